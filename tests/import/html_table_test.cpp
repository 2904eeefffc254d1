// SPDX-License-Identifier: Apache-2.0
#include "audit/import/html_table.h"

#include <boost/test/unit_test.hpp>

#include "tests/import/recording_sink.h"

using namespace audit::import;

namespace {

std::string read(const std::string& page)
{
    tests::RecordingSink sink;
    read_html_tables(page, "t.xls", sink);
    return sink.text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_table_test)

BOOST_AUTO_TEST_CASE(reads_what_a_platform_exports)
{
    BOOST_TEST(read("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"gb2312\"><title> "
                    "小时数据 </title>"
                    "<style>td {mso-number-format:\"\\@\"}</style><script>var a = '<table>';</script></head><body>"
                    "<table border=1><tr><th rowspan=2>监测时间<th colspan=2>二氧化硫<br>(mg/m&sup3;)</tr>"
                    "<tr><th>实测<th>折算</tr><tr><td>2025-01-01 00:00</td><td>&nbsp;48.1 </td><td>a &lt; b</td></tr>"
                    "<tr style='display: none'><td>2025-01-01 01:00<td></td><td>50</table></body></html>") ==
               "sheet 小时数据\nmerged 1,0-2,0 1,1-1,2\n1: 监测时间|二氧化硫 (mg/m³)|\n2: |实测|折算\n"
               "3: 2025-01-01 00:00|48.1|a < b\n4 hidden: 2025-01-01 01:00||50\nend\n");
    BOOST_TEST(read("<meta charset=utf-8><table><tr><td>\xC3\xFB\xB3\xC6</table>") == "sheet -\n1: 名称\nend\n");
}

BOOST_AUTO_TEST_CASE(every_table_with_data_is_a_sheet_and_frames_are_none)
{
    BOOST_TEST(read("<table><tr><td>页眉</td></tr><tr><td><table><caption>甲</caption><tr><td>1<td>2</table></td></tr>"
                    "<tr><td><table><tr><td>3<td>4</table><table><tr><td> </table><table><tr><td>5</table></table>") ==
               "sheet 甲\n1: 1|2\nend\nsheet -\n1: 3|4\nend\nsheet 表格2\n1: 5\nend\n");
    BOOST_TEST(read("<table><tr><td>a<td>b<tr><td>c<td><table><tr><td>x</table></table>") ==
               "sheet c\n1: x\nend\nsheet -\n1: a|b\n2: c|\nend\n");
}

BOOST_AUTO_TEST_CASE(long_tables_come_row_by_row)
{
    std::string page = "<table>", expected = "sheet -\n";
    for (int i = 1; i <= 1000; ++i) {
        page += "<tr><td>" + std::to_string(i) + (i == 700 ? "<table><tr><td>x</table>" : "") + "</tr>\n";
        expected += std::to_string(i) + ": " + std::to_string(i) + (i == 700 ? "x" : "") + "\n";
    }
    BOOST_TEST(read(page) == expected + "end\n");
}

BOOST_AUTO_TEST_CASE(refuses_pages_without_a_table_and_survives_hostile_ones)
{
    const std::string none = "t.xls: is a web page without any table; export the table itself, best as .xlsx or .csv";
    BOOST_TEST(tests::error_of([] { read("<html><p>登录已过期</p></html>"); }) == none);
    BOOST_TEST(tests::error_of([] { read(""); }) == none);
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<table><tr><td>";
    BOOST_TEST(tests::error_of([&] { read(deep); }) == none);
    std::string wide = "<table><tr>";
    for (int i = 0; i < 20; ++i) wide += "<td colspan=1000 rowspan=99999>x";
    BOOST_TEST(tests::error_of([&] { read(wide); }) ==
               "t.xls:1: a table has more than 16384 columns, which no program can open; export it anew");
}

BOOST_AUTO_TEST_SUITE_END()
