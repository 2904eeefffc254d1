// SPDX-License-Identifier: Apache-2.0
// `onepermit parameters` and --parameters as a person uses them.
#include <cstdio>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"
#include "tests/reports/pdf_tools.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

bool holds(const ProgramRun& run, const std::string& words)
{
    return run.output.find(words) != std::string::npos;
}

// An incinerator whose furnace has six five-minute means of 840 on 2 March and five on the 3rd.
void write_incinerator(const TemporaryFolder& folder, const std::string& industry)
{
    folder.write("in/排污许可证基本信息.csv",
                 "排污许可证编号,单位名称,统一社会信用代码,有效期起,有效期止,行业类别\n"
                 "91370283MA01077799001P,虚构环保,91370283MA01077799,2023-06-20,2028-06-19," +
                     industry + "\n");
    folder.write("in/主要生产设施.csv", "生产设施编号,生产设施名称\nMF0001,1号焚烧炉\n");
    folder.write("in/治理设施运行参数要求.csv",
                 "污染治理设施编号,运行参数名称,计量单位,下限\nTA001,喷淋液pH,无量纲,5\n");
    folder.write("in/污染防治设施运行台账.csv",
                 "开始时间,结束时间,污染治理设施编号,运行状态\n2025-03-01 00:00,2025-03-04 00:00,TA001,正常\n");
    std::string minutes = "排放口编号,监测时间,监测因子,实测值,单位,数据标记\n";
    for (int day = 1; day <= 3; ++day)
        for (int i = 0; i < 288; ++i) {
            const int cold = day == 2 ? 6 : day == 3 ? 5 : 0;
            char line[120];
            std::snprintf(line, sizeof line, "DA001,2025-03-%02d %02d:%02d,炉膛温度,%d,℃,N\n", day, i / 12, i % 12 * 5,
                          i >= 100 && i < 100 + cold ? 840 : 900);
            minutes += line;
        }
    folder.write("in/自动监测分钟数据.csv", minutes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parameters_command_test)

BOOST_AUTO_TEST_CASE(a_case_keeps_values_and_files_and_says_where_they_come_from)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string file = folder.file("a.opcase");
    run_program({"import", file, folder.file("in")});
    ProgramRun run = run_program({"parameters", file});
    BOOST_TEST(run.status == 0, run.errors);
    BOOST_TEST(holds(run, "行业参数包：industry_thermal_power 火力发电、热电联产"), run.output);
    BOOST_TEST(holds(run, "全部为默认值"), run.output);
    BOOST_TEST(holds(run, "基准氧含量：燃煤锅炉"), run.output);
    BOOST_TEST(holds(run, "未经官方文本确认"), run.output);
    run = run_program({"parameters", file, "--set", "ledger_gap.operating_hours=6", "--add", "jurisdiction_jiangsu"});
    BOOST_TEST(run.status == 0, run.errors);
    BOOST_TEST(holds(run, "ledger_gap.operating_hours"), run.output);
    BOOST_TEST(holds(run, "本案"), run.output);
    BOOST_TEST(holds(run, "jurisdiction_jiangsu（地方）"), run.output);
    run = run_program({"parameters", file, "--list", "--lang", "en"});
    BOOST_TEST(holds(run, "flatline.constant_hours"), run.output);
    run =
        run_program({"parameters", file, "--unset", "ledger_gap.operating_hours", "--remove", "jurisdiction_jiangsu"});
    BOOST_TEST(run.status == 0, run.errors);
    BOOST_TEST(holds(run, "全部为默认值"), run.output);
    BOOST_TEST(run_program({"verify", file}).status == 0);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_one_sentence_and_changes_nothing)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string file = folder.file("a.opcase");
    run_program({"import", file, folder.file("in")});
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--set", "ledger_gap.operating_hours=-1"},
                                                  {"--set", "ledger_gap.hours=1"},
                                                  {"--set", "no_check.hours=1"},
                                                  {"--set", "operating_hours"},
                                                  {"--unset", "ledger_gap.operating_hours"},
                                                  {"--add", "no_such_pack"},
                                                  {"--remove", "nothing.json"},
                                                  {"--parameters", "no_such_file.json"}}) {
        std::vector<std::string> arguments = {"parameters", file};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        const ProgramRun run = run_program(arguments);
        BOOST_TEST(run.status == 2, wrong.back() + ": " + run.errors);
        BOOST_TEST(std::count(run.errors.begin(), run.errors.end(), '\n') == 1, run.errors);
    }
    BOOST_TEST(holds(run_program({"parameters", file}), "全部为默认值"));
}

BOOST_AUTO_TEST_CASE(the_case_s_parameters_decide_and_the_report_prints_them_with_source_and_mark)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));  // 61.3 against 50
    const std::string file = folder.file("a.opcase");
    run_program({"import", file, folder.file("in")});
    const std::string own = folder.write("bureau.json", R"({"format": "onepermit-parameters/1", "kind": "jurisdiction",
        "checks": {"flatline": {"constant_hours": {"value": 9, "source": "某市办法第三条", "confirmed": true}},
                   "night_drop": {"night_pct": 55}}})");
    run_program({"parameters", file, "--add", own});
    run_program({"audit", file});
    BOOST_TEST(run_program({"report", file, "-o", folder.file("r.pdf")}).status == 0);
    const std::string text = tests::text_of_pdf(tests::read_file(folder.file("r.pdf")));
    for (const char* words :
         {"某市办法第三条", "bureau.json", "按地方规定", "行业规定：火力发电、热电联产", "未经确认"})
        BOOST_TEST(text.find(words) != std::string::npos, words);
}

// The contract's numbers hold for every industry: naming nothing gives the same findings as before there were packs.
BOOST_AUTO_TEST_CASE(an_industry_alone_changes_no_finding)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const ProgramRun with = run_program({"audit", folder.file("1.opcase"), folder.file("in"), "--json", "-"});
    folder.write("in/排污许可证基本信息.csv",
                 "排污许可证编号,单位名称,统一社会信用代码,行业类别,有效期起,有效期止\n"
                 "91370283MA01077799001P,虚构市长河热电有限公司,91370283MA01077799,9999 其他,2023-06-20,2028-06-19\n");
    const ProgramRun without = run_program({"audit", folder.file("2.opcase"), folder.file("in"), "--json", "-"});
    BOOST_TEST(nlohmann::json::parse(with.output)["findings"] == nlohmann::json::parse(without.output)["findings"]);
}

BOOST_AUTO_TEST_CASE(an_incinerator_s_furnace_is_judged_by_its_industry_s_pack)
{
    const TemporaryFolder folder;
    write_incinerator(folder, "4417 生物质能发电");
    const ProgramRun run = run_program({"audit", folder.file("a.opcase"), folder.file("in"), "--check",
                                        "treatment_parameter", "--json", "-", "--quiet"});
    const auto findings = nlohmann::json::parse(run.output)["findings"];
    BOOST_REQUIRE_EQUAL(findings.size(), 1U);
    BOOST_TEST(findings[0]["subject"]["outlet"] == "DA001");
    BOOST_TEST(findings[0]["starts"] == "2025-03-02T00:00");
    BOOST_TEST(findings[0]["records"] == 6);
    BOOST_TEST(findings[0]["limit"] == "≥850");
    write_incinerator(folder, "9999 其他");
    const ProgramRun other = run_program({"audit", folder.file("b.opcase"), folder.file("in"), "--check",
                                          "treatment_parameter", "--json", "-", "--quiet"});
    BOOST_TEST(nlohmann::json::parse(other.output)["findings"].empty(), other.output);
}

BOOST_AUTO_TEST_SUITE_END()
