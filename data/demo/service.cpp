// SPDX-License-Identifier: Apache-2.0
// Service of the analysers (calibration, verification, maintenance) and the laboratory's manual results.
#include <algorithm>
#include <cmath>

#include "data/demo/breaches.h"
#include "data/demo/parts.h"
#include "data/demo/random.h"

namespace demo {

namespace {

struct Analyser {
    const char* item;
    double span;  // reference of the span calibration
    double full_scale;
    double usual;  // what a verification compares at
    int decimals;
    bool calibrated, maintained;
};

constexpr Analyser kGasAnalysers[] = {
    {"二氧化硫", 80, 100, 17.5, 2, true, true}, {"氮氧化物", 160, 200, 30.5, 2, true, true},
    {"颗粒物", 40, 50, 3.7, 2, true, true},     {"含氧量", 20, 25, 6.6, 2, true, false},
    {"流速", 32, 40, 8.6, 2, true, false},      {"烟温", 0, 200, 51.5, 1, false, false},
    {"湿度", 0, 40, 11.0, 2, false, false}};
constexpr Analyser kWaterAnalysers[] = {{"化学需氧量", 400, 500, 55, 1, true, true},
                                        {"氨氮", 16, 20, 7.0, 2, true, true},
                                        {"pH值", 9.18, 14, 7.4, 2, true, true},
                                        {"流量", 120, 150, 61, 1, true, false}};

void add_row(Sheet& sheet, const std::string& outlet, const Analyser& analyser, const char* kind, audit::Time from,
             audit::Time to, const std::vector<Cell>& numbers, const char* result)
{
    const std::size_t serial = sheet.rows.size();
    std::vector<Cell> row = {words(outlet), words(analyser.item), words(kind), time(from), time(to)};
    row.insert(row.end(), numbers.begin(), numbers.end());
    row.push_back(number(analyser.full_scale, 0));
    row.push_back(words(result));
    row.push_back(words(a_person(serial)));
    row.push_back(words(kCompany));
    sheet.rows.push_back(std::move(row));
}

void calibrate(Sheet& sheet, const std::string& outlet, const Analyser& analyser, std::size_t hour, Random& random)
{
    constexpr std::int64_t kStep = 25 * audit::kMinute;
    const Stretch skipped = skipped_calibrations();
    if (outlet == "DA001" && std::string(analyser.item) == "氮氧化物" && skipped.contains(hour)) return;
    const audit::Time at = hour_time(hour);
    const bool ph = std::string(analyser.item) == "pH值";
    const double zero = ph ? 6.86 : 0;
    const double drift = analyser.full_scale * (ph ? 0.0008 : 0.006);
    // One span reading of July is far off, is put right, and nobody repairs or tests again.
    const bool bad =
        outlet == "DA002" && std::string(analyser.item) == "二氧化硫" && audit::date_of(at) == audit::Date{2025, 7, 22};
    const double span_reading =
        bad ? analyser.span - 0.137 * analyser.full_scale : analyser.span + drift * random.normal() * 0.8;
    add_row(sheet, outlet, analyser, "零点校准", at, at + kStep,
            {number(zero, 2), number(zero + drift * random.normal() * 0.8, 2), number(zero, 2)}, "合格");
    add_row(sheet, outlet, analyser, "量程校准", at + kStep, at + 2 * kStep,
            {number(analyser.span, 2), number(span_reading, 2), number(analyser.span, 2)}, "合格");
}

void verify(Sheet& sheet, const std::string& outlet, const Analyser& analyser, audit::Time at, Random& random)
{
    const double reference = analyser.usual * (1 + 0.03 * random.normal());
    const double reading = reference * (1 + 0.008 * random.normal());
    add_row(sheet, outlet, analyser, "校验", at, at + 55 * audit::kMinute,
            {number(reference, analyser.decimals), number(reading, analyser.decimals), nothing()}, "合格");
}

// The hour's gas analysers and water analysers are seen to every seventh day, verified four times a year.
template <std::size_t N>
void serve(Sheet& sheet, const std::string& outlet, const Analyser (&analysers)[N], int calibration_hour, bool water,
           Random& random)
{
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const audit::Date day = audit::date_of(hour_time(hour));
        const std::size_t of_day = hour % kHoursOfDay;
        const bool service = is_maintenance_hour(hour) && of_day == 10;
        const bool verification =
            of_day == 13 && day.day == 14 && (day.month % 3 == 1 || day == audit::Date{2025, 12, 14});
        const bool comparison = water && of_day == 15 && day.day == 18;
        for (const Analyser& analyser : analysers) {
            if (analyser.calibrated && is_calibration_hour(hour, calibration_hour))
                calibrate(sheet, outlet, analyser, hour, random);
            if (analyser.maintained && service)
                add_row(sheet, outlet, analyser, "维护", hour_time(hour), hour_time(hour) + 110 * audit::kMinute,
                        {nothing(), nothing(), nothing()}, "合格");
            if (verification) verify(sheet, outlet, analyser, hour_time(hour), random);
            if (comparison)
                add_row(sheet, outlet, analyser, "比对", hour_time(hour), hour_time(hour) + 40 * audit::kMinute,
                        {number(analyser.usual * (1 + 0.02 * random.normal()), analyser.decimals),
                         number(analyser.usual * (1 + 0.02 * random.normal()), analyser.decimals), nothing()},
                        "合格");
        }
    }
    if (outlet == "DA002")
        add_row(sheet, outlet, kGasAnalysers[2], "故障维修", hour_time(dust_analyser_fault().from),
                hour_time(dust_analyser_fault().to), {nothing(), nothing(), nothing()}, "合格");
}

struct Laboratory {
    Sheet& sheet;
    Random& random;
    int serial = 0;
};

struct Test {
    std::string outlet, pollutant, unit, method;
    double detection_limit;
    int decimals;
    double usual, spread;
    int samples = 3;
};

void take(Laboratory& lab, const Test& test, audit::Time at, const std::vector<Cell>& flow_oxygen_load)
{
    ++lab.serial;
    const audit::Date day = audit::date_of(at);
    const std::string digits = std::to_string(day.year * 10000 + day.month * 100 + day.day);
    // The laboratory's certificate ran out at the end of November; its December results are worth nothing.
    for (int i = 0; i < test.samples; ++i) {
        const double value = std::max(test.usual + test.spread * lab.random.normal(), test.detection_limit * 1.2);
        const std::string sample = test.outlet + "-" + std::to_string(1000 + lab.serial) + "-" + std::to_string(i + 1);
        lab.sheet.rows.push_back({words(test.outlet),
                                  words(test.pollutant),
                                  time(at + i * 20 * audit::kMinute),
                                  words(sample),
                                  number(value, test.decimals),
                                  nothing(),
                                  words(test.unit),
                                  flow_oxygen_load[0],
                                  flow_oxygen_load[1],
                                  nothing(),
                                  flow_oxygen_load[2],
                                  words(test.method),
                                  number(test.detection_limit, 4),
                                  words("虚构市清源检测技术有限公司"),
                                  words("231012340816"),
                                  date(audit::midnight({2025, 11, 30})),
                                  words("XC-" + test.outlet + "-" + test.pollutant),
                                  words("QY" + digits + test.outlet),
                                  date(audit::start_of_day(at) + 8 * audit::kDay),
                                  date(audit::start_of_day(at) + 12 * audit::kDay)});
    }
}

std::vector<Cell> stack_of(const Boiler& boiler, std::size_t hour)
{
    return {number(boiler.flow_m3h[hour], 0), number(boiler.oxygen_pct[hour], 2), number(boiler.load_pct[hour], 0)};
}

// An hour of that month at full enough load to be tested at.
std::size_t good_hour(const Boiler& boiler, std::size_t from)
{
    constexpr double kRepresentative = 76;
    std::size_t hour = from;
    while (boiler.load_pct[hour] < kRepresentative || hour % kHoursOfDay < 9 || hour % kHoursOfDay > 15 ||
           boiler.so2_flag[hour] != "N")
        ++hour;
    return hour;
}

void test_boiler(Laboratory& lab, const Boiler& boiler)
{
    for (const int month : {2, 6, 8, 11}) {
        const std::size_t hour = good_hour(boiler, hour_at(month, boiler.outlet == "DA001" ? 4 : 11));
        take(lab, {boiler.outlet, "汞及其化合物", "mg/m³", "HJ 543-2009", 0.0025, 4, 0.0061, 0.0007}, hour_time(hour),
             stack_of(boiler, hour));
        if (boiler.outlet == "DA001")  // of boiler 2 the blackness was never looked at
            take(lab, {boiler.outlet, "林格曼黑度", "级", "HJ 1287-2023", 0, 0, 0, 0},
                 hour_time(hour) + 30 * audit::kMinute, {nothing(), nothing(), number(boiler.load_pct[hour], 0)});
    }
}

void test_water(Laboratory& lab)
{
    const std::vector<Cell> none = {nothing(), nothing(), nothing()};
    for (int month = 1; month <= 12; ++month) {
        const audit::Time at = hour_time(hour_at(month, 9, 10));
        const bool over = month == 9;
        take(lab, {"DW001", "悬浮物", "mg/L", "GB/T 11901-1989", 4, 0, over ? 83.0 : 31.0, over ? 1.5 : 4.0}, at, none);
        take(lab, {"DW001", "总磷", "mg/L", "GB/T 11893-1989", 0.01, 2, 0.46, 0.06, month == 10 ? 2 : 3}, at, none);
        take(lab, {"DW001", "石油类", "mg/L", "HJ 637-2018", 0.06, 2, 0.72, 0.09}, at, none);
    }
}

}  // namespace

