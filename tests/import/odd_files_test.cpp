// SPDX-License-Identifier: Apache-2.0
// Oddities of files as they are really handed in: each is read, or told with its cell.
#include <boost/test/unit_test.hpp>

#include "tests/import/case_fixture.h"
#include "tests/import/zip_maker.h"

using tests::CaseFixture;

namespace {

const std::string kResults = "排放口编号,污染物名称,采样时间,实测浓度,单位\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(odd_files_test)

BOOST_FIXTURE_TEST_CASE(texts_kept_by_a_formula_are_texts, CaseFixture)
{
    hand_in({folder.write("手工监测结果.csv",
                          kResults + "=\"DA001\",SO2,=\"2025-01-02 09:00\",\"=\"\"12.5\"\"\",mg/m³\n")});
    BOOST_TEST(all("SELECT outlet, measured_written FROM manual_results") == "DA001|12.5\n");
    BOOST_TEST(problems() == "");
}

BOOST_FIXTURE_TEST_CASE(a_clock_in_a_column_of_hours_is_a_number_of_hours, CaseFixture)
{
    hand_in({folder.write("生产设施运行台账.csv",
                          "开始时间,生产设施编号,运行时间\n2025-01-01,MF0001,23:30\n2025-01-02,MF0001,24:00:00\n"
                          "2025-01-03,MF0001,12:75\n")});
    BOOST_TEST(all("SELECT hours FROM production_log ORDER BY row") == "23.5\n24.0\n\n");
    BOOST_TEST(all("SELECT kind, written, meant FROM changes") == "conversion|23:30|23.5\nconversion|24:00:00|24\n");
    BOOST_TEST(problems().find("4:运行时间: ") == 0U, problems());
}

BOOST_FIXTURE_TEST_CASE(cells_beyond_the_header_are_told, CaseFixture)
{
    hand_in({folder.write("手工监测结果.csv", kResults + "DA001,SO2,2025-01-02 09:00,12,mg/m³,,\n"
                                                         "DA001,SO2,2025-01-03 09:00,12,mg/m³,第二台,x\n")});
    BOOST_TEST(problems() ==
               "3:: 第二台 -> 表头以外的单元格，未导入；请核对该行是否多出一列（以下各行不再逐一列出） (note)\n");
}

BOOST_FIXTURE_TEST_CASE(a_file_without_any_content_is_told, CaseFixture)
{
    hand_in({folder.write("手工监测结果.csv", ""), folder.write("台账.csv", "\xEF\xBB\xBF\n\n")});
    BOOST_TEST(problems() ==
               "0:: 手工监测结果.csv -> 文件中没有任何内容 (note)\n0:: 台账.csv -> 文件中没有任何内容 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(an_unknown_unit_is_named_not_its_number, CaseFixture)
{
    hand_in({folder.write("手工监测结果.csv", kResults + "DA001,SO2,2025-01-02 09:00,12,麻袋\n")});
    BOOST_TEST(problems() == "2:实测浓度: 麻袋 -> 可识别的计量单位，如 t、mg/m³ (rejected)\n");
}

BOOST_FIXTURE_TEST_CASE(fields_of_a_permit_may_stand_in_pairs_below_a_title, CaseFixture)
{
    hand_in({folder.write("排污许可证基本信息.csv",
                          "排污许可证副本\n单位名称,某热电厂,,行业类别,4412 热电联产\n"
                          "排污许可证编号,,91130200699229617X001P,统一社会信用代码,91130200699229617X\n"
                          "有效期起,2023年6月20日,,有效期止,2028-06-19\n")});
    BOOST_TEST(all("SELECT enterprise, permit_no, uscc, industry FROM permit") ==
               "某热电厂|91130200699229617X001P|91130200699229617X|4412 热电联产\n");
    BOOST_TEST(problems() == "");
}

BOOST_FIXTURE_TEST_CASE(a_line_in_another_encoding_spoils_itself_alone, CaseFixture)
{
    hand_in({folder.write("手工监测结果.csv",
                          kResults + "DA001,二氧化硫,2025-01-02 09:00,12,mg/m³\n"
                                     "DA001,\xB6\xFE\xD1\xF5\xBB\xAF\xC1\xF2,2025-01-03 09:00,13,mg/m³\n")});
    BOOST_TEST(all("SELECT pollutant FROM manual_results ORDER BY row LIMIT 1") == "二氧化硫\n");
    BOOST_TEST(problems().find("可以识别的文字（此处有无法解码的字符）") != std::string::npos, problems());
}

BOOST_FIXTURE_TEST_CASE(entries_of_one_name_in_a_zip_are_both_read, CaseFixture)
{
    std::string zip = tests::make_zip({{"手工监测结果_1.csv", kResults + "DA001,SO2,2025-01-02 09:00,12,mg/m³\n"},
                                       {"手工监测结果_2.csv", kResults + "DA001,SO2,2025-01-02 09:00,13,mg/m³\n"}});
    for (std::size_t at = 0; (at = zip.find("_2.csv", at)) != std::string::npos;) zip[at + 1] = '1';
    hand_in({folder.write("a.zip", zip)});
    BOOST_TEST(all("SELECT name FROM files ORDER BY name") == "手工监测结果_1 (2).csv\n手工监测结果_1.csv\n");
    BOOST_TEST(all("SELECT measured_written FROM manual_results ORDER BY measured_written") == "12\n13\n");
}

BOOST_AUTO_TEST_SUITE_END()
