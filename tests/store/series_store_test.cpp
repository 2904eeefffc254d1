// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_store.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

#include "audit/store/submission_writer.h"
#include "audit/store/verify.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::store;

namespace {

const SeriesKey kSulfur{"DA001", "二氧化硫", Interval::hour, Statistic::mean};
const Time kStart = midnight({2025, 1, 30});

SeriesRecord record(Time time, const char* measured, const char* converted, std::int64_t row, Flag flag = Flag::normal)
{
    SeriesRecord made;
    made.time = time;
    made.row = row;
    made.flag = flag;
    if (const auto value = Decimal::parse(measured)) {
        made.measured = value->mantissa;
        made.measured_decimals = static_cast<std::int8_t>(value->decimals);
    }
    if (const auto value = Decimal::parse(converted)) {
        made.converted = value->mantissa;
        made.converted_decimals = static_cast<std::int8_t>(value->decimals);
    }
    return made;
}

bool same(const SeriesRecord& a, const SeriesRecord& b)
{
    return a.time == b.time && a.measured == b.measured && a.converted == b.converted && a.flag == b.flag &&
           a.row == b.row && (a.measured == kAbsent || a.measured_decimals == b.measured_decimals) &&
           (a.converted == kAbsent || a.converted_decimals == b.converted_decimals);
}

struct Fixture {
    tests::TemporaryFolder folder;
    CaseFile made = CaseFile::create(folder.file("a.opcase"));
    SeriesStore series{made};
    int files = 0;

    SourceId add(const std::vector<SeriesRecord>& records, const SeriesKey& key = kSulfur, bool of_reports = false)
    {
        Transaction transaction(made.database());
        const std::int64_t file = add_file(made, 'f' + std::to_string(++files));
        OriginalWriter(made, file).finish();
        const SourceId source = add_source(made, {file, {}, "auto_hourly", 1, {}, false});
        SeriesWriter writer(made, source);
        const int handle = writer.series(key, "mg/m³", {"实测", "折算", "标记"});
        for (const SeriesRecord& one : records) writer.append(handle, one);
        writer.finish(of_reports);
        transaction.commit();
        return source;
    }

    std::vector<SeriesRecord> visited(const SeriesKey& key = kSulfur) const
    {
        std::vector<SeriesRecord> records;
        series.visit(key, [&](SourceId, const SeriesRecord& one) { records.push_back(one); });
        return records;
    }

