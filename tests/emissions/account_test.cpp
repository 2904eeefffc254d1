// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/account.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

#include "audit/import/importer.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"
#include "tests/places.h"

namespace {

using audit::Period;
using audit::Time;
using audit::emissions::Account;
using audit::emissions::Coefficients;
using audit::emissions::Method;

Time time(std::string_view text)
{
    return *audit::parse_time(text);
}

// A case made of the files of one folder.
class TestCase {
 public:
    void write(const std::string& name, const std::string& bytes) { folder_.write("submission/" + name, bytes); }
    // hours: of the period from 2025-03-01 on; 0: what the data span.
    Account account(int hours = 0, const Coefficients& coefficients = {})
    {
        return account_of(folder_.file("submission"), hours, coefficients);
    }
    Account account_of(const std::string& submission, int hours_of_period = 0, const Coefficients& coefficients = {})
    {
        case_.emplace(audit::store::CaseFile::create(folder_.file("plant.opcase")));
        audit::import::import_submission(*case_, {submission});
        const audit::Plant plant = audit::store::read_plant(*case_);
        const Time start = time("2025-03-01");
        const Period period = hours_of_period > 0 ? Period{start, start + hours_of_period * audit::kHour}
                                                  : *audit::hours::data_period(*case_);
        audit::hours::HoursReader hours(*case_, plant, period);
        return audit::emissions::account_emissions(*case_, plant, hours, period, coefficients);
    }
    const audit::store::CaseFile& file() const { return *case_; }

 private:
    tests::TemporaryFolder folder_;
    std::optional<audit::store::CaseFile> case_;
};

// Rows of 自动监测小时数据 of one item, one value an hour from 2025-03-01 00:00 on; "-" is a fault without a value.
std::string hours_of(const std::string& outlet, const std::string& item, const std::vector<std::string>& values)
{
    std::string rows;
    Time at = time("2025-03-01 00:00");
    for (const std::string& value : values) {
        const std::size_t tag = value.find(':');
        const std::string number = value == "-" ? "" : value.substr(0, tag);
        const std::string flag = value == "-" ? "D" : tag == std::string::npos ? "N" : value.substr(tag + 1);
        rows += outlet + "," + audit::time_text(at) + "," + item + "," + number + "," + flag + "\n";
        at = at + audit::kHour;
    }
    return rows;
}

constexpr const char* kHeader = "排放口编号,监测时间,监测因子,实测值,数据标记\n";
const Period kMarch{*audit::parse_time("2025-03-01"), *audit::parse_time("2025-04-01")};

}  // namespace

BOOST_AUTO_TEST_SUITE(account_test)

BOOST_AUTO_TEST_CASE(air_is_concentration_times_flow_with_stops_zero_and_starts_as_measured)
{
    TestCase one;
    one.write("自动监测小时数据.csv",
              kHeader + hours_of("DA001", "二氧化硫", {"20.5", "30.0", "5.0:停运", "80.0:启动", "10.0"}) +
                  hours_of("DA001", "烟气流量", {"100000", "110000", "0:停运", "50000:启动", "100000"}));
    const Account account = one.account(5);
    // 2.05 + 3.3 + 0 + 4 + 1 kg
    BOOST_TEST(std::abs(*account.tonnes("DA001", "二氧化硫", kMarch) - 0.01035) < 1e-12);
    BOOST_TEST(std::abs(*account.tonnes("全厂", "二氧化硫", kMarch) - 0.01035) < 1e-12);
    BOOST_TEST(!account.tonnes("DA001", "烟气流量", kMarch).has_value());
    BOOST_TEST(account.months.front().hours == 4);
    BOOST_TEST(account.months.front().filled_share == 0);
}

BOOST_AUTO_TEST_CASE(a_fault_of_air_is_filled_with_the_maximum_before_and_its_share_is_told)
{
    TestCase one;
    std::vector<std::string> values(18, "20.0"), flow(20, "100000");
    values[4] = "40.0";
    values.insert(values.end(), {"-", "-"});
    one.write("自动监测小时数据.csv",
              kHeader + hours_of("DA001", "二氧化硫", values) + hours_of("DA001", "烟气流量", flow));
    const Account account = one.account(20);
    // 17 x 2 + 4 + 2 x 4 kg
    BOOST_TEST(std::abs(*account.tonnes("DA001", "二氧化硫", kMarch) - 0.046) < 1e-12);
    BOOST_TEST(account.months.front().filled_share == 0.1);
}

