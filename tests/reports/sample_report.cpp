// SPDX-License-Identifier: Apache-2.0
#include "tests/reports/sample_report.h"

#include <cmath>

#include "reports/chart_model.h"

namespace tests {

namespace {

using audit::CheckStatus;
using audit::Decimal;
using audit::Finding;
using audit::Severity;
using audit::Time;

const Time kStart = audit::midnight({2025, 1, 1});

audit::Plant plant()
{
    audit::Plant plant;
    audit::Permit permit;
    permit.permit_no = "91320581MA1XXXXX7K001P";
    permit.enterprise = "江南热电联产有限公司";
    permit.uscc = "91320581MA1XXXXX7K";
    permit.industry = "热电联产";
    permit.management_class = "重点管理";
    permit.address = "江苏省苏州市某某区滨江路 1 号";
    permit.issuer = "苏州市生态环境局";
    permit.valid_from = audit::midnight({2023, 6, 1});
    permit.valid_to = audit::midnight({2028, 5, 31});
    plant.permit = permit;
    audit::Outlet stack;
    stack.outlet = "DA001";
    stack.name = "1#锅炉烟囱";
    stack.kind = "主要排放口";
    stack.height_m = 120;
    stack.diameter_m = 4.5;
    audit::Outlet water;
    water.outlet = "DW001";
    water.name = "厂区废水总排口";
    water.kind = "一般排放口";
    water.destination = "园区污水处理厂";
    plant.outlets = {stack, water};
    audit::PermitLimit limit;
    limit.outlet = "DA001";
    limit.pollutant = "二氧化硫";
    limit.standard = "GB 13223-2011";
    limit.hourly = audit::LimitValue{{}, {50, 0}, "mg/m³", "50mg/Nm3"};
    limit.years = {audit::LimitValue{{}, {300, 1}, "t/a", "30.0"}};
    limit.baseline_o2_pct = Decimal{6, 0};
    plant.limits = {limit};
    audit::Facility boiler;
    boiler.facility = "MF0001";
    boiler.name = "1#循环流化床锅炉";
    plant.facilities = {boiler};
    audit::Treatment scrubber;
    scrubber.treatment = "TA001";
    scrubber.name = "1#脱硫塔";
    scrubber.process = "石灰石/石膏湿法";
    scrubber.pollutant = "二氧化硫";
    scrubber.outlet = "DA001";
    scrubber.facilities = {"MF0001"};
    plant.treatments = {scrubber};
    return plant;
}

Finding over_limit(int hour, const std::string& measured, const std::string& times)
{
    Finding finding;
    finding.id = "a1b2c3d4e5f6" + std::to_string(hour);
    finding.check = "hourly_limit_exceeded";
    finding.severity = Severity::violation;
    finding.subject.outlet = "DA001";
    finding.subject.pollutant = "二氧化硫";
    finding.period = audit::Period{kStart + hour * audit::kHour, kStart + (hour + 4) * audit::kHour};
    finding.records = 4;
    finding.measured = measured;
    finding.limit = "50";
    finding.unit = "mg/m³";
    finding.times = times;
    finding.message = {"DA001 二氧化硫自动监测小时浓度最高 " + measured + " mg/m³，超过许可限值 50 mg/m³（" + times +
                           " 倍），共 4 小时，涉嫌超标排放。",
                       "DA001: hourly SO2 up to " + measured + " mg/m³ against a permit limit of 50 mg/m³ in 4 hours."};
    finding.verify = {"核对该时段的工控记录、脱硫浆液循环泵电流和在线监测历史数据。",
                      "Compare the control system's records, pump currents and the analyser's history of these hours."};
    finding.basis = {
        {"排污许可管理条例",
         "第三十四条第一项",
         "20万元以上100万元以下",
         {"自 2026-08-15 起另见生态环境法典第一千一百零三条，须法制审核。", "See also the Code since 2026-08-15."}}};
    return finding;
}

Finding suspicion()
{
    Finding finding;
    finding.id = "77aa88bb99cc";
    finding.check = "flatline";
    finding.severity = Severity::suspicion;
    finding.subject.outlet = "DW001";
    finding.subject.pollutant = "化学需氧量";
    finding.period = audit::Period{kStart + 10 * audit::kDay, kStart + 11 * audit::kDay};
    finding.records = 24;
    finding.measured = "38.6";
    finding.unit = "mg/L";
    finding.message = {"DW001 化学需氧量连续 24 小时为同一数值 38.6 mg/L，而同一排放口的流量在变化，疑似数据停滞。",
                       "DW001: COD stays at 38.6 mg/L for 24 hours while the flow moves."};
    finding.verify = {"查看采样泵、试剂与分析仪日志。", "Look at the pump, the reagents and the analyser's log."};
    return finding;
}

Finding notice()
{
    Finding finding;
    finding.id = "123456abcdef";
    finding.check = "permit_number_invalid";
    finding.severity = Severity::notice;
    finding.records = 1;
    finding.message = {"统一社会信用代码 91320581MA1XXXXX7K 的校验位不符。",
                       "The check digit of the credit code is wrong."};
    return finding;
}

audit::Series series(const Finding& finding)
{
    audit::Series series;
    series.key = {finding.subject.outlet, finding.subject.pollutant};
    series.unit = finding.unit;
    series.start = kStart;
    series.decimals = 1;
    for (int hour = 0; hour < 24 * 14; ++hour) {
        const bool over = finding.period->contains(series.time(static_cast<std::size_t>(hour)));
        const double value = 32 + 8 * std::sin(hour / 7.0) + (hour * 7 % 5) + (over ? 25 : 0);
        const bool service = hour >= 120 && hour < 124;
        series.measured.push_back(service ? audit::kAbsent : static_cast<std::int64_t>(value * 10));
        series.flags.push_back(service ? audit::Flag::calibration : audit::Flag::normal);
    }
    return series;
}

void add_account(reports::ReportData& data)
{
    data.account.period = data.run.period;
    for (int month = 1; month <= 12; ++month) {
        audit::emissions::MonthAmount amount;
        amount.outlet = "DA001";
        amount.pollutant = "二氧化硫";
        amount.month = audit::midnight({2025, month, 1});
        amount.tonnes = 2.1 + 0.1 * month;
        amount.filled_share = 0.02;
        data.account.months.push_back(amount);
        amount.method = audit::emissions::Method::material_balance;
        amount.tonnes *= 1.4;
        amount.is_account = false;
        data.account.months.push_back(amount);
    }
}

void add_outcomes(reports::ReportData& data)
{
    data.run.outcomes = {{"permit_expired", CheckStatus::ran, 8760, 0, {}},
                         {"permit_number_invalid", CheckStatus::ran, 1, 1, {}},
                         {"hourly_limit_exceeded", CheckStatus::ran, 26280, 2, {}},
                         {"daily_limit_exceeded",
                          CheckStatus::not_applicable,
                          0,
                          0,
                          {"许可证没有规定日均浓度限值", "the permit sets no daily limit"}},
                         {"flatline", CheckStatus::ran, 26280, 1, {}},
                         {"waste_unbalanced",
                          CheckStatus::could_not_run,
                          0,
                          0,
                          {"缺少“危险废物台账”（waste_log）", "table waste_log is missing"}}};
}

void add_evidence(reports::ReportData& data)
{
    for (const Finding& finding : data.run.findings) {
        data.evidence.push_back({{"自动监测小时数据_DA001.csv",
                                  {},
                                  1502,
                                  "折算浓度(mg/m3)",
                                  finding.measured.empty() ? "91320581MA1XXXXX7K" : finding.measured},
                                 {"自动监测小时数据_DA001.csv", "一月", 1505, "折算浓度(mg/m3)", "=1+1"}});
    }
}

}  // namespace

reports::ReportData empty_report()
{
    return {};
}

reports::ReportData sample_report()
{
    reports::ReportData data;
    data.plant = plant();
    data.enterprise = data.plant.permit->enterprise;
    data.uscc = data.plant.permit->uscc;
    data.permit_no = data.plant.permit->permit_no;
    data.as_of = "2026-01-20T08:30:00Z";
    data.audited = true;
    data.run.period = {kStart, audit::midnight({2026, 1, 1})};
    data.run.program_version = "1.0.0";
    data.run.catalogue_version = "0123456789ab";
    add_outcomes(data);
    data.run.findings = {over_limit(53, "61.3", "1.23"), over_limit(101, "57.9", "1.16"), suspicion(), notice()};
    add_evidence(data);
    const std::string hash(64, 'c');
    data.inputs = {
        {"排污许可证.xlsx", hash, 20480, false, {{"permit", "基本信息", 1, 0}, {"limits", "许可限值", 12, 0}}},
        {"自动监测小时数据_DA001.csv", hash, 812345, false, {{"auto_hourly", {}, 8760, 3}}},
        {"采样平台照片.jpg", hash, 204800, true, {}}};
    data.problems = {{"自动监测小时数据_DA001.csv",
                      {},
                      44,
                      "监测时间",
                      "2025-13-01 00:00",
                      {"一个真实存在的时间", "a real time"},
                      true,
                      false}};
    data.parameters = {{"flatline",
                        "hours",
                        "6",
                        "h",
                        {"同一数值持续的最短时间", "shortest time of one value"},
                        {audit::findings::Layer::jurisdiction, "某市.json", "筛查值", false}}};
    add_account(data);
    data.chart = [plant = data.plant](const Finding& finding) -> std::optional<reports::ChartModel> {
        if (finding.subject.outlet.empty()) return {};
        reports::ChartRequest request;
        request.title = finding.subject.outlet + " " + finding.subject.pollutant + " 自动监测小时值（mg/m³）";
        request.period = reports::period_around(*finding.period);
        request.marked = finding.period;
        if (const auto* limit = plant.find_limit(finding.subject.outlet, finding.subject.pollutant)) {
            request.limits = {{limit->hourly->upper.to_double(), "小时限值 50"}};
        }
        return reports::make_chart(series(finding), request);
    };
    return data;
}

reports::ReportData sample_report_with(std::size_t findings)
{
    reports::ReportData data = sample_report();
    data.run.findings.clear();
    data.evidence.clear();
    for (std::size_t i = 0; i < findings; ++i) {
        data.run.findings.push_back(over_limit(static_cast<int>(i) * 3, "61.3", "1.23"));
    }
    add_evidence(data);
    data.run.outcomes[2].findings = static_cast<std::int64_t>(findings);
    return data;
}

}  // namespace tests
