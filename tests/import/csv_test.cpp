// SPDX-License-Identifier: Apache-2.0
#include "audit/import/csv.h"

#include <boost/test/unit_test.hpp>
#include <iconv.h>

#include <random>

#include "tests/import/recording_sink.h"
#include "tests/places.h"

using namespace audit::import;
using tests::RecordingSink;

namespace {

std::string encoded(std::string_view utf8, const char* encoding)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    std::string out(utf8.size() * 4 + 8, '\0');
    char* from = const_cast<char*>(utf8.data());
    char* to = out.data();
    std::size_t left = utf8.size(), room = out.size();
    BOOST_REQUIRE(iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1));
    iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

std::string read(std::string_view bytes)
{
    RecordingSink sink;
    const auto source = open_bytes(bytes);
    read_csv(*source, "t.csv", sink);
    return sink.text();
}

// The same rows whatever the pieces; `size` 0 stands for all at once.
std::string read_in_pieces(std::string_view bytes, std::size_t size)
{
    CsvScanner scanner("t.csv");
    CsvRow row;
    std::string all;
    const auto take = [&] {
        while (scanner.next(row)) {
            all += std::to_string(row.number);
            for (const std::string_view field : row.fields) all += '[' + std::string(field) + "]";
            all += row.damaged ? "!\n" : "\n";
        }
    };
    while (!bytes.empty()) {
        const std::size_t piece = size == 0 ? bytes.size() : std::min(size, bytes.size());
        scanner.feed(bytes.substr(0, piece));
        bytes.remove_prefix(piece);
        take();
    }
    scanner.finish();
    take();
    return all;
}

const std::string kTable = "排放口编号,监测时间,实测值\nDA001,2025-01-01 00:00,48.1\nDA002,2025-01-01 01:00,联通\n";
const std::string kRows =
    "sheet -\n1: 排放口编号|监测时间|实测值\n2: DA001|2025-01-01 00:00|48.1\n3: DA002|2025-01-01 01:00|联通\nend\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_test)

BOOST_AUTO_TEST_CASE(reads_every_encoding_alike)
{
    BOOST_TEST(read(kTable) == kRows);
    BOOST_TEST(read("\xEF\xBB\xBF" + kTable) == kRows);
    BOOST_TEST(read(encoded(kTable, "GB18030")) == kRows);
    BOOST_TEST(read(encoded(kTable, "GBK")) == kRows);
    BOOST_TEST(read("\xFF\xFE" + encoded(kTable, "UTF-16LE")) == kRows);
    BOOST_TEST(read("\xFE\xFF" + encoded(kTable, "UTF-16BE")) == kRows);
    BOOST_TEST(read(encoded(kTable, "UTF-16LE")) == kRows);
    BOOST_TEST(read(encoded(kTable, "UTF-16BE")) == kRows);
    BOOST_TEST(read(encoded("名称\n联通\n", "GB18030")) == "sheet -\n1: 名称\n2: 联通\nend\n");
}

BOOST_AUTO_TEST_CASE(finds_the_separator_under_titles_and_notes)
{
    BOOST_TEST(read("某厂台账, 2025\n日期\t名称\t用量\n2025-01-01\t煤,洗精\t1\n2025-01-02\t煤\t2\n") ==
               "sheet -\n1: 某厂台账, 2025\n2: 日期|名称|用量\n3: 2025-01-01|煤,洗精|1\n4: 2025-01-02|煤|2\nend\n");
    BOOST_TEST(read("a;b;c\n1;2,5;3\n4;5,5;6\n") == "sheet -\n1: a|b|c\n2: 1|2,5|3\n3: 4|5,5|6\nend\n");
    BOOST_TEST(read("sep=;\na;b,c\n") == "sheet -\n2: a|b,c\nend\n");
    BOOST_TEST(read("只有一列\n甲\n") == "sheet -\n1: 只有一列\n2: 甲\nend\n");
}

BOOST_AUTO_TEST_CASE(reads_quotes_and_counts_rows_as_a_spreadsheet_does)
{
    BOOST_TEST(read("a,\"b\nc\",\"d \"\"e\"\"\"\n\"\",\"1,2\",3\n") == "sheet -\n1: a|b\nc|d \"e\"\n2: |1,2|3\nend\n");
    BOOST_TEST(read("名称,规格\n管 5\" 长,\"6\" 口\"\nx,y\n") ==
               "sheet -\n1: 名称|规格\n2: 管 5\" 长|6 口\"\n3: x|y\nend\n");
}