BOOST_AUTO_TEST_CASE(water_fills_concentration_and_flow_each_by_itself)
{
    TestCase one;
    one.write("自动监测小时数据.csv", kHeader + hours_of("DW001", "化学需氧量", {"110", "90", "-", "-", "100"}) +
                                          hours_of("DW001", "废水流量", {"50", "50", "60", "40", "-"}));
    // 5.5 + 4.5 + 100 mg/L x (60 + 40) m3 + 100 mg/L x 40 m3 (the hour before) = 24 kg
    BOOST_TEST(std::abs(*one.account(5).tonnes("DW001", "化学需氧量", kMarch) - 0.024) < 1e-12);
}

BOOST_AUTO_TEST_CASE(manual_results_count_with_their_quarter_mean_and_the_hours_that_production_ran)
{
    TestCase one;
    one.write("污染治理设施.csv",
              "污染治理设施编号,污染治理设施名称,生产设施编号,污染物种类,有组织排放口编号\n"
              "TA001,活性炭,MF0001,非甲烷总烃,DA001\n");
    one.write("手工监测结果.csv",
              "排放口编号,污染物名称,采样时间,实测浓度,单位,标态干烟气量\n"
              "DA001,非甲烷总烃,2025-03-01 09:00,20,mg/m³,10000\nDA001,非甲烷总烃,2025-03-01 10:00,30,mg/m³,12000\n");
    one.write("生产设施运行台账.csv",
              "开始时间,结束时间,生产设施编号,运行状态,运行时间\n"
              "2025-03-01 00:00,2025-03-02 00:00,MF0001,正常,20\n2025-03-02 00:00,2025-03-03 00:00,MF0001,停产,0\n");
    const Account account = one.account();
    // 25 mg/m3 x 11000 m3/h x 20 h = 5.5 kg
    BOOST_TEST(std::abs(*account.tonnes("DA001", "非甲烷总烃", kMarch) - 0.0055) < 1e-12);
    BOOST_TEST((account.months.front().method == Method::manual));
}

BOOST_AUTO_TEST_CASE(a_general_outlet_without_a_yearly_amount_has_no_account_by_samples)
{
    TestCase one;
    one.write("排放口基本情况.csv", "排放口编号,排放口名称,排放口类型\nDA003,碎煤机,一般排放口\n");
    one.write(
        "手工监测结果.csv",
        "排放口编号,污染物名称,采样时间,实测浓度,单位,标态干烟气量\nDA003,颗粒物,2025-03-01 09:00,7,mg/m³,5000\n");
    one.write("生产设施运行台账.csv",
              "开始时间,结束时间,生产设施编号,运行状态\n2025-03-01 00:00,2025-03-02 00:00,MF0004,正常\n");
    const Account account = one.account();
    BOOST_TEST(!account.tonnes("DA003", "颗粒物", kMarch).has_value());
    BOOST_TEST(!account.tonnes("全厂", "颗粒物", kMarch).has_value());
    // 7 mg/m3 x 5000 m3/h x 24 h, shown beside
    BOOST_TEST(std::abs(*account.tonnes_by(Method::manual, "DA003", "颗粒物", kMarch) - 0.00084) < 1e-12);
}

