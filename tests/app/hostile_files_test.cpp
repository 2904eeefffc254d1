// SPDX-License-Identifier: Apache-2.0
// Files that were made to do harm, or look like it: each ends in a sentence or in rows, in bounded time and memory.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <sys/stat.h>

#include "tests/app/program_run.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

using tests::ProgramRun;
using tests::TemporaryFolder;

namespace {

// Sanitizers keep freed memory and shadow it; what the program itself needs is judged without them.
#if defined(__SANITIZE_ADDRESS__)
constexpr double kMostMegabytes = 4000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr double kMostMegabytes = 4000;
#else
constexpr double kMostMegabytes = 300;
#endif
#else
constexpr double kMostMegabytes = 300;
#endif

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

const std::string kXml = R"(<?xml version="1.0" encoding="UTF-8"?>)";

// A workbook of one sheet: what stands between <sheetData> and its end, and its shared strings.
std::string workbook(const std::string& rows, const std::string& before_sheet = {}, const std::string& strings = {})
{
    return tests::make_zip(
        {{"[Content_Types].xml", kXml + "<Types/>"},
         {"_rels/.rels",
          kXml +
              R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
         {"xl/workbook.xml",
          kXml + R"(<workbook><sheets><sheet name="排放口基本情况" sheetId="1" r:id="r1"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          kXml + R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
                 R"(<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
         {"xl/sharedStrings.xml", kXml + "<sst>" + strings + "</sst>"},
         {"xl/worksheets/sheet1.xml", before_sheet + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

std::string inline_cell(const std::string& reference, const std::string& text)
{
    return "<c r=\"" + reference + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}

std::string noise()
{
    std::string bytes(120 * kMegabyte, '\0');
    std::uint32_t state = 1;
    for (char& c : bytes) c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    return bytes;
}

// Text that packs, but not so well that it is taken for a bomb.
std::string letters(std::size_t size)
{
    std::string text(size, 'x');
    for (std::size_t at = 0; at < size; at += 61) text[at] = static_cast<char>('a' + (at * 7 + at / 97) % 23);
    return text;
}

std::string many_strings()
{
    constexpr int kStrings = 90;
    const std::string text = letters(kMegabyte - 1);
    std::string strings;
    for (int i = 0; i < kStrings; ++i) strings += "<si><t>" + text + "</t></si>";
    return strings;
}

struct Fixture {
    TemporaryFolder folder;
    std::string path;  // written before the program runs, so that nothing of the test's weighs on its peak

    ProgramRun import(const std::string& input)
    {
        const ProgramRun run = tests::run_program({"import", folder.file("case.opcase"), input, "--quiet"});
        BOOST_TEST(run.status < 70, run.errors);  // neither a fault of ours nor a signal
        BOOST_TEST(run.peak_mb < kMostMegabytes, std::to_string(run.peak_mb) + " MB");
        return run;
    }
    // One sentence that holds these words.
    void refused(const std::string& input, const std::string& words)
    {
        const ProgramRun run = import(input);
        BOOST_TEST(run.status == 3, run.output + run.errors);
        BOOST_TEST(run.errors.find(words) != std::string::npos, run.errors);
        BOOST_TEST(std::count(run.errors.begin(), run.errors.end(), '\n') == 1, run.errors);
        BOOST_TEST(!std::filesystem::exists(folder.file("case.opcase")));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_files_test)

BOOST_FIXTURE_TEST_CASE(a_bomb_of_one_entry, Fixture)
{
    path = folder.write("bomb.zip", tests::make_zip({{"台账.csv", std::string(100 * kMegabyte, '0')}}));
    refused(path, "unpacks to more than 300 times its size");
}

BOOST_FIXTURE_TEST_CASE(a_bomb_of_many_small_entries, Fixture)
{
    tests::ZipContent content;
    for (int i = 0; i < 40; ++i) content.emplace_back(std::to_string(i) + ".csv", std::string(2 * kMegabyte, '0'));
    path = folder.write("bombs.zip", tests::make_zip(content));
    refused(path, "times its size in all");
}

BOOST_FIXTURE_TEST_CASE(zips_in_zips_without_end, Fixture)
{
    std::string nested = tests::make_zip({{"a.csv", "1"}});
    for (int i = 0; i < 30; ++i) nested = tests::make_zip({{"again.zip", nested}});
    path = folder.write("deep.zip", nested);
    refused(path, "is a ZIP inside more than 2 others");
}

BOOST_FIXTURE_TEST_CASE(a_zip_in_a_zip_larger_than_memory, Fixture)
{
    path = folder.write("outer.zip", tests::make_zip({{"inner.zip", tests::make_zip({{"noise.bin", noise()}})}}));
    refused(path, "inner.zip: is larger than");
}

BOOST_FIXTURE_TEST_CASE(a_link_in_a_folder_leads_nowhere, Fixture)
{
    folder.write("in/排放口基本情况.csv", "排放口编号,排放口类型\nDA001,主要排放口\n");
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "in" / "台账.csv");
    std::filesystem::create_symlink(folder.path() / "in", folder.path() / "in" / "loop");
    BOOST_TEST(import(folder.file("in")).status == 0);
    const ProgramRun tables = tests::run_program({"tables", folder.file("case.opcase")});
    BOOST_TEST(tables.output.find("root:") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_pipe_is_no_file, Fixture)
{
    BOOST_REQUIRE(mkfifo(folder.file("pipe.csv").c_str(), 0600) == 0);
    refused(folder.file("pipe.csv"), "is no ordinary file");
    refused("/dev/zero", "is no ordinary file");
}

BOOST_FIXTURE_TEST_CASE(a_million_columns, Fixture)
{
    std::string row;
    for (int i = 0; i < 1'000'000; ++i) row += std::to_string(i) + ",";
    path = folder.write("wide.csv", row + "\n" + row + "\n");
    refused(path, "more than 16384 columns");
    path = folder.write("wide.xlsx", workbook("<row r=\"1\">" + inline_cell("XFE1", "x") + "</row>"));
    refused(path, "at most 16384 columns");
}

BOOST_FIXTURE_TEST_CASE(nothing_but_separators, Fixture)
{
    path = folder.write("separators.csv", std::string(40 * kMegabyte, ','));
    refused(path, "more than 16384 columns");
}

BOOST_FIXTURE_TEST_CASE(a_cell_of_a_hundred_megabytes, Fixture)
{
    const std::string header = "排放口编号,排放口类型\nDA001,";
    path = folder.write("plain.csv", header + std::string(100 * kMegabyte, 'x') + "\n");
    refused(path, "a line is longer than 16 MiB");
    path = folder.write("quoted.csv", header + '"' + std::string(100 * kMegabyte, 'x') + "\"\n");
    refused(path, "a line is longer than 16 MiB");
    path =
        folder.write("cell.xlsx", workbook("<row r=\"1\">" + inline_cell("A1", letters(100 * kMegabyte)) + "</row>"));
    refused(path, "a cell holds more");
}

BOOST_FIXTURE_TEST_CASE(entities_that_expand, Fixture)
{
    std::string doctype = kXml + "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c <= 'j'; ++c) {
        doctype += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i) doctype += std::string("&") + static_cast<char>(c - 1) + ';';
        doctype += "\">";
    }
    path = folder.write("laughs.xlsx", workbook("<row r=\"1\"><c r=\"A1\"><v>&j;</v></c></row>", doctype + "]>"));
    refused(path, "document type");
    path = folder.write("outside.xlsx",
                        workbook("<row r=\"1\"><c r=\"A1\"><v>&x;</v></c></row>",
                                 kXml + "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
    refused(path, "document type");
}

BOOST_FIXTURE_TEST_CASE(a_sheet_that_claims_a_million_rows, Fixture)
{
    const std::string header =
        "<row r=\"1\">" + inline_cell("A1", "排放口编号") + inline_cell("B1", "排放口类型") + "</row>";
    const std::string last =
        "<row r=\"1048576\">" + inline_cell("A1048576", "DA001") + inline_cell("B1048576", "主要排放口") + "</row>";
    path = folder.write("claims.xlsx", workbook(header + last));
    const ProgramRun run = import(path);
    BOOST_TEST(run.status == 0, run.errors);
    const ProgramRun tables = tests::run_program({"tables", folder.file("case.opcase")});
    BOOST_TEST(tables.output.find("排放口基本情况") != std::string::npos, tables.output);
    std::filesystem::remove(folder.file("case.opcase"));
    path =
        folder.write("beyond.xlsx", workbook(header + "<row r=\"1048577\">" + inline_cell("A1048577", "x") + "</row>"));
    refused(path, "at most 1048576 rows");
}

BOOST_FIXTURE_TEST_CASE(elements_nested_without_end, Fixture)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<x>";
    path = folder.write("deep.xlsx", workbook(deep));
    refused(path, "nested deeper");
    std::string tables, divisions;
    for (int i = 0; i < 20'000; ++i) tables += "<table><tr><td>";
    for (int i = 0; i < 200'000; ++i) divisions += "<div>";
    path = folder.write("deep.html", "<html><body>" + tables + "x");
    import(path);
    path = folder.write("divisions.html", "<html><body>" + divisions + "<table><tr><td>a</td></tr></table>");
    import(path);
}

BOOST_FIXTURE_TEST_CASE(spans_that_multiply, Fixture)
{
    std::string page = "<html><body><table>";
    for (int i = 0; i < 2000; ++i) page += "<tr><td colspan=\"1000\" rowspan=\"65534\">x</td></tr>";
    path = folder.write("spans.html", page + "</table></body></html>");
    import(path);
}

BOOST_FIXTURE_TEST_CASE(shared_strings_without_end, Fixture)
{
    path = folder.write("strings.xlsx", workbook("<row r=\"1\"/>", {}, many_strings()));
    refused(path, "holds more than");
}

BOOST_FIXTURE_TEST_CASE(nothing_but_bad_rows, Fixture)
{
    path = folder.file("自动监测小时数据.csv");
    {
        std::ofstream out(path);
        out << "排放口编号,监测时间,监测因子,实测值\n";
        for (int i = 0; i < 500'000; ++i) out << "DA001,昨天" << i << ",二氧化硫,一点五\n";
    }
    const ProgramRun run = import(path);
    BOOST_TEST(run.status == 4, run.errors);
    BOOST_TEST(std::filesystem::file_size(folder.file("case.opcase")) < 40 * kMegabyte);
}

BOOST_FIXTURE_TEST_CASE(packets_that_never_end, Fixture)
{
    std::string log;
    for (int i = 0; i < 200'000; ++i)
        log += "##9999QN=" + std::to_string(i) + ";ST=31;CN=2061;PW=1;MN=A;Flag=9;PNUM=999;PNO=1;CP=&&DataTime=2025\n";
    path = folder.write("endless.log", log + std::string(20 * kMegabyte, '#'));
    import(path);
}

BOOST_FIXTURE_TEST_CASE(quotes_that_are_never_closed, Fixture)
{
    std::string text = "排放口编号,排放口类型\n";
    for (int i = 0; i < 300'000; ++i) text += "\"DA001,主要排放口\n";
    path = folder.write("quotes.csv", text);
    import(path);
}

BOOST_AUTO_TEST_SUITE_END()
