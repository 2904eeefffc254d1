// SPDX-License-Identifier: Apache-2.0
// Behind a finding stands what was handed in, whatever the program made of it to compare it.
#include "audit/quoted_evidence.h"

#include <boost/test/unit_test.hpp>

#include "audit/pipeline.h"
#include "tests/import/case_fixture.h"

using namespace audit;

namespace {

struct Fixture : tests::CaseFixture {
    // "row column value", a line each, of the findings of one check.
    std::string evidence_of(const std::string& check)
    {
        AuditOptions options;
        options.only_checks = {check};
        std::string lines;
        for (const Finding& finding : run_checks(made, options).findings)
            for (const Evidence& cell : finding.evidence)
                lines += std::to_string(cell.source.row) + " " + cell.column + " " + cell.value + "\n";
        return lines;
    }
    void permit()
    {
        hand_in({folder.write("许可排放限值.csv",
                              "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\n")});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(quoted_evidence_test)

BOOST_FIXTURE_TEST_CASE(a_ledger_cell_in_another_unit_shows_its_own_text, Fixture)
{
    permit();
    hand_in({folder.write("手工监测结果.csv",
                          "排放口编号,污染物名称,采样时间,实测浓度,单位\n"
                          "DA001,SO2,2025/3/2 9:00,\" 61,300 \",ug/m3\n")});
    BOOST_TEST(all("SELECT measured_written, unit FROM manual_results") == "61.300|mg/m³\n");
    const std::string cells = evidence_of("manual_limit_exceeded");
    BOOST_TEST(cells.find("2 实测浓度 61,300\n") != std::string::npos, cells);
}

BOOST_FIXTURE_TEST_CASE(automatic_data_in_another_unit_show_their_own_text, Fixture)
{
    permit();
    hand_in({folder.write("自动监测小时数据.csv",
                          "排放口编号,监测时间,监测因子,实测值(g/m3)\n"
                          "DA001,2025-03-02 05:00,二氧化硫,0.0480\nDA-001,2025-03-02 06:00,二氧化硫,0.0613\n")});
    const std::string cells = evidence_of("hourly_limit_exceeded");
    BOOST_TEST(cells.find("3 实测值(g/m3) 0.0613\n") != std::string::npos, cells);
    BOOST_TEST(all("SELECT kind, written, meant, cells FROM changes WHERE kind = 'conversion'") ==
               "conversion|g/m³|mg/m³|0\n");
}

BOOST_FIXTURE_TEST_CASE(results_below_their_limit_of_detection_are_recorded, Fixture)
{
    hand_in({folder.write("自动监测小时数据.csv",
                          "排放口编号,监测时间,监测因子,实测值\n"
                          "DA001,2025-03-02 05:00,二氧化硫,<3\nDA001,2025-03-02 06:00,二氧化硫,4\n")});
    BOOST_TEST(all("SELECT kind, row, written, meant, cells FROM changes") == "half_limit|2|<3|1.5|1\n");
}

BOOST_FIXTURE_TEST_CASE(a_permit_of_fields_below_each_other_shows_the_field, Fixture)
{
    hand_in({folder.write("排污许可证基本信息.csv",
                          "项目,内容\n排污许可证编号,91130200699229617X001P\n单位名称,某厂\n"
                          "统一社会信用代码,91130200699229617X\n有效期起,2020-06-20\n有效期止,2025年3月1日\n"),
             folder.write("生产设施运行台账.csv",
                          "开始时间,结束时间,生产设施编号,运行状态\n2025/3/2 0:00,2025/3/3 0:00,MF0001,正常\n")});
    const std::string cells = evidence_of("permit_expired");
    BOOST_TEST(cells.find(" 有效期止 2025年3月1日\n") != std::string::npos, cells);
    BOOST_TEST(cells.find("2 开始时间 2025/3/2 0:00\n") != std::string::npos, cells);
}

BOOST_AUTO_TEST_SUITE_END()
