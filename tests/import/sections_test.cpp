// SPDX-License-Identifier: Apache-2.0
// Several tables in one sheet or file, and what stands between their rows: titles, totals, notes, headers again.
#include <boost/test/unit_test.hpp>

#include <string>

#include "audit/import/beside_rows.h"
#include "tests/import/case_fixture.h"

using audit::import::Total;

BOOST_AUTO_TEST_SUITE(sections_test)

BOOST_AUTO_TEST_CASE(totals_are_told_from_names_that_hold_their_words)
{
    for (const char* word :
         {"合计", "总计：", "小 计", "累计(t)", "本页小计", "2025年1月合计", "1-3月累计", "主要排放口合计",
          "一般排放口合计", "全厂无组织排放总计", "过次页", "上半年合计", "第1季度合计"})
        BOOST_TEST((audit::import::total_of(word) == Total::part), word);
    BOOST_TEST((audit::import::total_of("全厂有组织排放总计") == Total::organised));
    BOOST_TEST((audit::import::total_of("全厂合计") == Total::plant));
    BOOST_TEST((audit::import::total_of("全厂排放口总计") == Total::plant));
    for (const char* word : {"合计器", "小计量泵", "累计流量", "全厂", "原煤小计", "总计算机房", "", "煤合计量"})
        BOOST_TEST((audit::import::total_of(word) == Total::none), word);
}

