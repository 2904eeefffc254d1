// SPDX-License-Identifier: Apache-2.0
#include "audit/import/merged_cells.h"

#include <boost/test/unit_test.hpp>
#include <xlsxwriter.h>

#include "tests/import/case_fixture.h"

BOOST_AUTO_TEST_SUITE(merged_cells_test)

BOOST_FIXTURE_TEST_CASE(a_name_counts_for_all_rows_and_an_amount_for_the_first, tests::CaseFixture)
{
    const std::string path = folder.file("许可排放限值.xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "限值");
    const char* header[] = {"排放口编号", "污染物种类", "许可排放浓度限值", "第一年", "执行标准"};
    for (lxw_col_t i = 0; i < 5; ++i) worksheet_write_string(sheet, 0, i, header[i], nullptr);
    worksheet_merge_range(sheet, 1, 0, 3, 0, "DA001", nullptr);
    worksheet_merge_range(sheet, 1, 3, 2, 3, "10", nullptr);
    worksheet_merge_range(sheet, 1, 4, 3, 4, "GB 13223-2011", nullptr);
    const char* pollutants[] = {"二氧化硫", "氮氧化物", "颗粒物", "颗粒物"};
    for (lxw_row_t row = 1; row < 5; ++row) {
        worksheet_write_string(sheet, row, 1, pollutants[row - 1], nullptr);
        worksheet_write_string(sheet, row, 2, "50", nullptr);
    }
    lxw_row_col_options hidden = {1, 0, 0};
    worksheet_set_column_opt(sheet, 4, 4, 10, nullptr, &hidden);
    BOOST_REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    const auto summary = hand_in({path});
    BOOST_TEST(all("SELECT row, outlet, pollutant, hourly_written, year1_written, standard FROM limits") ==
               "2|DA001|二氧化硫|50|10|GB 13223-2011\n"
               "3|DA001|氮氧化物|50||GB 13223-2011\n"
               "4|DA001|颗粒物|50||GB 13223-2011\n");
    BOOST_TEST(summary.rejected() == 1);  // the row below the merged cell names no outlet
    BOOST_TEST(problems() ==
               "[限值]3:: 10 -> 合并单元格中的数量只计入其第一行 (note)\n"
               "[限值]5:排放口编号:  -> 编号，不能为空 (rejected)\n"
               "[限值]0:: E -> 隐藏的列，已照常导入 (note)\n");
}

BOOST_AUTO_TEST_SUITE_END()
