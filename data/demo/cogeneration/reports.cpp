// SPDX-License-Identifier: Apache-2.0
// Execution reports: what the enterprise told the authority, computed from the year as its own staff would.
#include <algorithm>
#include <cmath>

#include "data/demo/cogeneration/parts.h"
#include "data/demo/report_periods.h"

namespace demo::cogeneration {

namespace {

struct Gas {
    const char* name;
    const std::vector<double> Boiler::*values;
    const std::vector<std::string> Boiler::*flags;
    const char* limit;
    int limit_number, daily_limit;
};
constexpr Gas kGases[] = {{"二氧化硫", &Boiler::so2, &Boiler::so2_flag, "35mg/Nm3", 35, 30},
                          {"氮氧化物", &Boiler::nox, &Boiler::nox_flag, "50mg/Nm3", 50, 45},
                          {"颗粒物", &Boiler::dust, &Boiler::dust_flag, "10mg/Nm3", 10, 8}};

double submitted(const Boiler& boiler, const Gas& gas, std::size_t hour)
{
    return shown(converted((boiler.*gas.values)[hour], boiler.oxygen_pct[hour]) * boiler.converted_factor[hour]);
}

// Hours of service are filled as HJ 75 says (the highest of the 180 valid hours before); hours of a broken analyser are
// left out by an enterprise that conceals.
double emitted(const Boiler& boiler, const Gas& gas, std::size_t from, std::size_t to, bool concealed)
{
    constexpr std::size_t kBefore = 180;
    const auto& values = boiler.*gas.values;
    const auto& flags = boiler.*gas.flags;
    double kilograms = 0;
    for (std::size_t hour = from; hour < to; ++hour) {
        double value = values[hour];
        if (flags[hour] == "D" && concealed) continue;
        if (flags[hour] == "C" || flags[hour] == "M" || flags[hour] == "D") {
            std::size_t valid = 0;
            value = 0;
            for (std::size_t back = hour; back-- > 0 && valid < kBefore;) {
                if (flags[back] != "N") continue;
                ++valid;
                value = std::max(value, values[back]);
            }
        }
        kilograms += value * boiler.flow_m3h[hour] / 1e6;
    }
    return kilograms / 1000;
}

double discharged(const std::vector<double>& values, const WasteWater& water, std::size_t from, std::size_t to)
{
    double kilograms = 0;
    double cubic_metres = 0;
    double all = 0;
    for (std::size_t hour = from; hour < to; ++hour) {
        all += water.flow_m3h[hour];
        if (water.flag[hour] != "N" || water.missing[hour]) continue;
        kilograms += values[hour] * water.flow_m3h[hour] / 1000;
        cubic_metres += water.flow_m3h[hour];
    }
    return kilograms / 1000 * all / cubic_metres;
}

Sheet emissions(const Year& year, const std::vector<ReportPeriod>& periods)
{
    Sheet sheet = emissions_sheet();
    for (const ReportPeriod& period : periods) {
        for (const Gas& gas : kGases) {
            double plant = 0;
            for (const Boiler& boiler : year.boilers) {
                const double tonnes = emitted(boiler, gas, period.from(), period.to(), year.concealed);
                plant += tonnes;
                add(sheet, period, {words(boiler.outlet), words(gas.name), number(tonnes, 4), words("自动监测")});
            }
            add(sheet, period, {words("全厂"), words(gas.name), number(plant, 4), words("自动监测")});
        }
        for (const auto& [name, values] :
             {std::pair<const char*, const std::vector<double>*>{"化学需氧量", &year.water.cod},
              {"氨氮", &year.water.ammonia}})
            add(sheet, period,
                {words("DW001"), words(name), number(discharged(*values, year.water, period.from(), period.to()), 4),
                 words("自动监测")});
    }
    return sheet;
}

Sheet production(const Year& year, const std::vector<ReportPeriod>& periods)
{
    Sheet sheet = report_production_sheet();
    for (const ReportPeriod& period : periods) {
        double steam = 0;
        double power = 0;
        double coal = 0;
        DailyUse total{};
        for (std::size_t hour = period.from(); hour < period.to(); ++hour)
            for (const Boiler& boiler : year.boilers) steam += boiler.steam_t[hour];
        for (std::size_t hour = period.from(); hour < period.to(); hour += 8)
            power += power_of_turbine(year, hour, hour + 8);
        for (std::size_t day = period.from() / kHoursOfDay; day < period.to() / kHoursOfDay; ++day) {
            coal += coal_of_day(year, day);
            const DailyUse use = daily_use(year, day);
            total.intake_m3 += use.intake_m3;
            total.discharged_m3 += use.discharged_m3;
            total.power_kwh += use.power_kwh;
        }
        add(sheet, period, {words("蒸汽"), number(steam, 1), words("t")});
        add(sheet, period, {words("电力"), number(power, 2), words("万kWh")});
        add(sheet, period, {words("原煤"), number(coal, 2), words("t")});
        add(sheet, period, {words("取水量"), number(total.intake_m3, 1), words("m³")});
        add(sheet, period, {words("排水量"), number(total.discharged_m3, 1), words("m³")});
        add(sheet, period, {words("用电量"), number(total.power_kwh, 1), words("kWh")});
    }
    return sheet;
}

void add_concentration(Sheet& sheet, const ReportPeriod& period, const Boiler& boiler, const Gas& gas, bool concealed)
{
    std::size_t valid = 0;
    std::size_t over = 0;
    double low = 1e9;
    double high = 0;
    double total = 0;
    for (std::size_t hour = period.from(); hour < period.to(); ++hour) {
        if ((boiler.*gas.flags)[hour] != "N") continue;
        const double value = submitted(boiler, gas, hour);
        // Who conceals leaves out what was over the limit as if it had never been measured.
        if (value > gas.limit_number && concealed) continue;
        ++valid;
        if (shown(value, 0) > gas.limit_number) ++over;
        low = std::min(low, value);
        high = std::max(high, value);
        total += value;
    }
    add(sheet, period,
        {words(boiler.outlet), words(gas.name), words(std::to_string(valid)), words(gas.limit), number(low, 2),
         number(high, 2), number(total / static_cast<double>(valid), 2), words(std::to_string(over)),
         number(100.0 * static_cast<double>(over) / static_cast<double>(valid), 2)});
}

Sheet concentrations(const Year& year, const std::vector<ReportPeriod>& periods)
{
    Sheet sheet = concentrations_sheet();
    for (const ReportPeriod& period : periods)
        for (const Boiler& boiler : year.boilers)
            for (const Gas& gas : kGases) add_concentration(sheet, period, boiler, gas, year.concealed);
    return sheet;
}

// Admits the day's hours over the hourly limit, or the day when its mean is over the daily one.
void add_exceedances(Sheet& sheet, const Boiler& boiler, const Gas& gas, std::size_t day)
{
    const std::size_t first = day * kHoursOfDay;
    double total = 0;
    double worst = 0;
    double count = 0;
    Stretch over{kHours, 0};
    for (std::size_t hour = first; hour < first + kHoursOfDay; ++hour) {
        if ((boiler.*gas.flags)[hour] != "N") continue;
        const double value = submitted(boiler, gas, hour);
        total += value;
        ++count;
        if (shown(value, 0) <= gas.limit_number) continue;
        over = {std::min(over.from, hour), hour + 1};
        worst = std::max(worst, value);
    }
    if (over.to > 0)
        admit(sheet, boiler.outlet, gas.name, hour_time(over.from), hour_time(over.to), number(worst, 2));
    else if (count > 0 && shown(total / count, 0) > gas.daily_limit)
        admit(sheet, boiler.outlet, gas.name, hour_time(first), hour_time(first + kHoursOfDay),
              number(total / count, 2));
}

Sheet exceedances(const Year& year)
{
    Sheet sheet = exceedances_sheet();
    for (const Boiler& boiler : year.boilers)
        for (const Gas& gas : kGases)
            for (std::size_t day = 0; day < kDays; ++day) add_exceedances(sheet, boiler, gas, day);
    return sheet;
}

}  // namespace

std::vector<Sheet> report_sheets(const Year& year)
{
    const std::vector<ReportPeriod> periods = report_periods();
    std::vector<Sheet> sheets = {handed_in_sheet(periods), emissions(year, periods), production(year, periods),
                                 concentrations(year, periods)};
    Sheet admitted = exceedances(year);
    if (!year.concealed && !admitted.rows.empty()) sheets.push_back(std::move(admitted));
    return sheets;
}

}  // namespace demo::cogeneration