BOOST_FIXTURE_TEST_CASE(rows_of_totals_are_left_out_and_told, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("原辅材料及燃料台账.csv",
                                               "日期,名称,使用量,计量单位,记录人\n"
                                               "2025-01-01,合计器,2,t,小计\n"
                                               "2025-01-02,原煤,10,t,王某\n"
                                               ",原煤小计,10,t,\n"
                                               "本页小计,,12,,\n"
                                               "2025-01-31,合计,12,t,\n"
                                               "2025年1月合计,,12,,\n"
                                               "累计,,12,,\n")});
    BOOST_TEST(summary.rejected() == 0);
    BOOST_TEST(all("SELECT row, material, used, recorder FROM material_log") ==
               "2|合计器|2.0|小计\n3|原煤|10.0|王某\n");
    BOOST_TEST(problems() ==
               "4:: 原煤小计 -> 合计行，未导入 (note)\n"
               "5:: 本页小计 -> 合计行，未导入 (note)\n"
               "6:: 2025-01-31 -> 合计行，未导入 (note)\n"
               "7:: 2025年1月合计 -> 合计行，未导入 (note)\n"
               "8:: 累计 -> 合计行，未导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(tables_stand_below_each_other, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("台账汇总.csv",
                                               "某厂 2025 年台账\n"
                                               "填报单位：某厂,,,\n"
                                               "表1 原辅材料及燃料台账\n"
                                               "日期,名称,使用量,计量单位\n"
                                               "2025-01-01,原煤,10,t\n"
                                               "合计,,10,\n"
                                               "注：使用量为实际量\n"
                                               "\n"
                                               "表2 危险废物台账\n"
                                               "产生日期,废物代码,类型,重量(kg)\n"
                                               "2025-01-05,900-217-08,产生,95\n"
                                               "产生日期,废物代码,类型,重量(kg)\n"
                                               "2025-01-06,900-217-08,产生,5\n"
                                               "水电汽消耗\n"
                                               "日期,项目,消耗量,计量单位\n"
                                               "2025-01-01,用电量,100,kWh\n"
                                               "制表人：张三\n")});
    BOOST_TEST(summary.rejected() == 0);
    BOOST_TEST(sources() == "material_log - 1 0\nwaste_log - 2 0\nutility_log - 1 0\n");
    BOOST_TEST(all("SELECT row, material FROM material_log UNION ALL SELECT row, waste_code FROM waste_log UNION ALL "
                   "SELECT row, item FROM utility_log") == "5|原煤\n11|900-217-08\n13|900-217-08\n16|用电量\n");
    BOOST_TEST(problems() ==
               "6:: 合计 -> 合计行，未导入 (note)\n"
               "7:: 注：使用量为实际量 -> 表下说明，未导入 (note)\n"
               "12:: 产生日期 -> 重复的表头，未导入 (note)\n"
               "17:: 制表人：张三 -> 表下说明，未导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(a_long_table_may_be_followed_by_another, tests::CaseFixture)
{
    std::string text = "日期,名称,使用量,计量单位\n";
    for (int day = 0; day < 300; ++day) text += "2025-01-01,原煤,1,t\n";
    text +=
        "\n设备清单\n序号,设备,型号\n1,风机,A\n2,水泵,B\n\n产生日期,废物代码,类型,重量(kg)\n2025-01-05,900-217-08,产生,"
        "95\n";
    hand_in({folder.write("x.csv", text)});
    BOOST_TEST(sources() == "material_log - 300 0\n? - 0 0\nwaste_log - 1 0\n");
    BOOST_TEST(problems() == "304:: 序号、设备、型号 -> 某一种资料表的名称或表头；未能识别，可手工指定各列的含义\n");
}

BOOST_FIXTURE_TEST_CASE(tables_stand_side_by_side, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("月报.csv",
                                               "原辅材料及燃料台账\n"
                                               "日期,名称,使用量,计量单位,,日期,项目,消耗量,计量单位\n"
                                               "2025-01-01,原煤,10,t,,2025-01-01,用电量,100,kWh\n"
                                               "2025-01-02,原煤,11,t,,2025-01-02,用电量,110,kWh\n"
                                               "2025-01-03,原煤,12,t,,,,,\n"
                                               "合计,,33,,,合计,,210,\n")});
    BOOST_TEST(summary.rejected() == 0);
    BOOST_TEST(sources() == "material_log - 3 0\nutility_log - 2 0\n");
    BOOST_TEST(all("SELECT row, used FROM utility_log") == "3|100.0\n4|110.0\n");
    BOOST_TEST(problems() ==
               "6:: 合计 -> 合计行，未导入 (note)\n"
               "6:: 合计 -> 合计行，未导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(an_empty_column_alone_splits_no_table, tests::CaseFixture)
{
    hand_in({folder.write("材料.csv", "日期,名称,,使用量,计量单位\n2025-01-01,原煤,,10,t\n2025-01-02,原煤,,11,t\n")});
    BOOST_TEST(sources() == "material_log - 2 0\n");
}

BOOST_FIXTURE_TEST_CASE(titles_name_the_outlet_of_the_table_below, tests::CaseFixture)
{
    hand_in(
        {folder.write("小时.csv",
                      "排放口DA001 1号锅炉\n监测时间,二氧化硫(mg/m³),含氧量(%)\n2025-01-01 00:00,10,6\n平均值,10,6\n\n"
                      "排放口DA002 2号锅炉\n监测时间,二氧化硫(mg/m³),含氧量(%)\n2025-01-01 00:00,20,7\n")});
    BOOST_TEST(sources() == "auto_wide - 1 0\nauto_wide - 1 0\n");
    BOOST_TEST(all("SELECT DISTINCT outlet FROM series ORDER BY 1") == "DA001\nDA002\n");
    BOOST_TEST(problems() == "4:监测时间: 平均值 -> 统计行，未导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(group_headings_are_told_and_damaged_records_rejected, tests::CaseFixture)
{
    const auto summary =
        hand_in({folder.write("许可排放限值.csv",
                              "排放口编号,污染物种类,许可排放浓度限值\n"
                              "主要排放口,,\nDA001,二氧化硫,50\n一般排放口,,\nDA002,颗粒物,30\nDA003,,\n")});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(problems() ==
               "2:: 主要排放口 -> 只有一格文字的行，按标题或说明处理，未导入 (note)\n"
               "4:: 一般排放口 -> 只有一格文字的行，按标题或说明处理，未导入 (note)\n"
               "6:污染物种类:  -> 污染物名称、化学式或编码，如 二氧化硫、SO2、a21026 (rejected)\n");
}

BOOST_FIXTURE_TEST_CASE(an_upright_permit_ends_where_the_next_table_begins, tests::CaseFixture)
{
    const auto summary =
        hand_in({folder.write("许可证.csv",
                              "排污许可证基本信息\n排污许可证编号,91370283MA01077799001P,单位名称,某厂\n"
                              "统一社会信用代码,91370283MA01077799,行业类别,4412 热电联产\n"
                              "有效期起,2023-06-20,有效期止,2028-06-19\n\n主要产品及产能\n"
                              "生产单元,产品名称,生产能力,计量单位\n热力,蒸汽,100,万t/a\n\n排放口基本情况\n"
                              "排放口编号,排放口名称,排放口类型\nDA001,锅炉烟囱,主要排放口\n"
                              "审核人：王五,,日期：2025年1月31日\n")});
    BOOST_TEST(summary.rejected() == 0);
    BOOST_TEST(sources() == "permit - 1 0\nproducts - 1 0\noutlets - 1 0\n");
    BOOST_TEST(all("SELECT industry FROM permit") == "4412 热电联产\n");
    BOOST_TEST(problems() == "13:: 审核人：王五 -> 表下说明，未导入 (note)\n");
}

BOOST_AUTO_TEST_SUITE_END()
