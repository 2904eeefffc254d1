// SPDX-License-Identifier: Apache-2.0
// The service of the analysers and the laboratory's results.
#include "data/demo/cogeneration/parts.h"
#include "data/demo/laboratory.h"

namespace demo::cogeneration {

namespace {

const std::vector<Analyser> kGasAnalysers = {
    {"二氧化硫", 80, 100, 17.5, 2, true, true}, {"氮氧化物", 160, 200, 30.5, 2, true, true},
    {"颗粒物", 40, 50, 3.7, 2, true, true},     {"含氧量", 20, 25, 6.6, 2, true, false},
    {"流速", 32, 40, 8.6, 2, true, false},      {"烟温", 0, 200, 51.5, 1, false, false},
    {"湿度", 0, 40, 11.0, 2, false, false}};
const std::vector<Analyser> kWaterAnalysers = {{"化学需氧量", 400, 500, 55, 1, true, true},
                                               {"氨氮", 16, 20, 7.0, 2, true, true},
                                               {"pH值", 9.18, 14, 7.4, 2, true, true},
                                               {"流量", 120, 150, 61, 1, true, false}};

Beside stack_of(const Boiler& boiler, std::size_t hour)
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
        take(lab, {boiler.outlet, "林格曼黑度", "级", "HJ 1287-2023", 0, 0, 0, 0},
             hour_time(hour) + 30 * audit::kMinute, {nothing(), nothing(), number(boiler.load_pct[hour], 0)});
    }
}

void test_water(Laboratory& lab)
{
    for (int month = 1; month <= 12; ++month) {
        const audit::Time at = hour_time(hour_at(month, 9, 10));
        take(lab, {"DW001", "悬浮物", "mg/L", "GB/T 11901-1989", 4, 0, 31.0, 4.0}, at, {});
        take(lab, {"DW001", "总磷", "mg/L", "GB/T 11893-1989", 0.01, 2, 0.46, 0.06}, at, {});
        take(lab, {"DW001", "石油类", "mg/L", "HJ 637-2018", 0.06, 2, 0.72, 0.09}, at, {});
    }
}

}  // namespace

Sheet service_of(const Year&)
{
    Sheet sheet = service_sheet();
    Random random(601);
    add_service(sheet, {"DA001", kGasAnalysers, 9, false}, random);
    add_service(sheet, {"DA002", kGasAnalysers, 10, false}, random);
    add_service(sheet, {"DW001", kWaterAnalysers, 12, true}, random);
    return sheet;
}

Sheet manual_results(const Year& year)
{
    Sheet sheet = manual_sheet();
    Random random(602);
    Laboratory lab{sheet, random, audit::midnight({2028, 11, 30})};
    test_boiler(lab, year.boilers[0]);
    test_boiler(lab, year.boilers[1]);
    for (const int month : {3, 5, 8, 11})
        take(lab, {"DA003", "颗粒物", "mg/m³", "HJ 836-2017", 1.0, 1, 6.4, 0.5}, hour_time(hour_at(month, 19, 9)),
             {number(9100 + 60 * month, 0), nothing(), number(84, 0)});
    test_water(lab);
    return sheet;
}

}  // namespace demo::cogeneration
