// SPDX-License-Identifier: Apache-2.0
#include "audit/import/format_detection.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

#include "tests/import/zip_maker.h"

using namespace audit::import;

namespace {

std::string format(std::string_view name, std::string_view head)
{
    static const std::map<FileFormat, std::string> kNames = {{FileFormat::csv, "csv"},
                                                             {FileFormat::workbook, "workbook"},
                                                             {FileFormat::ods, "ods"},
                                                             {FileFormat::html, "html"},
                                                             {FileFormat::xls, "xls"},
                                                             {FileFormat::hj212, "hj212"},
                                                             {FileFormat::xml_workbook, "xml_workbook"},
                                                             {FileFormat::mht, "mht"},
                                                             {FileFormat::zip, "zip"},
                                                             {FileFormat::attachment, "attachment"}};
    return kNames.at(detect_format(name, head));
}

const std::string kPacket = "##0136ST=32;CN=2011;PW=123456;MN=LD1;CP=&&DataTime=20160824003817;B01-Rtd=36.91&&4980";

}  // namespace

BOOST_AUTO_TEST_SUITE(format_detection_test)

BOOST_AUTO_TEST_CASE(content_comes_before_the_name)
{
    const std::string book = tests::make_zip({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}});
    BOOST_TEST(format("a.xlsx", book) == "workbook");
    BOOST_TEST(format("a.csv", book) == "workbook");
    BOOST_TEST(format("a", book) == "workbook");
    BOOST_TEST(format("a.docx", tests::make_zip({{"[Content_Types].xml", ""}, {"word/document.xml", ""}})) ==
               "attachment");
    BOOST_TEST(format("a.zip", tests::make_zip({{"a.csv", "1"}})) == "zip");
    BOOST_TEST(format("a.xls", "<html><table><tr><td>1</td></tr></table></html>") == "html");
    BOOST_TEST(format("a.xls", "\xEF\xBB\xBF\n <!DOCTYPE HTML><html>") == "html");
    BOOST_TEST(format("a.xls", "日期\t名称\n1\t2\n") == "csv");
    BOOST_TEST(format("a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "xls");
    BOOST_TEST(format("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "attachment");
    BOOST_TEST(format("scan.csv", "%PDF-1.4") == "attachment");
    BOOST_TEST(format("photo.jpg", "\xFF\xD8\xFF\xE0") == "attachment");
}

BOOST_AUTO_TEST_CASE(workbooks_and_pages_of_plain_text_are_told_by_their_beginning)
{
    const std::string book =
        "<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<!-- <x> --><Workbook "
        "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>";
    BOOST_TEST(format("a.xls", book) == "xml_workbook");
    BOOST_TEST(format("a.xml", "\xEF\xBB\xBF" + book) == "xml_workbook");
    BOOST_TEST(format("a.xml", "<?xml version=\"1.0\"?><report><table/></report>") == "attachment");
    const std::string page = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n";
    BOOST_TEST(format("a.mht", page) == "mht");
    BOOST_TEST(format("a.xls", page) == "mht");
    BOOST_TEST(format("a.eml", "MIME-Version: 1.0\nContent-Type: text/html\n\nhello") == "attachment");
}

BOOST_AUTO_TEST_CASE(packets_make_a_log_unless_they_are_cells)
{
    BOOST_TEST(format("2025-03.log", "2025-03-01 00:00:01 recv " + kPacket + "\n") == "hj212");
    BOOST_TEST(format("a.txt", kPacket + "\n") == "hj212");
    BOOST_TEST(format("a.csv", kPacket + "\n") == "hj212");
    BOOST_TEST(format("messages.csv", "no,message\n1,\"" + kPacket + "\"\n2," + kPacket + "\n") == "hj212");
    BOOST_TEST(format("faults.csv", "no,fault,example\n1,crc," + kPacket + "\n2,length,\n3,time,\n") == "csv");
    BOOST_TEST(format("notes.txt", "## 2025\n##1234 and so on\n") == "csv");
}

BOOST_AUTO_TEST_CASE(the_name_decides_who_refuses_what_is_nothing)
{
    BOOST_TEST(format("a.xlsx", "日期,名称\n") == "workbook");
    BOOST_TEST(format("a.zip", "日期,名称\n") == "zip");
    const std::string noise("\x01\x02\x00\x03\xFE\x07", 6);
    BOOST_TEST(format("a.csv", noise) == "csv");
    BOOST_TEST(format("a.xlsx", noise) == "workbook");
    BOOST_TEST(format("a.bin", noise) == "attachment");
    BOOST_TEST(format("a.csv", "") == "csv");
    BOOST_TEST(format("readme.md", "# 说明\n") == "attachment");
}

BOOST_AUTO_TEST_CASE(extensions_are_those_of_the_last_step)
{
    BOOST_TEST(extension_of("a.b/c") == "");
    BOOST_TEST(extension_of("a/.hidden") == "");
    BOOST_TEST(extension_of("a/表.CSV") == "CSV");
    BOOST_TEST(has_extension("a/表.CSV", "csv"));
}

BOOST_AUTO_TEST_SUITE_END()
