// SPDX-License-Identifier: Apache-2.0
// The waste-water outlet's automatic data: hours, days and the log of the data logger.
#include "data/demo/chemicals/parts.h"
#include "data/demo/hourly_rows.h"
#include "data/demo/random.h"

namespace demo::chemicals {

namespace {

constexpr const char* kOutlet = "DW001";

struct Item {
    const char* name;
    const char* code;  // of HJ 212
    const char* unit;
    int decimals;
    const std::vector<double> WasteWater::*values;
};
constexpr Item kItems[] = {{"化学需氧量", "w01018", "mg/L", 1, &WasteWater::cod},
                           {"氨氮", "w21003", "mg/L", 2, &WasteWater::ammonia},
                           {"pH值", "w01001", "无量纲", 2, &WasteWater::ph}};

// Flow-weighted over the valid hours of a day; none when there are fewer than one.
Cell daily_mean(const WasteWater& water, const Item& item, std::size_t day)
{
    double sum = 0;
    double volume = 0;
    for (std::size_t hour = day * kHoursOfDay; hour < (day + 1) * kHoursOfDay; ++hour) {
        if (water.flag[hour] != "N") continue;
        sum += (water.*item.values)[hour] * water.flow_m3h[hour];
        volume += water.flow_m3h[hour];
    }
    return volume > 0 ? number(sum / volume, item.decimals) : nothing();
}

std::string packet(const WasteWater& water, std::size_t hour)
{
    constexpr double kLitrePerSecond = 3.6;
    std::string fields;
    for (const Item& item : kItems) {
        const std::string code = item.code;
        const double value = (water.*item.values)[hour];
        fields += code + "-Avg=" + written(value, item.decimals);
        if (code != "w01001")
            fields +=
                "," + code + "-Cou=" + written(value * water.flow_m3h[hour] / 1000 * water.logged_amount[hour], 4);
        fields += "," + code + "-Flag=" + water.flag[hour] + ";";
    }
    fields += "w00000-Avg=" + written(water.flow_m3h[hour] / kLitrePerSecond, 2) +
              ",w00000-Cou=" + written(water.flow_m3h[hour], 3) + ",w00000-Flag=" + water.station_flag[hour];
    return logged_packet("32", kOutlet, hour, fields);
}

}  // namespace

Sheet hourly_sheet(const WasteWater& water)
{
    Sheet sheet = demo::hourly_sheet(kOutlet);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const bool stands = water.station_flag[hour] != "N";
        for (const Item& item : kItems) {
            const Cell value = stands ? nothing() : number((water.*item.values)[hour], item.decimals);
            add_hour(sheet, kOutlet, hour, item.name, {value, nothing()}, item.unit, water.flag[hour]);
        }
        add_hour(sheet, kOutlet, hour, "流量", {number(water.flow_m3h[hour], 3), nothing()}, "m³/h",
                 water.station_flag[hour]);
    }
    return sheet;
}

Sheet daily_sheet(const WasteWater& water)
{
    Sheet sheet = demo::hourly_sheet(kOutlet);
    sheet.name = std::string("自动监测日数据_") + kOutlet;
    for (std::size_t day = 0; day < kDays; ++day) {
        const bool stands = is_holiday(day);
        for (const Item& item : kItems) {
            if (item.name == std::string("pH值")) continue;
            sheet.rows.push_back({words(kOutlet), date(day_time(day)), words(item.name), daily_mean(water, item, day),
                                  nothing(), words(item.unit), words(stands ? "F" : "N")});
        }
    }
    return sheet;
}

std::string hj212_log(const WasteWater& water, int month)
{
    std::string log;
    for (std::size_t hour = first_hour_of(month); hour < last_hour_of(month); ++hour) log += packet(water, hour);
    return log;
}

Sheet service_of()
{
    Sheet sheet = service_sheet();
    Random random(621);
    const std::vector<Analyser> analysers = {{"化学需氧量", 400, 500, 118, 1, true, true},
                                             {"氨氮", 40, 50, 8.2, 2, true, true},
                                             {"pH值", 9.18, 14, 7.5, 2, true, true},
                                             {"流量", 24, 30, 14, 1, true, false}};
    add_service(sheet, {kOutlet, analysers, 9, true}, random);
    return sheet;
}

}  // namespace demo::chemicals