Sheet service_sheet(const Year&)
{
    Sheet sheet{"自动监测设备运维记录",
                "",
                {"排放口编号", "监测因子", "类型", "开始时间", "结束时间", "标准值", "校准前读数", "校准后读数", "量程",
                 "结果", "运维人员", "运维单位"},
                {},
                {}};
    Random random(601);
    serve(sheet, "DA001", kGasAnalysers, 9, false, random);
    serve(sheet, "DA002", kGasAnalysers, 10, false, random);
    serve(sheet, "DW001", kWaterAnalysers, 12, true, random);
    return sheet;
}

Sheet manual_sheet(const Year& year)
{
    Sheet sheet{"手工监测结果",
                "",
                {"排放口编号",   "污染物名称",   "采样时间", "样品编号", "实测浓度", "折算浓度", "单位",
                 "标态干烟气量", "含氧量",       "排放速率", "生产负荷", "测定方法", "检出限",   "监测机构",
                 "资质证书编号", "资质有效期止", "仪器编号", "报告编号", "报告日期", "上传日期"},
                {},
                {}};
    Random random(602);
    Laboratory lab{sheet, random};
    test_boiler(lab, year.boilers[0]);
    test_boiler(lab, year.boilers[1]);
    for (const int month : {3, 5, 11})  // nothing in the third quarter
        take(lab, {"DA003", "颗粒物", "mg/m³", "HJ 836-2017", 1.0, 1, 6.4, 0.5}, hour_time(hour_at(month, 19, 9)),
             {number(9100 + 60 * month, 0), nothing(), number(84, 0)});
    // An outlet that no permit names.
    take(lab, {"DA004", "颗粒物", "mg/m³", "HJ 836-2017", 1.0, 1, 7.9, 0.6}, hour_time(hour_at(5, 20, 9)),
         {number(4300, 0), nothing(), number(82, 0)});
    test_water(lab);
    return sheet;
}

}  // namespace demo
