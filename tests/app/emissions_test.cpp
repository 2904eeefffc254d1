// SPDX-License-Identifier: Apache-2.0
// `onepermit emissions` as a person runs it, with amounts computed by hand.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program_run.h"
#include "tests/places.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

// Two days of SO2, an hour each of start-up, fault and standstill on the first; coal with 1 % sulphur; NMHC by hand at
// an outlet that the plan wants automatic.
void write_plant(const TemporaryFolder& folder)
{
    folder.write("in/排污许可证基本信息.csv",
                 "排污许可证编号,单位名称,统一社会信用代码,行业类别,管理类别,有效期起,有效期止\n"
                 "91370283MA01077799001P,虚构市长河热电有限公司,91370283MA01077799,4412 "
                 "热电联产,重点管理,2024-03-02,2029-03-01\n");
    folder.write("in/许可排放限值.csv",
                 "排放口编号,污染物种类,许可排放小时浓度限值,第一年,第二年\n"
                 "DA001,二氧化硫,50mg/Nm3,0.2,0.1\n");
    folder.write("in/自行监测要求.csv",
                 "污染源类别,排放口编号,污染物名称,监测设施\n废气,DA001,二氧化硫,自动\n废气,DA002,非甲烷总烃,自动\n");
    folder.write("in/原辅材料及燃料台账.csv",
                 "日期,种类,名称,使用量,计量单位,硫分\n2025-03-01,燃料,原煤,10,t,1.0\n2025-03-02,燃料,原煤,10,t,1.0\n");
    folder.write("in/手工监测结果.csv",
                 "排放口编号,污染物名称,采样时间,实测浓度,单位,标态干烟气量\n"
                 "DA002,非甲烷总烃,2025-03-01 09:00,20,mg/m³,10000\n");
    folder.write("in/生产设施运行台账.csv",
                 "开始时间,结束时间,生产设施编号,运行状态\n2025-03-01 00:00,2025-03-02 00:00,MF0002,正常\n");
    std::string hours = "排放口编号,监测时间,监测因子,实测值,数据标记\n";
    for (int hour = 0; hour < 48; ++hour) {
        const std::string time =
            hour < 24 ? "2025-03-01 " + std::to_string(hour) : "2025-03-02 " + std::to_string(hour - 24);
        const char* so2 = hour == 3 ? ",80,启动" : hour == 4 ? ",,D" : hour == 5 ? ",1,停运" : ",20,N";
        hours += "DA001," + time + ":00,二氧化硫" + so2 + "\n";
        hours += "DA001," + time + ":00,烟气流量" + (hour == 5 ? ",0,停运" : ",100000,N") + "\n";
    }
    folder.write("in/自动监测小时数据.csv", hours);
    BOOST_REQUIRE(run_program({"import", folder.file("a.opcase"), folder.file("in")}).status == 0);
}

