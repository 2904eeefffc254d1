// SPDX-License-Identifier: Apache-2.0
#include "audit/import/workbook.h"

#include <boost/test/unit_test.hpp>
#include <xlsxwriter.h>

#include "tests/import/recording_sink.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

using namespace audit::import;
using tests::RecordingSink;

namespace {

const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// A workbook of one sheet by hand, in the variations that programs write.
struct Parts {
    std::string sheet = "<sheetData/>";  // what stands inside <worksheet>
    std::string target = "worksheets/sheet1.xml";
    std::string strings;  // what stands inside <sst>
    std::string styles;   // what stands inside <styleSheet>
    std::string workbook = "<sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
    std::string main = kMain;
    std::string relations = kRelations;
    std::string before_worksheet;  // behind the XML declaration

    std::string bytes() const
    {
        const auto relation = [&](const char* id, const char* kind, const std::string& to) {
            return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + relations + "/" + kind + "\" Target=\"" +
                   to + "\"/>";
        };
        const std::string opening =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        return tests::make_zip(
            {{"[Content_Types].xml", "<Types/>"},
             {"_rels/.rels", opening + relation("r", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
             {"xl/workbook.xml",
              "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\">" + workbook + "</workbook>"},
             {"xl/_rels/workbook.xml.rels", opening + relation("rId1", "worksheet", target) +
                                                relation("rId2", "sharedStrings", "sharedStrings.xml") +
                                                relation("rId3", "styles", "/xl/styles.xml") + "</Relationships>"},
             {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + strings + "</sst>"},
             {"xl/styles.xml", "<styleSheet xmlns=\"" + main + "\">" + styles + "</styleSheet>"},
             {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?>" + before_worksheet + "<worksheet xmlns=\"" + main +
                                              "\">" + sheet + "</worksheet>"}});
    }
    std::string read(const WorkbookLimits& limits = {}) const
    {
        RecordingSink sink;
        read_workbook_bytes(bytes(), "t.xlsx", sink, limits);
        return sink.text();
    }
    std::string error(const WorkbookLimits& limits = {}) const
    {
        return tests::error_of([&] { read(limits); });
    }
};

std::string in_sheet(const std::string& rows, const std::string& name = "台账")
{
    return "sheet " + name + "\n" + rows + "end\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workbook_test)

BOOST_AUTO_TEST_CASE(reads_a_written_workbook)
{
    tests::TemporaryFolder folder;
    const std::string path = folder.file("台账.xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_format* two = workbook_add_format(book);
    format_set_num_format(two, "#,##0.00");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
    lxw_format* minute = workbook_add_format(book);
    format_set_num_format(minute, "yyyy-mm-dd hh:mm");
    lxw_format* percent = workbook_add_format(book);
    format_set_num_format_index(percent, 10);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "运行台账");
    worksheet_merge_range(sheet, 0, 0, 0, 3, "二氧化硫", nullptr);
    worksheet_write_string(sheet, 1, 0, "日期", nullptr);
    worksheet_write_string(sheet, 1, 2, "数值", nullptr);
    worksheet_write_number(sheet, 2, 0, 45658, day);
    worksheet_write_number(sheet, 2, 1, 45658.125, minute);
    worksheet_write_number(sheet, 2, 2, 1234.5, two);
    worksheet_write_number(sheet, 2, 3, 0.1 + 0.2, nullptr);
    worksheet_write_number(sheet, 2, 4, 0.0525, percent);
    worksheet_write_boolean(sheet, 2, 5, 1, nullptr);
    worksheet_write_formula_num(sheet, 2, 6, "=A1*2", two, 96.2);
    worksheet_write_formula_str(sheet, 2, 7, "=\"a\"&\"b\"", nullptr, "ab");
    worksheet_write_number(sheet, 4, 1, 50, nullptr);
    lxw_row_col_options hidden = {1, 0, 0};
    worksheet_set_row_opt(sheet, 4, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    worksheet_hide(workbook_add_worksheet(book, "隐藏"));
    BOOST_REQUIRE(workbook_close(book) == LXW_NO_ERROR);

    RecordingSink sink;
    read_workbook_file(path, "台账.xlsx", sink);
    BOOST_TEST(sink.text() ==
               "sheet 运行台账\n"
               "merged 1,0-1,3\n"
               "1: 二氧化硫\n"
               "2: 日期||数值\n"
               "3: t:2025-01-01|t:2025-01-01 03:00|n:1234.50|n:0.3~|n:5.25%|b:TRUE|n:96.20|ab\n"
               "5 hidden: |n:50~\n"
               "end\n"
               "sheet 隐藏 hidden\nend\n");
}

BOOST_AUTO_TEST_CASE(reads_shared_inline_rich_and_escaped_strings_without_their_pronunciation)
{
    Parts parts;
    parts.strings =
        "<si><t>甲</t></si><si><r><t xml:space=\"preserve\">乙 </t></r><r><t>丙</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si><si><t>一_x000A_二_xZZ_</t></si>";
    parts.sheet =
        "<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" "
        "t=\"s\"><v>2</v></c>"
        "<c r=\"D2\" t=\"inlineStr\"><is><t>丁</t><rPh><t>ding</t></rPh><r><t>戊</t></r></is></c></row></sheetData>";
    BOOST_TEST(parts.read() == in_sheet("2: 甲|乙 丙|一\n二_xZZ_|丁戊\n"));
}

BOOST_AUTO_TEST_CASE(reads_what_programs_leave_out_or_write_differently)
{
    Parts parts;  // no r attributes, a prefix, an absolute target, the strict namespaces
    parts.main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    parts.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    parts.target = "/xl/worksheets/sheet1.xml";
    parts.sheet =
        "<sheetData><row><c><v>1</v></c><c/><c><v>2.50</v></c></row><row><c "
        "t=\"d\"><v>2025-01-02T03:00:00</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref='C1'/></mergeCells>";
    BOOST_TEST(parts.read() == in_sheet("merged 1,0-2,1 1,2-1,2\n1: n:1~||n:2.5~\n2: t:2025-01-02 03:00\n"));
}

BOOST_AUTO_TEST_CASE(tells_formulas_that_were_never_computed)
{
    Parts parts;
    parts.sheet =
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>B1*2</f></c><c r=\"B1\"><f>SUM(C1:D1)</f><v></v></c>"
        "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
        "<c r=\"E1\"><f>1+1</f><v>2</v></c></row></sheetData>";
    BOOST_TEST(parts.read() == in_sheet("1: u:=B1*2|u:=SUM(C1:D1)||e:#DIV/0!|n:2~\n"));
}

BOOST_AUTO_TEST_CASE(counts_days_as_the_workbook_does)
{
    Parts parts;
    parts.styles =
        "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs>";
    parts.sheet =
        "<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"><v>45658</v></c><c r=\"B1\" s=\"1\"><v>45658</v></c>"
        "<c r=\"C1\" s=\"2\"><v>0.125</v></c><c r=\"D1\" s=\"3\"><v>1.25</v></c><c r=\"E1\" s=\"0\"><v>59</v></c>"
        "<c r=\"F1\" s=\"0\"><v>61</v></c><c r=\"G1\" s=\"0\"><v>-1</v></c></row></sheetData>";
    BOOST_TEST(parts.read() ==
               in_sheet("1: t:2025-01-01|t:2025-01-01 00:00|t:03:00|t:30:00|t:1900-02-28|t:1900-03-01|n:-1~\n"));
    parts.workbook = "<workbookPr date1904=\"1\"/>" + parts.workbook;
    parts.sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"><v>44196</v></c></row></sheetData>";
    BOOST_TEST(parts.read() == in_sheet("1: t:2025-01-01\n"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_workbook_with_one_sentence)
{
    const auto error = [](std::string_view bytes) {
        RecordingSink sink;
        return tests::error_of([&] { read_workbook_bytes(bytes, "t.xlsx", sink); });
    };
    BOOST_TEST(
        error("日期,名称\n2025-01-01,煤\n") ==
        "t.xlsx: is named as a workbook but is none; save it as .xlsx in an office program, or name a text table .csv");
    BOOST_TEST(error("") == "t.xlsx: is empty; hand in the workbook again");
    BOOST_TEST(error("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ==
               "t.xlsx: is an encrypted workbook or an old one (.xls); save it as .xlsx without a password");
    BOOST_TEST(error(tests::make_zip({{"a.csv", "1"}})) ==
               "t.xlsx: is a ZIP but no workbook; hand in an .xlsx saved by an office program");
    const std::string sound = Parts().bytes();
    for (const std::size_t size : {sound.size() - 1, sound.size() / 2, std::size_t{10}})
        BOOST_TEST(error(sound.substr(0, size)) ==
                   "t.xlsx: is a truncated or damaged workbook; copy or download it again, or save it again");
    Parts missing;
    missing.target = "worksheets/other.xml";
    BOOST_TEST(
        missing.error() ==
        "t.xlsx/xl/worksheets/other.xml: is missing in the workbook; open it in an office program and save it again");
    Parts torn;
    torn.sheet = "<sheetData><row r=\"1\">";
    BOOST_TEST(torn.error() ==
               "t.xlsx:台账: is damaged in line 1 (mismatched tag); open it in an office program and save it again");
}

BOOST_AUTO_TEST_CASE(hostile_workbooks_end_in_a_sentence)
{
    Parts parts;
    parts.before_worksheet = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>";
    BOOST_TEST(parts.error() ==
               "t.xlsx:台账: is refused because it holds a document type, which no office program writes");
    parts = {};
    for (int i = 0; i < 300; ++i) parts.sheet += "<a>";
    BOOST_TEST(parts.error() ==
               "t.xlsx:台账: is refused because its elements are nested deeper than any program writes them");
    parts = {};
    parts.sheet = "<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>";
    BOOST_TEST(
        parts.error() ==
        "t.xlsx:台账:1048577: a sheet has at most 1048576 rows; open the workbook in an office program and save it "
        "again");
    parts.sheet = "<sheetData><row r=\"7\"><c r=\"XFE7\"><v>1</v></c></row></sheetData>";
    BOOST_TEST(
        parts.error() ==
        "t.xlsx:台账:7: a sheet has at most 16384 columns; open the workbook in an office program and save it again");
    parts.sheet = "<sheetData><row r=\"1\"><c t=\"s\"><v>5</v></c></row></sheetData>";
    BOOST_TEST(
        parts.error() ==
        "t.xlsx:台账:1: a cell refers to a text that the workbook does not hold; open it in an office program and "
        "save it again");
    parts.sheet = "<sheetData><row r=\"1\"><c t=\"str\"><v>" + std::string(2 << 20, 'x') + "</v></c></row></sheetData>";
    BOOST_TEST(
        parts.error() ==
        "t.xlsx:台账:1: a cell holds more than 1024 KiB, which no cell can; open the workbook in an office program "
        "and save it again");
    WorkbookLimits limits;
    limits.ratio_from = 1 << 20;
    BOOST_TEST(
        parts.error(limits) ==
        "t.xlsx/xl/worksheets/sheet1.xml: unpacks to more than 500 times its size, which no data of a plant do; it is "
        "not unpacked, hand it in unpacked");
    limits = {};
    limits.cells = 1;
    parts.sheet = "<sheetData><row r=\"1\"><c><v>1</v></c><c><v>2</v></c></row></sheetData>";
    BOOST_TEST(parts.error(limits) == "t.xlsx:台账:1: the workbook has more than 1 cells; hand in the data as CSV");
}

BOOST_AUTO_TEST_CASE(finds_merged_ranges_wherever_pieces_are_cut)
{
    Parts parts;
    std::string rows, ranges, expected = "merged";
    for (int i = 1; i <= 9000; ++i) {
        const std::string row = std::to_string(i);
        rows += "<row r=\"" + row + "\"><c r=\"A" + row +
                "\" t=\"inlineStr\"><is><t>mergeCell ref=\"A1\"</t></is></c></row>";
        ranges += "<x:mergeCell ref=\"B" + row + ":C" + row + "\"/>";
        expected += ' ' + row + ",1-" + row + ",2";
    }
    parts.sheet =
        "<sheetData>" + rows + "</sheetData><x:mergeCells xmlns:x=\"" + kMain + "\">" + ranges + "</x:mergeCells>";
    RecordingSink sink;
    read_workbook_bytes(parts.bytes(), "t.xlsx", sink);
    BOOST_TEST(sink.lines.at(1) == expected);
    BOOST_TEST(sink.lines.size() == 9003);
}

BOOST_AUTO_TEST_SUITE_END()
