// SPDX-License-Identifier: Apache-2.0
// Rows of long tables that are read from the bytes of the file say what the same rows say when they are split first.
#include "audit/import/row_pattern.h"

#include <boost/test/unit_test.hpp>

#include "audit/import/importer.h"
#include "audit/store/series_store.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::import;

namespace {

constexpr std::array<FieldKind, 4> kKinds = {FieldKind::words, FieldKind::time, FieldKind::measured, FieldKind::flag};

// "time measured decimals flag" of the row by a pattern that was learned from DA001,...,12.5,N; "" when it does not
// fit.
std::string matched(std::string row)
{
    TimeReader times;
    FlagReader flags;
    Time ignored;
    times.read("2025-01-02 03:00", ignored);
    flags.read("M");
    RowPattern pattern;
    pattern.learn(std::array<std::string_view, 4>{"DA001", "2025-01-02 03:00", "12.5", "N"}, kKinds, ',');
    PatternValues values;
    const std::size_t size = row.size();
    row.append(64, ',');
    const char* next = pattern.match(row.data(), times, flags, values);
    if (next == nullptr) return "";
    BOOST_TEST(next == row.data() + size);
    const std::string number = values.measured.scaled == kAbsent ? "-" : std::to_string(values.measured.scaled);
    return to_text(values.time) + ' ' + number + ' ' + std::to_string(values.measured.decimals) + ' ' +
           std::to_string(static_cast<int>(values.flag));
}

// Everything a file leaves in a case: records with their row, problems, counts.
std::string imported(const std::string& bytes)
{
    const tests::TemporaryFolder folder;
    store::CaseFile made = store::CaseFile::create(folder.file("case.opcase"));
    const auto summary = import_submission(made, {folder.write("auto_hourly.csv", bytes)});
    std::string text = std::to_string(summary.rows()) + " rows, " + std::to_string(summary.rejected()) + " rejected\n";
    const store::SeriesStore series(made);
    for (const store::SeriesInfo& info : series.list()) {
        text += info.key.outlet + ' ' + info.key.item + ' ' + info.unit + '\n';
        series.visit(info.key, [&](SourceId, const store::SeriesRecord& record) {
            text += to_text(record.time) + ' ' + std::to_string(record.measured) + ' ' +
                    std::to_string(record.measured_decimals) + ' ' + std::to_string(record.converted) + ' ' +
                    std::to_string(record.converted_decimals) + ' ' + std::to_string(static_cast<int>(record.flag)) +
                    " row " + std::to_string(record.row) + '\n';
        });
    }
    for (const store::ImportProblem& problem : made.problems())
        text += std::to_string(problem.row) + ' ' + problem.column + ' ' + problem.found + '\n';
    return text;
}

// The same table with the outlet in quotes, so that no row fits a pattern.
std::string quoted(std::string text)
{
    for (std::size_t at = 0; (at = text.find("\nDA00", at)) != std::string::npos;) {
        text.insert(at + 6, 1, '"');
        text.insert(at + 1, 1, '"');
    }
    return text;
}

std::string hour_text(int hour)
{
    std::string text = to_text(Time{1735689600 + 3600 * static_cast<std::int64_t>(hour)});
    text[10] = ' ';
    return text;
}

const std::string kHeader = "排放口编号,监测时间,监测因子,实测值,折算值,单位,数据标记,备注\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(row_pattern_test)

BOOST_AUTO_TEST_CASE(reads_values_of_every_length_as_written)
{
    const std::string begin = "DA001,2025-01-02 03:00,", end = ",N\n", time = "2025-01-02T03:00 ";
    BOOST_TEST(matched(begin + "48.10" + end) == time + "4810 2 1");
    BOOST_TEST(matched(begin + "0" + end) == time + "0 0 1");
    BOOST_TEST(matched(begin + "007.0" + end) == time + "70 1 1");
    BOOST_TEST(matched(begin + "1234567" + end) == time + "1234567 0 1");
    BOOST_TEST(matched(begin + "12345678" + end) == time + "12345678 0 1");
    BOOST_TEST(matched(begin + "228000.55" + end) == time + "22800055 2 1");
    BOOST_TEST(matched(begin + "0.000001" + end) == time + "1 6 1");
    BOOST_TEST(matched(begin + "15." + end) == time + "15 0 1");
    BOOST_TEST(matched(begin + "-3.5" + end) == time + "-35 1 1");
    BOOST_TEST(matched(begin + end) == time + "- 0 1");
}

BOOST_AUTO_TEST_CASE(leaves_what_is_unusual_to_the_ordinary_way)
{
    const std::string begin = "DA001,2025-01-02 03:00,";
    for (const char* value : {".5", "1.2.3", "12,5", "1 2", "/", "<0.5", "12mg/m3", "１２", "1e3", "-", "--1", "1-",
                              "0.1234567890", "1234567890123456789", "12\n5"})
        BOOST_TEST(matched(begin + value + ",N\n") == "", value);
    for (const char* row :
         {"DA002,2025-01-02 03:00,12.5,N\n", "DA0012025-01-02 03:00,12.5,N\n", "\"DA001\",2025-01-02 03:00,12.5,N\n",
          "DA001,2025-01-02 03:60,12.5,N\n", "DA001,2025-01-03 03:00,12.5,N\n", "DA001,2025-01-02 03:00,12.5,N,\n",
          "DA001,2025-01-02 03:00,12.5\n", "DA001,2025-01-02 03:00,12.5,F\n", "DA001,2025-01-02 03:00,12.5,NN\n",
          "DA001,2025-01-02 03:001,12.5,N\n", "\n"})
        BOOST_TEST(matched(row) == "", row);
}

BOOST_AUTO_TEST_CASE(reads_other_clocks_of_the_day_and_the_last_flag)
{
    BOOST_TEST(matched("DA001,2025-01-02 23:59,1,M\r\n") == "2025-01-02T23:59 1 0 7");
    BOOST_TEST(matched("DA001,2025-01-02 4:05,1,\n") == "2025-01-02T04:05 1 0 1");
    BOOST_TEST(matched("DA001,2025-01-02 03:00:30,1,N\n") == "2025-01-02T03:00:30 1 0 1");
}

BOOST_AUTO_TEST_CASE(a_file_of_many_shapes_is_read_the_same_from_its_bytes_and_split)
{
    // Two outlets, four items, one with a unit that is converted, one without a value, one that nobody knows; flags,
    // blanks, marks, wrong rows, other orders, a day's end at 24:00, remarks that change, damaged and zero bytes.
    std::string text = kHeader;
    const char* const flags[] = {"N", "N", "N", "M", "", "故障", "N", "?"};
    const char* const odd[] = {"", "/", "12.5 ", " 7", "1,5", "-0.5", "未检出", "9.99mg/m3"};
    for (int hour = 0; hour < 400; ++hour) {
        const std::string time = hour % 24 == 23 ? hour_text(hour).substr(0, 10) + " 23:00" : hour_text(hour);
        for (int i = 0; i < 8; ++i) {
            const std::string outlet = i < 4 ? "DA001" : "DA002";
            if ((hour * 7 + i) % 53 == 0) continue;
            std::string value = std::to_string(hour % 90) + '.' + std::to_string(10 + (hour * 31 + i) % 90);
            if ((hour + 3 * i) % 37 == 0) value = odd[hour % 8];
            const char* const item[] = {"二氧化硫", "烟气流量", "含氧量", "神秘因子"};
            const char* const unit[] = {"mg/m³", "m³/s", "%", "mg/m³"};
            text += outlet + ',' + (hour % 91 == 0 && i == 2 ? "2025/13/40" : time) + ',' + item[i % 4] + ',' + value +
                    ',' + (i % 4 == 0 ? value.substr(0, 2) : "") + ',' + unit[i % 4] + ',' + flags[(hour / 5 + i) % 8] +
                    (hour % 60 == 59           ? ",停电后补录\n"
                     : hour % 3 == 0 && i == 1 ? ",\r\n"
                                               : ",\n");
        }
        if (hour == 120) text += "DA001," + time + ",二氧化硫,1.5,1.5,mg/m\xC2,N,\n";
        if (hour == 200) text += "DA001," + time + ",二氧化硫,1.5,1.5,mg/m³,N," + std::string("\0", 1) + "\n";
        if (hour == 250) text += "\n合计,,,,,,,\n";
    }
    const std::string expected = imported(quoted(text));
    BOOST_TEST(expected.size() > 100'000U);
    BOOST_TEST((imported(text) == expected));
    text.pop_back();  // without a line break at the end
    BOOST_TEST((imported(text) == expected));
}

BOOST_AUTO_TEST_CASE(a_file_longer_than_the_pieces_it_is_read_in_is_read_the_same)
{
    std::string text = kHeader;
    for (int hour = 0; hour < 6000; ++hour)
        for (const char* item : {"二氧化硫", "氮氧化物", "颗粒物"})
            text += "DA001," + hour_text(hour) + ',' + item + ',' + std::to_string(hour % 77) + ".5,,mg/m³,N,备注\n";
    BOOST_TEST(text.size() > 900'000U);
    BOOST_TEST((imported(text) == imported(quoted(text))));
    std::string crlf;
    for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    BOOST_TEST((imported(crlf) == imported(text)));
}

BOOST_AUTO_TEST_SUITE_END()