nlohmann::json account(const TemporaryFolder& folder, const std::vector<std::string>& more)
{
    std::vector<std::string> arguments = {"emissions", folder.file("a.opcase"), "-f", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun run = run_program(arguments);
    BOOST_TEST_REQUIRE(run.status == 0, run.errors);
    return nlohmann::json::parse(run.output);
}

nlohmann::json row_of(const nlohmann::json& account, const std::string& outlet, const std::string& period)
{
    for (const auto& row : account["rows"])
        if (row["outlet"] == outlet && row["pollutant"] != "非甲烷总烃" && row["period"]["name"] == period) return row;
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(emissions_test)

BOOST_AUTO_TEST_CASE(accounts_by_every_span_with_the_amounts_of_a_hand_calculation)
{
    const TemporaryFolder folder;
    write_plant(folder);
    // First day: 21 h x 2 kg + 8 kg of the start-up + 8 kg filled (the maximum before) + 0; second: 24 x 2 kg.
    const auto march = row_of(account(folder, {}), "DA001", "2025-03");
    BOOST_TEST(march["tonnes"] == "0.106");
    BOOST_TEST(march["method"] == "automatic");
    BOOST_TEST(march["filled_share"] == "0.0213");  // 1 of 47 h
    BOOST_TEST(march["why"] == "许可证自行监测要求为自动监测");
    // 2 x 10 t x 0.99 x 0.01 x 0.9 a day, no treatment
    BOOST_TEST(march["methods"][1]["method"] == "material_balance");
    BOOST_TEST(march["methods"][1]["tonnes"] == "0.3564");
    BOOST_TEST(march["methods"][1]["counts"] == false);
    BOOST_TEST(row_of(account(folder, {"--by", "quarter"}), "全厂", "2025Q1")["tonnes"] == "0.106");
    const auto year = row_of(account(folder, {"--by", "year"}), "DA001", "2025");
    BOOST_TEST(year["tonnes"] == "0.106");
    BOOST_TEST(year["cap"] == "0.2");  // the larger of the two permit years in it
    BOOST_TEST(year["share_of_cap"] == "0.53");
    const auto permit = account(folder, {"--by", "permit-year"});
    BOOST_TEST(row_of(permit, "DA001", "2024-03-02~2025-03-01")["tonnes"] == "0.058");
    BOOST_TEST(row_of(permit, "DA001", "2024-03-02~2025-03-01")["share_of_cap"] == "0.29");
    BOOST_TEST(row_of(permit, "DA001", "2025-03-02~2026-03-01")["tonnes"] == "0.048");
    BOOST_TEST(row_of(permit, "DA001", "2025-03-02~2026-03-01")["cap"] == "0.1");
    BOOST_TEST(row_of(account(folder, {"--by", "rolling"}), "DA001", "2025-03-01~2026-02-28")["tonnes"] == "0.106");
}

BOOST_AUTO_TEST_CASE(what_was_to_be_automatic_and_was_not_has_no_account_and_says_so)
{
    const TemporaryFolder folder;
    write_plant(folder);
    const auto all = account(folder, {"--lang", "en"});
    for (const auto& row : all["rows"]) {
        if (row["outlet"] != "DA002") continue;
        BOOST_TEST(row["tonnes"].is_null());
        BOOST_TEST(row["methods"][0]["method"] == "manual");
        BOOST_TEST(std::string(row["why"]).starts_with("automatic monitoring is asked for and has no usable data"));
        return;
    }
    BOOST_ERROR("DA002 is not in the account");
}

BOOST_AUTO_TEST_CASE(numbers_of_the_balance_come_from_the_parameters_and_are_printed)
{
    const TemporaryFolder folder;
    write_plant(folder);
    const std::string file = folder.write("p.json", R"({"format": "onepermit-parameters/1",
        "checks": {"annual_cap_exceeded": {"so2_conversion": 0.8}}})");
    const auto march = row_of(account(folder, {"--parameters", file}), "DA001", "2025-03");
    BOOST_TEST(march["methods"][1]["tonnes"] == "0.3168");
    const ProgramRun text = run_program({"emissions", folder.file("a.opcase")});
    BOOST_TEST(text.output.find("：0.9（") != std::string::npos, text.output);
    BOOST_TEST(text.output.find("未经官方文本确认") != std::string::npos, text.output);
}

BOOST_AUTO_TEST_CASE(writes_every_format_and_refuses_what_has_no_place)
{
    const TemporaryFolder folder;
    write_plant(folder);
    const std::string file = folder.file("a.opcase");
    BOOST_TEST(run_program({"emissions", file, "-f", "xlsx", "-o", folder.file("e.xlsx")}).status == 0);
    BOOST_TEST(tests::read_file(folder.file("e.xlsx")).starts_with("PK"));
    BOOST_TEST(run_program({"emissions", file, "-f", "csv", "-o", folder.file("e.csv")}).status == 0);
    BOOST_TEST(tests::read_file(folder.file("e.csv")).starts_with("\xEF\xBB\xBF排放口,"));
    BOOST_TEST(run_program({"emissions", file, "-f", "xlsx"}).status == 2);
    BOOST_TEST(run_program({"emissions", file, "--by", "week"}).status == 2);
    const ProgramRun text = run_program({"emissions", file});
    BOOST_TEST(text.output.find("0.1060 *") != std::string::npos, text.output);
}

// The contract's rows: one for each outlet, pollutant and month that has an account.
BOOST_AUTO_TEST_CASE(the_findings_file_keeps_its_rows)
{
    const TemporaryFolder folder;
    write_plant(folder);
    run_program({"audit", folder.file("a.opcase"), "--check", "annual_cap_exceeded"});
    const auto file = nlohmann::json::parse(run_program({"findings", folder.file("a.opcase"), "-f", "json"}).output);
    BOOST_REQUIRE_EQUAL(file["emissions"].size(), 2U);
    const auto& row = file["emissions"][0];
    BOOST_TEST(row["outlet"] == "DA001");
    BOOST_TEST(row["pollutant"] == "二氧化硫");
    BOOST_TEST(row["month"] == "2025-03");
    BOOST_TEST(row["tonnes"] == "0.106");
    BOOST_TEST(row["method"] == "automatic");
    BOOST_TEST(row["filled_share"] == "0.0213");
    BOOST_TEST(file["emissions"][1]["outlet"] == "全厂");
}

BOOST_AUTO_TEST_SUITE_END()