BOOST_AUTO_TEST_CASE(a_quote_never_closed_does_not_swallow_the_file)
{
    const std::string told =
        " / 成对的引号（此行有未闭合的引号，按普通字符读取） / a quote that is closed (one in this row is not and was "
        "read as text)\n";
    BOOST_TEST(read("a,b\n\"1,2\n3,4\n5,6\n") ==
               "sheet -\n1: a|b\nproblem 2: \"1" + told + "2: \"1|2\n3: 3|4\n4: 5|6\nend\n");
    BOOST_TEST(read("a,b\n\"1,2\n3,\"x\"\n") == "sheet -\n1: a|b\nproblem 2: \"1" + told + "2: \"1|2\n3: 3|x\nend\n");
}

BOOST_AUTO_TEST_CASE(takes_every_line_end)
{
    BOOST_TEST(read("a,b\r\n1,2\r\n") == "sheet -\n1: a|b\n2: 1|2\nend\n");
    BOOST_TEST(read("a,b\r1,2\r") == "sheet -\n1: a|b\n2: 1|2\nend\n");
    BOOST_TEST(read("a,b\n\n1,2") == "sheet -\n1: a|b\n2: \n3: 1|2\nend\n");
    BOOST_TEST(read("") == "sheet -\nend\n");
}

BOOST_AUTO_TEST_CASE(pieces_of_any_size_give_the_same_rows)
{
    std::string table = "排放口,\"说明\n两行\",值\r\n";
    for (int i = 0; i < 4000; ++i)
        table += "DA00" + std::to_string(i % 7) + ",\"正常，\"\"第" + std::to_string(i) + "次\"\"\"," +
                 std::to_string(i) + ".50\r\n";
    for (const std::string& bytes : {table, encoded(table, "GB18030"), "\xFF\xFE" + encoded(table, "UTF-16LE")}) {
        const std::string whole = read_in_pieces(bytes, 0);
        BOOST_TEST_REQUIRE(whole.find("4001[DA002][正常，\"第3999次\"][3999.50]\n") != std::string::npos);
        for (const std::size_t size : {1, 2, 3, 7, 64, 1000, 65537}) BOOST_TEST((read_in_pieces(bytes, size) == whole));
    }
}

BOOST_AUTO_TEST_CASE(ascii_pages_may_come_before_the_first_chinese_character)
{
    std::string table;
    for (int i = 0; i < 20000; ++i) table += "DA001,SO2,48.1\n";
    for (const char* encoding : {"UTF-8", "GB18030"}) {
        const std::string rows = read_in_pieces(table + encoded("DA001,二氧化硫,正常\n", encoding), 4096);
        BOOST_TEST(rows.ends_with("20000[DA001][SO2][48.1]\n20001[DA001][二氧化硫][正常]\n"));
    }
}

BOOST_AUTO_TEST_CASE(tells_damaged_characters_with_their_row)
{
    std::string table = "排放口,备注\n";
    for (int i = 0; i < 50; ++i) table += "DA001,运行正常\n";
    const std::string told =
        " / 可以识别的文字（此处有无法解码的字符） / text that can be decoded (a character here cannot)\n";
    BOOST_TEST(read(table + "DA001,坏\xFF字\nDA002,好\n")
                   .ends_with("problem 52: 坏\uFFFD字" + told + "52: DA001|坏\uFFFD字\n53: DA002|好\nend\n"));
    BOOST_TEST(
        read_in_pieces(table + std::string("DA001,\0\nDA002,好\n", 18), 0).ends_with("52[DA001][ ]!\n53[DA002][好]\n"));
}

BOOST_AUTO_TEST_CASE(one_bad_byte_does_not_make_a_short_file_another_encoding)
{
    BOOST_TEST(read("日期,名称\n2025-01-01,原\xFF煤\n").ends_with("2: 2025-01-01|原\uFFFD煤\nend\n"));
    // What is no UTF-8 stays GB18030, its characters of four bytes too.
    BOOST_TEST(read(encoded("日期,名称\n2025-01-01,㐀原煤𬭎\n", "GB18030")) ==
               "sheet -\n1: 日期|名称\n2: 2025-01-01|㐀原煤𬭎\nend\n");
    BOOST_TEST(read(encoded("一,二\n磨煤,机\n", "GBK")) == "sheet -\n1: 一|二\n2: 磨煤|机\nend\n");
}

