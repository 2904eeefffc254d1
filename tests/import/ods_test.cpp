// SPDX-License-Identifier: Apache-2.0
#include "audit/import/ods.h"

#include <boost/test/unit_test.hpp>

#include "tests/import/recording_sink.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

using namespace audit::import;

namespace {

// A document with these tables, under styles as LibreOffice writes them.
std::string document(const std::string& tables, const std::string& manifest = "")
{
    const std::string urn = "urn:oasis:names:tc:opendocument:xmlns:";
    std::string content = "<office:document-content";
    for (const char* prefix : {"office", "style", "text", "table", "number"})
        content += " xmlns:" + std::string(prefix) + "=\"" + urn + prefix + ":1.0\"";
    content +=
        "><office:automatic-styles><number:number-style style:name=\"N2\"><number:number number:decimal-places=\"2\" "
        "number:min-decimal-places=\"2\"/></number:number-style><number:percentage-style style:name=\"N10\">"
        "<number:number number:decimal-places=\"1\"/></number:percentage-style>"
        "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
        "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:data-style-name=\"N10\"/>"
        "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
        "table:display=\"false\"/></style:style>"
        "</office:automatic-styles><office:body><office:spreadsheet>" +
        tables + "</office:spreadsheet></office:body></office:document-content>";
    tests::ZipContent parts = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                               {"content.xml", content}};
    if (!manifest.empty()) parts.push_back({"META-INF/manifest.xml", manifest});
    return tests::make_zip(parts);
}

std::string read(const std::string& bytes)
{
    tests::RecordingSink sink;
    read_ods_bytes(bytes, "t.ods", sink);
    return sink.text();
}

std::string cell(const std::string& attributes, const std::string& text = "")
{
    return "<table:table-cell " + attributes + ">" + (text.empty() ? "" : "<text:p>" + text + "</text:p>") +
           "</table:table-cell>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ods_test)

BOOST_AUTO_TEST_CASE(reads_values_of_every_type_with_the_decimals_they_show)
{
    const std::string row =
        cell("office:value-type=\"float\" office:value=\"50\" table:style-name=\"ce1\"", "50.00") +
        cell("office:value-type=\"float\" office:value=\"48.1\"", "48.1") +
        cell("office:value-type=\"percentage\" office:value=\"0.0525\" table:style-name=\"ce2\"", "5.3%") +
        cell("office:value-type=\"date\" office:date-value=\"2025-01-02\"", "25/1/2") +
        cell("office:value-type=\"date\" office:date-value=\"2025-01-02T03:00:00\"", "x") +
        cell("office:value-type=\"time\" office:time-value=\"PT27H30M00S\"", "x") +
        cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE") +
        cell("office:value-type=\"string\"", "甲<text:s text:c=\"2\"/>乙<text:line-break/>丙") +
        cell("table:formula=\"of:=1+1\"") + cell("table:formula=\"of:=1/0\" office:value-type=\"string\"", "#DIV/0!") +
        "<table:table-cell table:number-columns-repeated=\"16374\"/>";
    BOOST_TEST(
        read(document("<table:table table:name=\"台账\"><table:table-row>" + row +
                      "</table:table-row></table:table>")) ==
        "sheet 台账\n1: n:50.00|n:48.1~|n:5.3%|t:2025-01-02|t:2025-01-02 03:00|t:27:30|b:TRUE|甲  乙\n丙|u:of:=1+1|"
        "e:#DIV/0!\nend\n");
}

BOOST_AUTO_TEST_CASE(keeps_rows_and_columns_in_place)
{
    const std::string tables =
        "<table:table table:name=\"a\"><table:table-column table:default-cell-style-name=\"ce1\"/>"
        "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" "
        "office:value-type=\"string\"><text:p>二氧化硫</text:p>"
        "<office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/>" +
        cell("office:value-type=\"string\" table:number-rows-spanned=\"2\"", "标记") +
        "</table:table-row><table:table-row table:number-rows-repeated=\"3\"/>"
        "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\">" +
        cell("office:value-type=\"float\" office:value=\"7\"", "7.00") + cell("table:number-columns-repeated=\"2\"") +
        cell("office:value-type=\"string\" table:number-columns-repeated=\"2\"", "x") +
        "</table:table-row><table:table-row table:number-rows-repeated=\"1048570\"/></table:table>"
        "<table:table table:name=\"b\" table:style-name=\"ta2\"/>";
    BOOST_TEST(
        read(document(tables)) ==
        "sheet a\nmerged 1,0-1,1 1,2-2,2\n1: 二氧化硫||标记\n5 hidden: n:7.00|||x|x\n6 hidden: n:7.00|||x|x\nend\n"
        "sheet b hidden\nend\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_none_encrypted_or_hostile)
{
    const auto error = [](const std::string& bytes) { return tests::error_of([&] { read(bytes); }); };
    BOOST_TEST(error("日期,名称\n") ==
               "t.ods: is no OpenDocument spreadsheet, or a truncated one; save it again as .ods or .xlsx");
    BOOST_TEST(error(tests::make_zip({{"a", "b"}})) ==
               "t.ods: is a ZIP but no OpenDocument spreadsheet; save it as .ods or .xlsx in an office program");
    BOOST_TEST(error(document("", "<manifest:encryption-data/>")) == "t.ods: is encrypted; save it without a password");
    BOOST_TEST(error(document("<table:table><table:table-row table:number-rows-repeated=\"2000000\">" +
                              cell("office:value-type=\"string\"", "x") + "</table:table-row></table:table>")) ==
               "t.ods:2000001: a sheet has at most 1048576 rows; open the file in an office program and save it again");
    BOOST_TEST(error(document("<table:table><table:table-row table:number-rows-repeated=\"1000000\">" +
                              cell("office:value-type=\"string\" table:number-columns-repeated=\"16000\"", "x") +
                              "</table:table-row></table:table>")) ==
               "t.ods:1000001: the file has more than 500000000 cells; hand in the data as CSV");
    tests::TemporaryFolder folder;
    tests::RecordingSink sink;
    BOOST_TEST(tests::error_of([&] { read_ods_file(folder.file("none.ods"), "none.ods", sink); }) ==
               "none.ods: there is no such file; check its name");
}

BOOST_AUTO_TEST_SUITE_END()
