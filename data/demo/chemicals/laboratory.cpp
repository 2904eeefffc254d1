// SPDX-License-Identifier: Apache-2.0
// What the contracted laboratory found: stacks, waste water, rain water and the boundary.
#include "data/demo/laboratory.h"

#include "data/demo/chemicals/parts.h"

namespace demo::chemicals {

namespace {

// Stacks are visited on a working day in the morning, while all lines run.
audit::Time visit(int month, int day, int hour)
{
    std::size_t of_year = day_at(month, day);
    constexpr std::size_t kWeek = 7;
    while ((of_year + 3) % kWeek == 0) ++of_year;  // not on Sundays
    return day_time(of_year) + hour * audit::kHour;
}

// The line's load in the shift of the visit.
Beside stack(const Year& year, LineIndex index, double flow, audit::Time at, Random& random)
{
    const Line& line = year.lines[index];
    const auto shift = static_cast<std::size_t>((at - kYearStart) / audit::kHour) / kShiftHours;
    const double load = line.output[shift] / kShiftHours / line.per_hour * 100;
    return {number(flow * (1 + 0.02 * random.normal()), 0), nothing(), number(load, 0), true};
}

void test_combustion(Laboratory& lab, const Year& year, int month)
{
    const std::string outlet = "DA001";
    const audit::Time at = visit(month, 12, 9);
    const Beside beside = stack(year, resin, 21500, at, lab.random);
    const double usual = 14.2 * year.burnt_voc[static_cast<std::size_t>(month)];
    take(lab, {outlet, "非甲烷总烃", "mg/m³", "HJ 38-2017", 0.07, 2, usual, 1.1}, at, beside);
    if (month % 3 == 2) {
        take(lab, {outlet, "苯", "mg/m³", "HJ 584-2010", 0.0015, 3, 0.118, 0.012}, at + audit::kHour, beside);
        take(lab, {outlet, "甲苯", "mg/m³", "HJ 584-2010", 0.0015, 3, 1.31, 0.11}, at + audit::kHour, beside);
        take(lab, {outlet, "二甲苯", "mg/m³", "HJ 584-2010", 0.0015, 3, 3.46, 0.24}, at + audit::kHour, beside);
    }
    if (month == 5 || month == 11) {
        take(lab, {outlet, "氮氧化物", "mg/m³", "HJ 693-2014", 3, 0, 37, 3}, at + 2 * audit::kHour, beside);
        take(lab, {outlet, "二氧化硫", "mg/m³", "HJ 57-2017", 3, 0, 9, 1.3}, at + 2 * audit::kHour, beside);
        take(lab, {outlet, "颗粒物", "mg/m³", "HJ 836-2017", 1.0, 1, 2.9, 0.3}, at + 2 * audit::kHour, beside);
    }
}

void test_mixing(Laboratory& lab, const Year& year, int month)
{
    const audit::Time at = visit(month, 13, 9);
    const Beside beside = stack(year, paint, 12200, at, lab.random);
    if (month % 3 == 2) take(lab, {"DA002", "非甲烷总烃", "mg/m³", "HJ 38-2017", 0.07, 2, 7.9, 0.6}, at, beside);
    if (month != 5 && month != 11) return;
    take(lab, {"DA002", "甲苯", "mg/m³", "HJ 584-2010", 0.0015, 3, 0.74, 0.06}, at + audit::kHour, beside);
    take(lab, {"DA002", "二甲苯", "mg/m³", "HJ 584-2010", 0.0015, 3, 1.92, 0.15}, at + audit::kHour, beside);
    const Beside dust = stack(year, paint, 5100, at, lab.random);
    take(lab, {"DA003", "颗粒物", "mg/m³", "HJ 836-2017", 1.0, 1, 5.2, 0.4}, at + 3 * audit::kHour, dust);
}

// The laboratory also measures what the analysers do, in the same hours.
double automatic_near(const std::vector<double>& values, audit::Time at)
{
    return values[static_cast<std::size_t>((at - kYearStart) / audit::kHour)];
}

void test_water(Laboratory& lab, const Year& year, int month)
{
    const audit::Time at = visit(month, 15, 10);
    take(lab, {"DW001", "悬浮物", "mg/L", "GB/T 11901-1989", 4, 0, 46, 4}, at, {});
    take(lab, {"DW001", "总磷", "mg/L", "GB/T 11893-1989", 0.01, 2, 1.12, 0.1}, at, {});
    take(lab, {"DW001", "总氮", "mg/L", "HJ 636-2012", 0.05, 1, 21.4, 1.2}, at, {});
    const double ammonia = automatic_near(year.water.ammonia, at);
    const double cod = automatic_near(year.water.cod, at);
    take(lab, {"DW001", "氨氮", "mg/L", "HJ 535-2009", 0.025, 2, ammonia, 0.1}, at, {});
    if (month % 3 != 2) return;
    take(lab, {"DW001", "化学需氧量", "mg/L", "HJ 828-2017", 4, 0, cod, 2}, at, {});
    take(lab, {"DW001", "五日生化需氧量", "mg/L", "HJ 505-2009", 0.5, 1, 31.5, 1.8}, at, {});
    take(lab, {"DW001", "石油类", "mg/L", "HJ 637-2018", 0.06, 2, 1.37, 0.12}, at, {});
}

void test_surroundings(Laboratory& lab, int month)
{
    take(lab, {"YS001", "化学需氧量", "mg/L", "HJ 828-2017", 4, 0, 27, 3}, visit(month, 20, 11), {});
    if (month != 5 && month != 11) return;
    const audit::Time at = visit(month, 17, 9);
    take(lab, {"厂界", "非甲烷总烃", "mg/m³", "HJ 604-2017", 0.07, 2, 0.94, 0.09, 4}, at, {});
    take(lab, {"厂界", "苯", "mg/m³", "HJ 584-2010", 0.0015, 4, 0.0061, 0.0007, 4}, at, {});
    take(lab, {"厂界", "甲苯", "mg/m³", "HJ 584-2010", 0.0015, 4, 0.0227, 0.0023, 4}, at, {});
    take(lab, {"厂界", "二甲苯", "mg/m³", "HJ 584-2010", 0.0015, 4, 0.0358, 0.0032, 4}, at, {});
    take(lab, {"厂界", "颗粒物", "mg/m³", "HJ 1263-2022", 0.168, 3, 0.268, 0.02, 4}, at, {});
}

}  // namespace

Sheet manual_results(const Year& year)
{
    Sheet sheet = manual_sheet();
    Random random(622);
    Laboratory lab{sheet, random, audit::midnight({2029, 4, 18})};
    for (int month = 1; month <= 12; ++month) {
        test_combustion(lab, year, month);
        test_mixing(lab, year, month);
        test_water(lab, year, month);
        test_surroundings(lab, month);
    }
    return sheet;
}

}  // namespace demo::chemicals
