// SPDX-License-Identifier: Apache-2.0
#include "audit/import/mht.h"

#include <boost/test/unit_test.hpp>

#include "tests/import/case_fixture.h"
#include "tests/import/recording_sink.h"

using namespace audit::import;

namespace {

std::string part(const std::string& location, const std::string& type, const std::string& encoding,
                 const std::string& body)
{
    return "------=_Next\r\nContent-Location: " + location + "\r\nContent-Type: " + type +
           "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n";
}

std::string page(const std::string& parts)
{
    return "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\t"
           "boundary=\"----=_Next\"; type=\"text/html\"\r\n\r\nsaved as one file\r\n\r\n" +
           parts + "------=_Next--\r\n";
}

std::string read(const std::string& bytes)
{
    tests::RecordingSink sink;
    read_mht_tables(bytes, "t.mht", sink);
    return sink.text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mht_test)

BOOST_AUTO_TEST_CASE(reads_the_page_in_whatever_it_is_wrapped)
{
    // 日期 in GBK as quoted-printable with a soft line break; the other page in base64: <table><tr><td>b</table>
    BOOST_TEST(read(page(part("file:///C:/a.htm", "text/html; charset=\"gb2312\"", "quoted-printable",
                              "<html><table><tr><td>=C8=\r\n=D5=C6=DA</td><td>=3D1</td></tr></table></html>") +
                         part("file:///C:/p.png", "image/png", "base64", "iVBORw0KGgo=") +
                         part("file:///C:/b.htm", "text/html", "base64", "PHRhYmxlPjx0cj48dGQ+YjwvdGFibGU+"))) ==
               "sheet -\n1: 日期|=1\nend\nsheet -\n1: b\nend\n");
}

BOOST_AUTO_TEST_CASE(sheets_of_a_workbook_have_its_names)
{
    const std::string book =
        part("file:///C:/b.htm", "text/html", "8bit",
             "<html><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>台账</x:Name><x:WorksheetSource "
             "HRef=\"b.files/sheet001.htm\"/></x:ExcelWorksheet></x:ExcelWorksheets><table><tr><td>frame</table>") +
        part("file:///C:/b.files/tabstrip.htm", "text/html", "8bit", "<table><tr><td>tab</td></tr></table>") +
        part("file:///C:/b.files/sheet001.htm", "text/html", "8bit", "<table><tr><td>日期</td></tr></table>");
    BOOST_TEST(read(page(book)) == "sheet 台账\n1: 日期\nend\n");
}

BOOST_AUTO_TEST_CASE(says_what_holds_no_table_and_refuses_endless_nesting)
{
    BOOST_TEST(tests::error_of([] { read(page(part("a.htm", "text/html", "8bit", "<p>nothing</p>"))); }) ==
               "t.mht: holds no table; hand in the page or workbook that shows the data");
    std::string nested = "MIME-Version: 1.0\r\n";
    for (int i = 0; i < 20; ++i) {
        std::string mark = std::to_string(i);
        mark.insert(mark.begin(), 'b');
        nested += "Content-Type: multipart/related; boundary=" + mark + "\r\n\r\n--" + mark + "\r\n";
    }
    BOOST_TEST(tests::error_of([&] {
                   read(nested + "Content-Type: text/html\r\n\r\n<table><tr><td>1");
               }).find("t.mht: is refused because") == 0U);
}

BOOST_FIXTURE_TEST_CASE(is_imported_like_any_page, tests::CaseFixture)
{
    hand_in(
        {folder.write("许可排放限值.mht",
                      page(part("a.htm", "text/html", "8bit",
                                "<meta charset=utf-8><table><tr><td>排放口编号<td>污染物种类<td>许可排放小时浓度限值"
                                "<tr><td>DA001<td>SO2<td>50mg/Nm3</table>")))});
    BOOST_TEST(all("SELECT outlet, pollutant, hourly_written FROM limits") == "DA001|二氧化硫|50mg/Nm3\n");
    BOOST_TEST(problems() == "");
}

BOOST_AUTO_TEST_SUITE_END()