    void check_kept(const std::vector<SeriesRecord>& records, const SeriesKey& key = kSulfur)
    {
        add(records, key);
        auto kept = visited(key);
        auto expected = records;
        const auto by_row = [](const SeriesRecord& a, const SeriesRecord& b) { return a.row < b.row; };
        std::stable_sort(kept.begin(), kept.end(), by_row);
        std::stable_sort(expected.begin(), expected.end(), by_row);
        BOOST_TEST((std::equal(kept.begin(), kept.end(), expected.begin(), expected.end(), same)));
    }
};

std::vector<SeriesRecord> hours(std::int64_t count, std::int64_t step = kHour)
{
    std::vector<SeriesRecord> records;
    std::mt19937_64 random(3);
    for (std::int64_t i = 0; i < count; ++i) {
        SeriesRecord one;
        one.time = kStart + i * step;
        one.measured = 300 + static_cast<std::int64_t>(random() % 60);
        one.measured_decimals = 1;
        one.row = i + 2;
        records.push_back(one);
    }
    return records;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(series_store_test)

BOOST_FIXTURE_TEST_CASE(values_lie_on_the_grid_with_their_flags_and_gaps, Fixture)
{
    add({record(kStart, "61.30", "70", 2), record(kStart + kHour, "61.3", "", 3, Flag::calibration),
         record(kStart + 4 * kHour, "", "", 4, Flag::stopped)});
    const Series loaded = series.load(kSulfur);
    BOOST_TEST(loaded.unit == "mg/m³");
    BOOST_TEST(loaded.decimals == 2);
    BOOST_TEST((loaded.start == kStart));
    BOOST_TEST(loaded.step == kHour);
    BOOST_TEST((loaded.measured == std::vector<std::int64_t>{6130, 6130, kAbsent, kAbsent, kAbsent}));
    BOOST_TEST((loaded.converted == std::vector<std::int64_t>{7000, kAbsent, kAbsent, kAbsent, kAbsent}));
    BOOST_TEST((loaded.flags ==
                std::vector<Flag>{Flag::normal, Flag::calibration, Flag::absent, Flag::absent, Flag::stopped}));
}

BOOST_FIXTURE_TEST_CASE(a_series_without_converted_values_has_no_array_for_them, Fixture)
{
    add({record(kStart, "1", "", 2)});
    BOOST_TEST(series.load(kSulfur).converted.empty());
    BOOST_TEST(series.load({"DA002", "二氧化硫", Interval::hour, Statistic::mean}).size() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_period_gives_the_grid_of_that_period, Fixture)
{
    add(hours(200));
    const Series all = series.load(kSulfur);
    BOOST_TEST(all.size() == 200U);
    const Series part = series.load(kSulfur, Period{kStart + 150 * kHour, kStart + 210 * kHour});
    BOOST_TEST(part.size() == 60U);
    BOOST_TEST(part.measured[0] == all.measured[150]);
    BOOST_TEST(part.measured[49] == all.measured[199]);
    BOOST_TEST((part.flags[50] == Flag::absent));
    BOOST_TEST(series.load(kSulfur, Period{kStart - kDay, kStart}).size() == 24U);
}

BOOST_FIXTURE_TEST_CASE(a_value_comes_back_as_it_was_written_with_its_row_and_header, Fixture)
{
    const SourceId source = add({record(kStart, "61.30", "70", 2), record(kStart + kHour, "61.3", "-0.007", 3),
                                 record(kStart + 2 * kHour, "0", "", 4, Flag::fault)});
    const auto text = [&](std::int64_t hour, bool converted) {
        const auto cell = series.cell(kSulfur, kStart + hour * kHour, converted);
        if (!cell) return std::string("none");
        BOOST_TEST(cell->source.source == source);
        BOOST_TEST(cell->source.row == hour + 2);
        return cell->column + " " + cell->value;
    };
    BOOST_TEST(text(0, false) == "实测 61.30");
    BOOST_TEST(text(0, true) == "折算 70");
    BOOST_TEST(text(1, false) == "实测 61.3");
    BOOST_TEST(text(1, true) == "折算 -0.007");
    BOOST_TEST(text(2, false) == "实测 0");
    BOOST_TEST(text(2, true) == "折算 ");
    BOOST_TEST(text(3, false) == "none");
    BOOST_TEST(series.flag_cell(kSulfur, kStart + 2 * kHour)->value == "D");
    BOOST_TEST(series.flag_cell(kSulfur, kStart + 2 * kHour)->column == "标记");
    BOOST_TEST((*series.source_of(kSulfur, kStart + kHour) == SourceRow{source, 3}));
    BOOST_TEST(!series.source_of(kSulfur, kStart + 9 * kHour).has_value());
}

BOOST_FIXTURE_TEST_CASE(duplicates_and_times_off_the_grid_are_kept, Fixture)
{
    const std::vector<SeriesRecord> records = {record(kStart, "1", "", 2),
                                               record(kStart, "2", "", 3),
                                               record(kStart + 1800, "3", "", 4),
                                               record(kStart + kHour + 60, "4", "", 5),
                                               record(kStart + 2 * kHour, "5", "", 6),
                                               record(kStart + 2 * kHour + 1, "6", "", 7)};
    check_kept(records);
    // The record at the very hour stands; one beside it only where there is none.
    BOOST_TEST((series.load(kSulfur).measured == std::vector<std::int64_t>{2, 4, 5}));
    BOOST_TEST(series.source_of(kSulfur, kStart)->row == 3);
    BOOST_TEST(series.source_of(kSulfur, kStart + kHour)->row == 5);
    BOOST_TEST(series.source_of(kSulfur, kStart + 2 * kHour)->row == 6);
}

BOOST_FIXTURE_TEST_CASE(a_later_import_wins_and_conflicts_are_told, Fixture)
{
    const SourceId first = add(
        {record(kStart, "10", "", 2), record(kStart + kHour, "11", "12", 3), record(kStart + 2 * kHour, "12", "", 4)});
    const SourceId second =
        add({record(kStart + kHour, "11.0", "13", 2), record(kStart + 2 * kHour, "12.5", "", 3, Flag::fault),
             record(kStart + 3 * kHour, "14", "", 4), record(kStart, "", "", 5)});
    BOOST_TEST((series.load(kSulfur).measured == std::vector<std::int64_t>{100, 110, 125, 140}));
    BOOST_TEST((series.load(kSulfur).flags[2] == Flag::fault));
    BOOST_TEST((*series.source_of(kSulfur, kStart) == SourceRow{first, 2}));
    BOOST_TEST((*series.source_of(kSulfur, kStart + 2 * kHour) == SourceRow{second, 3}));
    std::string told;
    for (const SeriesConflict& conflict : series.conflicts(kSulfur)) {
        told += to_text(conflict.time) + " " + std::to_string(conflict.a.source) + ":" +
                std::to_string(conflict.a.row) + "=" + conflict.value_a.to_string() + " " +
                std::to_string(conflict.b.source) + ":" + std::to_string(conflict.b.row) + "=" +
                conflict.value_b.to_string() + "\n";
    }
    BOOST_TEST(told == "2025-01-30T01:00 1:3=12 2:2=13\n2025-01-30T02:00 1:4=12 2:3=12.5\n");
}

BOOST_FIXTURE_TEST_CASE(the_same_values_from_two_files_are_no_conflict, Fixture)
{
    add(hours(100));
    add(hours(100));
    BOOST_TEST(series.conflicts(kSulfur).empty());
}

BOOST_FIXTURE_TEST_CASE(a_superseded_file_is_out_of_every_answer, Fixture)
{
    add(hours(100));
    supersede(made, 1);
    BOOST_TEST(series.list().empty());
    BOOST_TEST(series.load(kSulfur).size() == 0U);
    BOOST_TEST(visited().empty());
    BOOST_TEST(!series.cell(kSulfur, kStart).has_value());
}

BOOST_FIXTURE_TEST_CASE(the_letter_b_follows_the_dialect_of_its_file, Fixture)
{
    add({record(kStart, "1", "", 2, Flag::letter_b)});
    add({record(kStart + kHour, "1", "", 2, Flag::letter_b)}, kSulfur, true);
    BOOST_TEST((series.load(kSulfur).flags == std::vector<Flag>{Flag::communication, Flag::banked}));
}

BOOST_FIXTURE_TEST_CASE(lists_series_with_span_records_and_step, Fixture)
{
    add(hours(1000));
    const SeriesKey minutes{"DA001", "二氧化硫", Interval::minute, Statistic::mean};
    add(hours(1000, 5 * kMinute), minutes);
    const SeriesKey instants{"DW001", "pH值", Interval::instant, Statistic::mean};
    add(hours(100, 30), instants);
    const std::vector<SeriesInfo> found = series.list();
    BOOST_REQUIRE(found.size() == 3U);
    BOOST_TEST((found[0].key == kSulfur));
    BOOST_TEST((found[0].span == Period{kStart, kStart + 1000 * kHour}));
    BOOST_TEST(found[0].records == 1000);
    BOOST_TEST(found[0].step == kHour);
    BOOST_TEST(found[1].step == 5 * kMinute);
    BOOST_TEST(found[2].step == 30);
    BOOST_TEST(series.load(minutes).size() == 1000U);
    BOOST_TEST(made.database().integer("SELECT max(finish - start) FROM series_blocks") < 31 * kDay);
}

BOOST_FIXTURE_TEST_CASE(every_order_of_the_file_is_kept_and_gives_the_same_grid, Fixture)
{
    const std::vector<SeriesRecord> ascending = hours(3000);
    std::vector<SeriesRecord> descending = ascending;
    std::reverse(descending.begin(), descending.end());
    std::vector<SeriesRecord> shuffled = ascending;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(5));
    const char* const outlets[] = {"DA001", "DA002", "DA003"};
    const std::vector<SeriesRecord>* const orders[] = {&ascending, &descending, &shuffled};
    for (int i = 0; i < 3; ++i) {
        const SeriesKey key{outlets[i], "二氧化硫", Interval::hour, Statistic::mean};
        std::vector<SeriesRecord> records = *orders[i];
        for (std::size_t row = 0; row < records.size(); ++row) records[row].row = static_cast<std::int64_t>(row) + 2;
        check_kept(records, key);
        const Series loaded = series.load(key);
        BOOST_REQUIRE(loaded.size() == 3000U);
        for (std::size_t hour = 0; hour < 3000; ++hour)
            BOOST_REQUIRE(loaded.measured[hour] == ascending[hour].measured);
    }
    BOOST_TEST(series.list()[2].step == kHour);
}

BOOST_FIXTURE_TEST_CASE(many_series_side_by_side_keep_their_values_apart, Fixture)
{
    Transaction transaction(made.database());
    SeriesWriter writer(made, add_source(made, {add_file(made, "wide"), {}, "auto_wide", 1, {}, false}));
    constexpr int kSeries = 48;
    constexpr std::int64_t kRows = 2000;
    for (std::int64_t row = 0; row < kRows; ++row) {
        for (int i = 0; i < kSeries; ++i) {
            const SeriesKey key{"DA001", "项目" + std::to_string(i), Interval::minute, Statistic::mean};
            const int handle = writer.series(key, "", {"值", "", ""});
            BOOST_REQUIRE(handle == i);
            SeriesRecord one;
            one.time = kStart + row * kMinute;
            one.measured = row * i;
            one.row = row + 2;
            writer.append(handle, one);
        }
    }
    writer.finish(false);
    transaction.commit();
    for (int i = 0; i < kSeries; ++i) {
        const Series loaded = series.load({"DA001", "项目" + std::to_string(i), Interval::minute, Statistic::mean});
        BOOST_REQUIRE(loaded.size() == static_cast<std::size_t>(kRows));
        for (std::int64_t row = 0; row < kRows; ++row)
            BOOST_REQUIRE(loaded.measured[static_cast<std::size_t>(row)] == row * i);
    }
}

BOOST_FIXTURE_TEST_CASE(random_records_are_kept_exactly, Fixture)
{
    std::mt19937_64 random(11);
    std::vector<SeriesRecord> records;
    for (std::int64_t row = 2; row < 4000; ++row) {
        SeriesRecord one;
        one.time = kStart + static_cast<std::int64_t>(random() % (90 * kDay));
        one.row = row;
        one.flag = static_cast<Flag>(1 + random() % 13);
        const auto value = [&] {
            return static_cast<std::int64_t>(random() >> (random() % 63 + 1)) * (random() % 2 == 0 ? 1 : -1);
        };
        if (random() % 10 != 0) one.measured = value();
        if (random() % 3 == 0) one.converted = value();
        one.measured_decimals = static_cast<std::int8_t>(random() % 10);
        one.converted_decimals = static_cast<std::int8_t>(random() % 10);
        records.push_back(one);
    }
    add(records);
    // Two values that no common scale holds come back as two records of their row.
    std::vector<SeriesRecord> kept;
    for (const SeriesRecord& one : visited()) kept.push_back(one);
    std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    std::vector<SeriesRecord> joined;
    for (const SeriesRecord& one : kept) {
        if (!joined.empty() && joined.back().row == one.row) {
            BOOST_REQUIRE(joined.back().converted == kAbsent);
            joined.back().converted = one.converted;
            joined.back().converted_decimals = one.converted_decimals;
        } else {
            joined.push_back(one);
        }
    }
    BOOST_TEST((std::equal(joined.begin(), joined.end(), records.begin(), records.end(), same)));
}

// Wants of a period reach into the middle of blocks: even and uneven, with and without converted values and gaps.
BOOST_FIXTURE_TEST_CASE(a_period_within_a_block_gives_what_the_whole_series_has_there, Fixture)
{
    for (const int shape : {0, 1, 2, 3}) {
        const SeriesKey key{"DA00" + std::to_string(shape + 1), "二氧化硫", Interval::minute};
        std::vector<SeriesRecord> records = hours(40'000, kMinute);
        std::mt19937_64 random(static_cast<unsigned>(shape));
        for (SeriesRecord& one : records) {
            if (shape == 1 && random() % 50 == 0) one.time = one.time + 7;
            if (shape == 2) one.converted = one.measured + 20, one.converted_decimals = 1;
            if (shape >= 2 && random() % 40 == 0) one.measured = kAbsent;
            if (shape == 3 && random() % 9 == 0) one.measured_decimals = 0;
            if (random() % 300 == 0) one.flag = Flag::fault;
        }
        if (shape == 3) std::reverse(records.begin(), records.end());
        if (shape == 1) std::erase_if(records, [&](const SeriesRecord&) { return random() % 200 == 0; });
        add(records, key);
        const Series whole = series.load(key);
        for (int i = 0; i < 60; ++i) {
            const auto first = static_cast<std::size_t>(random() % (whole.size() - 200));
            const Series part = series.load(key, Period{whole.time(first), whole.time(first + 60)});
            BOOST_TEST_REQUIRE(part.size() == 60U);
            const auto from = static_cast<std::ptrdiff_t>(first);
            BOOST_TEST((std::equal(part.measured.begin(), part.measured.end(), whole.measured.begin() + from)));
            BOOST_TEST((std::equal(part.flags.begin(), part.flags.end(), whole.flags.begin() + from)));
            BOOST_TEST((part.converted.empty() ||
                        std::equal(part.converted.begin(), part.converted.end(), whole.converted.begin() + from)));
            const auto& one = records[random() % records.size()];
            if (one.measured == kAbsent || one.time.seconds % kMinute != 0) continue;
            const auto cell = series.cell(key, one.time);
            BOOST_TEST_REQUIRE(cell.has_value());
            BOOST_TEST(cell->source.row == one.row);
            BOOST_TEST(cell->value == (Decimal{one.measured, one.measured_decimals}.to_string()));
        }
    }
}

BOOST_FIXTURE_TEST_CASE(a_damaged_block_is_told_by_verify, Fixture)
{
    add(hours(1000));
    BOOST_TEST(verify_case(made).empty());
    made.database().execute("UPDATE series_blocks SET measured = CAST(substr(measured, 1, 40) AS BLOB) WHERE id = 1");
    const std::vector<std::string> wrong = verify_case(made);
    BOOST_REQUIRE(wrong.size() == 1U);
    BOOST_TEST(wrong[0] ==
               made.path() +
                   ": the automatic monitoring data of DA001 二氧化硫 are damaged; restore the case from a copy");
}

BOOST_FIXTURE_TEST_CASE(a_mistyped_year_does_not_ask_for_centuries_of_memory, Fixture)
{
    const SeriesKey minutes{"DA001", "烟气流量", Interval::minute, Statistic::mean};
    std::vector<SeriesRecord> records = hours(1000, kMinute);
    records.push_back(record(midnight({2925, 1, 1}), "5", "", 5000));
    check_kept(records, minutes);
    BOOST_TEST(series.load(minutes).size() == 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
