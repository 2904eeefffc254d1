// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xml_workbook.h"

#include <boost/test/unit_test.hpp>

#include "tests/import/case_fixture.h"
#include "tests/import/recording_sink.h"

using namespace audit::import;

namespace {

const std::string kHead =
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
    "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
    "<Styles><Style ss:ID=\"Default\"/><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.0%\"/></Style><Style "
    "ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style><Style ss:ID=\"f\"><NumberFormat "
    "ss:Format=\"Fixed\"/></Style></Styles>";

std::string read(const std::string& workbook, const WorkbookLimits& limits = {})
{
    tests::RecordingSink sink;
    read_xml_workbook_bytes(workbook, "t.xls", sink, limits);
    return sink.text();
}

std::string refusal(const std::string& workbook, const WorkbookLimits& limits = {})
{
    return tests::error_of([&] { read(workbook, limits); });
}

std::string cell(const std::string& type, const std::string& text, const std::string& attributes = "")
{
    return "<Cell" + attributes + "><Data ss:Type=\"" + type + "\">" + text + "</Data></Cell>";
}

std::string sheet(const std::string& rows)
{
    return kHead + "<Worksheet ss:Name=\"表\"><Table>" + rows + "</Table></Worksheet></Workbook>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_workbook_test)

BOOST_AUTO_TEST_CASE(reads_values_as_they_are_shown)
{
    const std::string row =
        "<Row>" + cell("String", "二氧<B>化</B>硫") + cell("Number", "0.0615", " ss:StyleID=\"p\"") +
        cell("DateTime", "2025-01-02T00:00:00.000", " ss:StyleID=\"d\"") + cell("DateTime", "2025-01-02T09:30:00.000") +
        cell("DateTime", "1899-12-31T08:05:00.000") + cell("Boolean", "1") + cell("Error", "#DIV/0!") +
        cell("Number", "1.5", " ss:Formula=\"=A1\"") + "<Cell ss:Formula=\"=A1+1\"/>" +
        cell("Number", "3", " ss:StyleID=\"f\"") + "</Row>";
    BOOST_TEST(read(sheet(row)) ==
               "sheet 表\n1: 二氧化硫|n:6.2%|t:2025-01-02|t:2025-01-02 09:30|t:08:05|b:TRUE|e:#DIV/0!|n:1.5~|u:=A1+1|"
               "n:3.00\nend\n");
}

BOOST_AUTO_TEST_CASE(places_and_merges_cells_as_told)
{
    const std::string rows = "<Column ss:Index=\"3\" ss:Hidden=\"1\" ss:StyleID=\"f\"/><Row ss:Index=\"3\">" +
                             cell("String", "a", " ss:MergeAcross=\"1\" ss:MergeDown=\"1\"") + cell("Number", "2") +
                             "</Row><Row ss:Hidden=\"1\">" + cell("String", "b", " ss:Index=\"4\"") +
                             "<Cell><Comment><ss:Data>note</ss:Data></Comment></Cell></Row>";
    BOOST_TEST(read(sheet(rows)) == "sheet 表\nhides 2-2\nmerged 3,0-4,1\n3: a||n:2.00\n4 hidden: |||b\nend\n");
}

BOOST_AUTO_TEST_CASE(tells_hidden_sheets_before_their_rows)
{
    BOOST_TEST(read(kHead +
                    "<Worksheet ss:Name=\"一\"><Table/></Worksheet><Worksheet ss:Name=\"二\"><Table/><WorksheetOptions "
                    "xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>"
                    "</Worksheet></Workbook>") == "sheet 一\nend\nsheet 二 hidden\nend\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_no_program_writes)
{
    BOOST_TEST(refusal("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]>" + kHead.substr(kHead.find("<Work")) +
                       "</Workbook>")
                   .find("t.xls: is refused because") == 0U);
    BOOST_TEST(refusal(sheet("<Row ss:Index=\"1048577\"/>")).find("t.xls:1048577: a sheet has at most") == 0U);
    BOOST_TEST(refusal(sheet("<Row><Cell ss:Index=\"16385\"/></Row>")).find("t.xls:1: a sheet has at most 16384") ==
               0U);
    WorkbookLimits small;
    small.cell_bytes = 1024;
    BOOST_TEST(refusal(sheet("<Row>" + cell("String", std::string(2000, 'x')) + "</Row>"), small).find("1 KiB") !=
               std::string::npos);
    BOOST_TEST(refusal(sheet("<Row>")).find("t.xls: is damaged in line 3") == 0U);
    BOOST_TEST(refusal(kHead + "</Workbook>").find("without any sheet") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(is_imported_like_any_workbook, tests::CaseFixture)
{
    const std::string rows = "<Row>" + cell("String", "排放口编号") + cell("String", "污染物种类") +
                             cell("String", "许可排放小时浓度限值") + "</Row><Row>" + cell("String", "DA001") +
                             cell("String", "SO2") + cell("String", "50mg/Nm3") + "</Row>";
    hand_in({folder.write("许可排放限值.xls", sheet(rows))});
    BOOST_TEST(all("SELECT outlet, pollutant, hourly_written FROM limits") == "DA001|二氧化硫|50mg/Nm3\n");
    BOOST_TEST(problems() == "");
}

BOOST_AUTO_TEST_SUITE_END()
