// SPDX-License-Identifier: Apache-2.0
// Execution reports: what the enterprise told the authority, computed from the year as its own staff would.
#include <algorithm>
#include <cmath>

#include "data/demo/breaches.h"
#include "data/demo/parts.h"

namespace demo {

namespace {

struct ReportPeriod {
    const char* kind;
    int first_month, last_month;
    std::size_t from() const { return hour_at(first_month, 1); }
    std::size_t to() const { return last_month == 12 ? kHours : hour_at(last_month + 1, 1); }
    audit::Time starts() const { return hour_time(from()); }
    audit::Time ends() const { return hour_time(to()) - audit::kDay; }  // the last day, as reports say it
};

// The third quarter's report was never handed in.
constexpr ReportPeriod kPeriods[] = {{"季报", 1, 3}, {"季报", 4, 6}, {"季报", 10, 12}, {"年报", 1, 12}};

std::vector<Cell> head(const ReportPeriod& period)
{
    return {words(period.kind), date(period.starts()), date(period.ends())};
}

void add(Sheet& sheet, const ReportPeriod& period, std::vector<Cell> cells)
{
    std::vector<Cell> row = head(period);
    row.insert(row.end(), cells.begin(), cells.end());
    sheet.rows.push_back(std::move(row));
}

struct Gas {
    const char* name;
    const std::vector<double> Boiler::*values;
    const std::vector<std::string> Boiler::*flags;
    const char* limit;
    int limit_number;
};
constexpr Gas kGases[] = {{"二氧化硫", &Boiler::so2, &Boiler::so2_flag, "35mg/Nm3", 35},
                          {"氮氧化物", &Boiler::nox, &Boiler::nox_flag, "50mg/Nm3", 50},
                          {"颗粒物", &Boiler::dust, &Boiler::dust_flag, "10mg/Nm3", 10}};

// Hours of service are filled as HJ 75 says (the highest of the 180 valid hours before); a month without dust data is
// left out altogether, which is the breach.
double emitted(const Boiler& boiler, const Gas& gas, std::size_t from, std::size_t to)
{
    constexpr std::size_t kBefore = 180;
    const auto& values = boiler.*gas.values;
    const auto& flags = boiler.*gas.flags;
    double kilograms = 0;
    for (std::size_t hour = from; hour < to; ++hour) {
        double value = values[hour];
        if (flags[hour] == "D") continue;
        if (flags[hour] == "C" || flags[hour] == "M") {
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

Sheet emissions(const Year& year)
{
    Sheet sheet{"执行报告实际排放量",
                "",
                {"报告类型", "报告期起", "报告期止", "排放口编号", "污染物", "实际排放量", "核算方法"},
                {},
                {}};
    for (const ReportPeriod& period : kPeriods) {
        for (const Gas& gas : kGases) {
            double plant = 0;
            for (const Boiler& boiler : year.boilers) {
                const double tonnes = emitted(boiler, gas, period.from(), period.to());
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

Sheet production(const Year& year)
{
    Sheet sheet{"执行报告生产信息", "", {"报告类型", "报告期起", "报告期止", "项目", "数量", "计量单位"}, {}, {}};
    for (const ReportPeriod& period : kPeriods) {
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
        const bool understated = period.first_month == 4;  // a tenth of the quarter's coal is missing
        add(sheet, period, {words("蒸汽"), number(steam, 1), words("t")});
        add(sheet, period, {words("电力"), number(power, 2), words("万kWh")});
        add(sheet, period, {words("原煤"), number(coal * (understated ? 0.9 : 1), 2), words("t")});
        add(sheet, period, {words("取水量"), number(total.intake_m3, 1), words("m³")});
        add(sheet, period, {words("排水量"), number(total.discharged_m3, 1), words("m³")});
        add(sheet, period, {words("用电量"), number(total.power_kwh, 1), words("kWh")});
    }
    return sheet;
}

void add_concentration(Sheet& sheet, const ReportPeriod& period, const Boiler& boiler, const Gas& gas)
{
    std::size_t valid = 0;
    double low = 1e9;
    double high = 0;
    double total = 0;
    for (std::size_t hour = period.from(); hour < period.to(); ++hour) {
        if ((boiler.*gas.flags)[hour] != "N") continue;
        const double value =
            shown(converted((boiler.*gas.values)[hour], boiler.oxygen_pct[hour]) * boiler.converted_factor[hour]);
        // What was over the limit is left out of the report as if it had never been measured.
        if (value > gas.limit_number) continue;
        ++valid;

        low = std::min(low, value);
        high = std::max(high, value);
        total += value;
    }
    add(sheet, period,
        {words(boiler.outlet), words(gas.name), words(std::to_string(valid)), words(gas.limit), number(low, 2),
         number(high, 2), number(total / static_cast<double>(valid), 2), words("0"), number(0, 2)});
}

Sheet concentrations(const Year& year)
{
    Sheet sheet{"执行报告浓度达标判定",
                "",
                {"报告类型", "报告期起", "报告期止", "排放口编号", "污染物", "有效监测数据(小时值)数量",
                 "许可排放浓度限值", "最小值", "最大值", "平均值", "超标数据数量", "超标率"},
                {},
                {}};
    for (const ReportPeriod& period : kPeriods)
        for (const Boiler& boiler : year.boilers)
            for (const Gas& gas : kGases) add_concentration(sheet, period, boiler, gas);
    return sheet;
}

}  // namespace

std::vector<Sheet> report_sheets(const Year& year)
{
    Sheet handed_in{"执行报告提交记录", "", {"报告类型", "报告期起", "报告期止", "提交日期"}, {}, {}};
    // The second quarter's report came two weeks late.
    const audit::Date days[] = {{2025, 4, 10}, {2025, 7, 29}, {2026, 1, 9}, {2026, 1, 13}};
    for (std::size_t i = 0; i < std::size(kPeriods); ++i) add(handed_in, kPeriods[i], {date(audit::midnight(days[i]))});
    return {handed_in, emissions(year), production(year), concentrations(year)};
}

}  // namespace demo