BOOST_AUTO_TEST_CASE(sulfur_balances_with_the_efficiency_only_while_the_treatment_runs)
{
    TestCase one;
    one.write("污染治理设施.csv",
              "污染治理设施编号,污染治理设施名称,生产设施编号,污染物种类,有组织排放口编号,设计去除效率\n"
              "TA001,脱硫,MF0001,二氧化硫,DA001,90\n");
    one.write("原辅材料及燃料台账.csv",
              "日期,种类,名称,使用量,计量单位,硫分\n2025-03-01,燃料,原煤,100,t,1.0\n2025-03-02,燃料,原煤,100,t,1.0\n");
    one.write("生产设施运行台账.csv",
              "开始时间,结束时间,生产设施编号,运行状态\n2025-03-01 00:00,2025-03-03 00:00,MF0001,正常\n");
    one.write("污染防治设施运行台账.csv",
              "开始时间,结束时间,污染治理设施编号,运行状态\n2025-03-02 00:00,2025-03-02 12:00,TA001,停运\n");
    const Account account = one.account();
    // 2 x 100 x 0.99 x 0.01 x 0.9 = 1.782 t formed a day; 10 % passes, on the second day 1 - 0.9 / 2
    const auto tonnes = account.tonnes_by(Method::material_balance, "DA001", "二氧化硫", kMarch);
    BOOST_TEST(std::abs(*tonnes - (0.1782 + 0.9801)) < 1e-9);
    BOOST_TEST(!account.tonnes("DA001", "二氧化硫", kMarch).has_value());
    const Period second{time("2025-03-02"), time("2025-03-03")};
    BOOST_TEST(std::abs(*account.tonnes_by(Method::material_balance, "全厂", "二氧化硫", second) - 0.9801) < 1e-9);
}

BOOST_AUTO_TEST_CASE(coefficients_count_only_where_they_are_given)
{
    TestCase one;
    one.write("生产设施运行台账.csv",
              "开始时间,结束时间,生产设施编号,运行状态,产品名称,产量,计量单位\n"
              "2025-03-01 00:00,2025-03-02 00:00,MF0002,正常,树脂,40,t\n");
    const auto read = [](std::string_view name) -> std::string {
        if (name == "so2_unburnt_pct") return "1";
        return name == "so2_conversion" ? "0.9" : "DA003 颗粒物 树脂 0.5; ";
    };
    const Account account = one.account(0, audit::emissions::read_coefficients(read));
    BOOST_TEST(std::abs(*account.tonnes_by(Method::coefficient, "DA003", "颗粒物", kMarch) - 0.02) < 1e-12);
}

BOOST_AUTO_TEST_CASE(a_coefficient_that_cannot_be_read_is_named)
{
    const auto read = [](std::string_view name) -> std::string {
        return name == "emission_coefficients" ? "DA003 颗粒物 0.5" : "1";
    };
    const auto same = [](const audit::Error& error) {
        return std::string(error.what()) ==
               "parameter emission_coefficients: found \"DA003 颗粒物 0.5\", expected outlet, pollutant, product and "
               "kg "
               "per unit, separated by spaces";
    };
    BOOST_CHECK_EXCEPTION(audit::emissions::read_coefficients(read), audit::Error, same);
}

// The sample plants are clean, so what they report lies near the account: 5 % would be a suspicion.
BOOST_AUTO_TEST_CASE(reported_amounts_of_the_samples_lie_near_the_account)
{
    const auto samples = tests::samples();
    if (!samples) return;  // CONVENTIONS: tests pass without the samples
    for (const char* name : {"cogeneration_clean.zip", "chemical_clean.zip"}) {
        TestCase one;
        const Account account = one.account_of((*samples / "submissions" / name).string());
        auto rows =
            one.file().database().prepare("SELECT outlet, pollutant, starts, ends, emitted_t FROM report_emissions");
        int compared = 0;
        double largest = 0;
        while (rows.step()) {
            const Period span{rows.time(2), audit::start_of_day(rows.time(3)) + audit::kDay};
            const auto tonnes = account.tonnes(rows.text(0), rows.text(1), span);
            BOOST_TEST_REQUIRE(tonnes.has_value(), rows.text(0) + " " + rows.text(1));
            largest = std::max(largest, std::abs(rows.real(4) - *tonnes) / *tonnes);
            ++compared;
        }
        BOOST_TEST_MESSAGE(name << ": " << compared << " amounts, largest difference " << largest * 100 << " %");
        BOOST_TEST(compared >= 30);
        BOOST_TEST(largest < 0.01);  // 0.4 % measured: filled hours
    }
}

BOOST_AUTO_TEST_SUITE_END()
