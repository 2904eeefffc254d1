// SPDX-License-Identifier: Apache-2.0
// Execution reports: VOC from the laboratory's results, waste water from the automatic data.
#include <algorithm>

#include "audit/model/decimal.h"
#include "data/demo/chemicals/parts.h"
#include "data/demo/report_periods.h"

namespace demo::chemicals {

namespace {

// Mean concentration x mean flow of the quarter's results x hours of operation.
double by_results(const Sheet& results, const std::string& outlet, const std::string& pollutant, int quarter,
                  double hours)
{
    double concentration = 0;
    double flow = 0;
    double count = 0;
    for (const std::vector<Cell>& row : results.rows) {
        if (row[0].text != outlet || row[1].text != pollutant) continue;
        if ((audit::date_of(row[2].at).month - 1) / 3 != quarter) continue;
        concentration += audit::Decimal::parse(row[4].text)->to_double();
        flow += audit::Decimal::parse(row[7].text)->to_double();
        ++count;
    }
    return concentration / count * flow / count * hours * 1e-9;
}

double emitted(const Year& year, const Sheet& results, const ReportPeriod& period, const std::string& outlet)
{
    const LineIndex line = outlet == "DA001" ? resin : paint;  // resin is cooked whenever drums are coated
    double tonnes = 0;
    for (int quarter = (period.first_month - 1) / 3; quarter <= (period.last_month - 1) / 3; ++quarter) {
        const double hours = running_hours(year.lines[line], first_hour_of(quarter * 3 + 1) / kHoursOfDay,
                                           last_hour_of(quarter * 3 + 3) / kHoursOfDay);
        tonnes += by_results(results, outlet, "非甲烷总烃", quarter, hours);
    }
    return tonnes;
}

double discharged(const std::vector<double>& values, const WasteWater& water, const ReportPeriod& period)
{
    double kilograms = 0;
    double measured_m3 = 0;
    double all_m3 = 0;
    for (std::size_t hour = period.from(); hour < period.to(); ++hour) {
        all_m3 += water.flow_m3h[hour];
        if (water.flag[hour] != "N") continue;
        kilograms += values[hour] * water.flow_m3h[hour] / 1000;
        measured_m3 += water.flow_m3h[hour];
    }
    return kilograms / 1000 * all_m3 / measured_m3;
}

Sheet emissions(const Year& year, const Sheet& results, const std::vector<ReportPeriod>& periods)
{
    Sheet sheet = emissions_sheet();
    for (const ReportPeriod& period : periods) {
        double plant = 0;
        for (const char* outlet : {"DA001", "DA002"}) {
            const double tonnes = emitted(year, results, period, outlet);
            plant += tonnes;
            add(sheet, period, {words(outlet), words("非甲烷总烃"), number(tonnes, 4), words("手工监测")});
        }
        add(sheet, period, {words("全厂"), words("非甲烷总烃"), number(plant, 4), words("手工监测")});
        add(sheet, period,
            {words("DW001"), words("化学需氧量"), number(discharged(year.water.cod, year.water, period), 4),
             words("自动监测")});
        add(sheet, period,
            {words("DW001"), words("氨氮"), number(discharged(year.water.ammonia, year.water, period), 4),
             words("自动监测")});
    }
    return sheet;
}

Sheet production(const Year& year, const std::vector<ReportPeriod>& periods)
{
    Sheet sheet = report_production_sheet();
    for (const ReportPeriod& period : periods) {
        for (const Line& line : year.lines)
            add(sheet, period,
                {words(line.product), number(output_of(line, period.first_day(), period.last_day()), 2), words("t")});
        for (const Recipe& recipe : recipes()) {
            if (recipe.material == std::string("丙烯酸树脂")) continue;  // made here, told as a product
            double tonnes = 0;
            for (std::size_t day = period.first_day(); day < period.last_day(); ++day)
                tonnes += used_on(year, recipe, day);
            add(sheet, period, {words(recipe.material), number(tonnes, 2), words("t")});
        }
        DailyUse total{};
        for (std::size_t day = period.first_day(); day < period.last_day(); ++day) {
            const DailyUse use = daily_use(year, day);
            total.intake_m3 += use.intake_m3;
            total.discharged_m3 += use.discharged_m3;
            total.power_kwh += use.power_kwh;
            total.steam_t += use.steam_t;
        }
        add(sheet, period, {words("取水量"), number(total.intake_m3, 1), words("m³")});
        add(sheet, period, {words("排水量"), number(total.discharged_m3, 1), words("m³")});
        add(sheet, period, {words("用电量"), number(total.power_kwh, 1), words("kWh")});
        add(sheet, period, {words("蒸汽用量"), number(total.steam_t, 2), words("t")});
    }
    return sheet;
}

void add_concentration(Sheet& sheet, const ReportPeriod& period, const WasteWater& water, const char* pollutant,
                       const std::vector<double>& values, const char* limit, int decimals)
{
    std::vector<double> valid;
    double total = 0;
    for (std::size_t hour = period.from(); hour < period.to(); ++hour) {
        if (water.flag[hour] != "N") continue;
        valid.push_back(values[hour]);
        total += values[hour];
    }
    const auto [low, high] = std::minmax_element(valid.begin(), valid.end());
    add(sheet, period,
        {words("DW001"), words(pollutant), words(std::to_string(valid.size())), words(limit), number(*low, decimals),
         number(*high, decimals), number(total / static_cast<double>(valid.size()), decimals), words("0"),
         number(0, 2)});
}

}  // namespace

std::vector<Sheet> report_sheets(const Year& year, const Sheet& results)
{
    const std::vector<ReportPeriod> periods = report_periods();
    Sheet concentrations = concentrations_sheet();
    for (const ReportPeriod& period : periods) {
        add_concentration(concentrations, period, year.water, "化学需氧量", year.water.cod, "500mg/L", 1);
        add_concentration(concentrations, period, year.water, "氨氮", year.water.ammonia, "45mg/L", 2);
        add_concentration(concentrations, period, year.water, "pH值", year.water.ph, "6-9", 2);
    }
    return {handed_in_sheet(periods), emissions(year, results, periods), production(year, periods), concentrations};
}

}  // namespace demo::chemicals