BOOST_AUTO_TEST_CASE(mixed_line_ends_and_separators_in_quotes_are_one_table)
{
    BOOST_TEST(read("名称,备注\r\n\"a;b,c\",1\nd,\"2\r\n3\"\r\ne,4\n") ==
               "sheet -\n1: 名称|备注\n2: a;b,c|1\n3: d|2\r\n3\n4: e|4\nend\n");
}

BOOST_AUTO_TEST_CASE(refuses_noise_and_endless_lines)
{
    std::mt19937 random(1);
    std::string noise(5000, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    const std::string refused =
        "t.csv: is not a text table, it holds bytes that no text has; hand in CSV (UTF-8 or GB18030) or a workbook";
    BOOST_TEST(tests::error_of([&] { read(noise); }) == refused);
    BOOST_TEST(tests::error_of([&] { read(std::string(100000, '\0')); }) == refused);
    BOOST_TEST(tests::error_of([&] { read(std::string(40 << 20, 'x')); }) ==
               "t.csv:1: a line is longer than 16 MiB, which no table has; check that the file is a table");
}

BOOST_AUTO_TEST_CASE(a_tee_shows_every_byte_once)
{
    tests::TemporaryFolder folder;
    const std::string path = folder.write("表.csv", kTable);
    std::string seen;
    const auto source = tee(open_file(path, "表.csv"), [&](std::string_view piece) { seen += piece; });
    RecordingSink sink;
    read_csv(*source, "表.csv", sink);
    BOOST_TEST(sink.text() == kRows);
    BOOST_TEST(seen == kTable);
    BOOST_TEST(tests::error_of([&] { open_file(folder.file("none.csv"), "none.csv"); }) ==
               "none.csv: there is no such file; check its name");
}

BOOST_AUTO_TEST_CASE(damage_far_behind_the_first_piece_is_told_in_its_row_alone)
{
    std::string text = kTable;
    while (text.size() < 300'000) text += "DA003,2025-01-01 02:00,联通与文字\n";
    const auto rows = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    text += "DA004,2025-01-01 02:00,\xE8\x81\nDA005,\"两\n行\",\xFF!\n" + text;
    const std::string all = read_in_pieces(text, 0);
    BOOST_TEST(all.find('\n' + std::to_string(rows + 1) + "[DA004][2025-01-01 02:00][\xEF\xBF\xBD\xEF\xBF\xBD]!\n" +
                        std::to_string(rows + 2) + "[DA005][两\n行][\xEF\xBF\xBD!]!\n" + std::to_string(rows + 3) +
                        "[排放口编号]") != std::string::npos);
    BOOST_TEST(std::count(all.begin(), all.end(), '!') == 3);
    for (const std::size_t size : {std::size_t{1000}, std::size_t{65'537}, std::size_t{262'144}})
        BOOST_TEST((read_in_pieces(text, size) == all), size);
}

BOOST_AUTO_TEST_CASE(rows_ahead_can_be_taken_as_text)
{
    std::string text = kTable;
    while (text.size() < 300'000) text += "DA003,2025-01-01 02:00,联通\n";
    CsvScanner scanner("t.csv");
    CsvRow row;
    scanner.feed(std::string_view(text).substr(0, 100'000));
    BOOST_TEST(scanner.next(row));
    scanner.feed(std::string_view(text).substr(100'000, 150'000));
    const std::string_view ahead = scanner.ahead();
    BOOST_TEST(ahead.size() > 240'000U);
    BOOST_TEST(ahead.ends_with('\n'));
    const std::size_t line = ahead.find('\n') + 1;
    scanner.skip(line, 1);
    BOOST_TEST(scanner.next(row));
    BOOST_TEST(row.number == 3);
    BOOST_TEST(row.fields[0] == "DA002");
    scanner.skip(scanner.ahead().size(), 5000);
    BOOST_TEST(!scanner.next(row));
    BOOST_TEST(scanner.ahead().empty());
    scanner.feed(std::string_view(text).substr(250'000));
    scanner.finish();
    BOOST_TEST(scanner.next(row));
    BOOST_TEST(row.number == 5004);
    BOOST_TEST(row.fields.back() == "联通");
}

BOOST_AUTO_TEST_SUITE_END()
