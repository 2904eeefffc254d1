// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_original.h"

#include <boost/test/unit_test.hpp>
#include <xlsxwriter.h>

#include <optional>
#include <string>

#include "tests/import/case_fixture.h"
#include "tests/import/zip_maker.h"

using commands::ExcerptSize;
using commands::OriginalPlace;

namespace {

struct Fixture : tests::CaseFixture {
    std::string around(const std::string& file, const std::optional<std::string>& sheet, std::int64_t row,
                       const std::string& column, const std::string& value, ExcerptSize size = {2, 2, 0, true})
    {
        for (const audit::store::SubmittedFile& each : made.files()) {
            if (each.name != file) continue;
            const OriginalPlace place{each.id, sheet, row, column, value};
            return commands::excerpt_text(commands::original_rows(made, {place}, size).front(), audit::Language::zh);
        }
        return "no such file";
    }
};

std::string ledger(const std::string& separator, int rows)
{
    std::string text = "日期" + separator + "名称" + separator + "使用量" + separator + "计量单位\n";
    for (int i = 1; i <= rows; ++i)
        text += "2025-01-01" + separator + "原煤" + separator + std::to_string(i) + ".5" + separator + "t\n";
    return text;
}

std::string excerpt(const std::string& place)
{
    return place +
           "\n    1  日期 | 名称 | 使用量 | 计量单位\n       …\n  148  2025-01-01 | 原煤 | 147.5 | t\n"
           "  149  2025-01-01 | 原煤 | 148.5 | t\n▶ 150  2025-01-01 | 原煤 | 【149.5】 | t\n"
           "  151  2025-01-01 | 原煤 | 150.5 | t\n  152  2025-01-01 | 原煤 | 151.5 | t\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(view_original_test)

BOOST_FIXTURE_TEST_CASE(every_text_format_shows_the_rows_around_a_cell, Fixture)
{
    std::string page = ledger("<td>", 200);
    for (std::size_t at; (at = page.find('\n')) != std::string::npos;) page.replace(at, 1, "<tr><td>");
    page = "<h3>台账</h3><table><tr><td>" + page + "</table>";
    const std::string zip = tests::make_zip({{"甲/煤.csv", ledger(",", 200)},
                                             {"甲/煤.zip", tests::make_zip({{"煤.xls", ledger("\t", 200)}})},
                                             {"网页.xls", page}});
    hand_in({folder.write("资料.zip", zip)});
    BOOST_TEST(around("甲/煤.csv", {}, 150, "使用量", "149.5") == excerpt("甲/煤.csv"));
    BOOST_TEST(around("甲/煤.zip/煤.xls", {}, 150, "使用量", "149.5") == excerpt("甲/煤.zip/煤.xls"));
    BOOST_TEST(around("网页.xls", "台账", 150, "使用量", "149.5") == excerpt("网页.xls › 台账"));
    BOOST_TEST(around("甲/煤.csv", {}, 999, "使用量", "1") == "甲/煤.csv：原件中没有这一行\n");
}

BOOST_FIXTURE_TEST_CASE(workbooks_show_the_rows_around_a_cell, Fixture)
{
    const std::string path = folder.file("台账.xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "煤");
    const char* header[] = {"日期", "名称", "使用量", "计量单位"};
    for (lxw_col_t i = 0; i < 4; ++i) worksheet_write_string(sheet, 0, i, header[i], nullptr);
    for (lxw_row_t row = 1; row <= 3; ++row) {
        worksheet_write_string(sheet, row, 0, "2025-01-01", nullptr);
        worksheet_write_string(sheet, row, 1, "原煤", nullptr);
        worksheet_write_number(sheet, row, 2, row, nullptr);
        worksheet_write_string(sheet, row, 3, "t", nullptr);
    }
    BOOST_REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    const std::string old = tests::read_file((tests::source_dir() / "tests/import/files/biff8.xls").string());
    hand_in({path, folder.write("危废.xls", old)});
    BOOST_TEST(around("台账.xlsx", "煤", 3, "名称", "原煤") ==
               "台账.xlsx › 煤\n  1  日期 | 名称 | 使用量 | 计量单位\n  2  2025-01-01 | 原煤 | 1 | t\n"
               "▶ 3  2025-01-01 | 【原煤】 | 2 | t\n  4  2025-01-01 | 原煤 | 3 | t\n");
    BOOST_TEST(around("危废.xls", "危险废物台账", 5, "数量(t)", "#DIV/0!", {1, 0, 0, true}) ==
               "危废.xls › 危险废物台账\n  2  产生日期 | 废物代码 | 废物名称 | 环节 | 数量(t) | 记录人\n     …\n"
               "  4  2025-01-03 |  |  | 产生 | 1.000\n▶ 5  2025-01-04 |  |  | 产生 | 【#DIV/0!】\n");
}

BOOST_FIXTURE_TEST_CASE(a_log_shows_its_lines_and_an_upright_permit_its_field, Fixture)
{
    hand_in({folder.write(
                 "log_DA001.txt",
                 "第一行\n##0136ST=32;CN=2011;PW=123456;MN=LD130133000015;CP=&&DataTime=20160824003817;B01-Rtd=36.91;"
                 "011-Rtd=231.0,011-Flag=N;060-Rtd=1.803,060-Flag=N&&4980\n"),
             folder.write(
                 "排污许可证基本信息.csv",
                 "项目,内容\n许可证编号,91370283MA01077799001P\n企业名称,某厂\n统一社会信用代码,91370283MA01077799\n"
                 "有效期限自,2023-06-20\n有效期限至,2028-06-19\n")});
    BOOST_TEST(around("log_DA001.txt", {}, 2, "011-Rtd", "231.0") ==
               "log_DA001.txt\n  1  第一行\n▶ 2  【##0136ST=32;CN=2011;PW=123456;MN=LD130133000015;CP=&&DataTime="
               "20160824003817;B01-Rtd=36.91;011-Rtd=231.0,011-Flag=N;060-Rtd=1.803,060-Flag=N&&4980】\n");
    BOOST_TEST(around("排污许可证基本信息.csv", {}, 1, "有效期限至", "2028-06-19", {1, 1, 0, false}) ==
               "排污许可证基本信息.csv\n  5  有效期限自 | 2023-06-20\n▶ 6  有效期限至 | 【2028-06-19】\n");
}

BOOST_AUTO_TEST_SUITE_END()
