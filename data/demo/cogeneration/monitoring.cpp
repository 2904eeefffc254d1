// SPDX-License-Identifier: Apache-2.0
// Automatic monitoring data as three kinds of file: a platform's workbook, a long CSV, and the log of the data logger.
#include "data/demo/cogeneration/parts.h"
#include "data/demo/hourly_rows.h"

namespace demo::cogeneration {

namespace {

double submitted_conversion(const Boiler& boiler, std::size_t hour, double measured)
{
    return shown(converted(measured, boiler.oxygen_pct[hour]) * boiler.converted_factor[hour]);
}

// No number while the analyser is broken, and no converted one for air.
void add_gas(std::vector<Cell>& row, const Boiler& boiler, std::size_t hour, double measured, const std::string& flag)
{
    constexpr double kNearlyAir = 20;
    if (flag == "D") {
        row.push_back(nothing());
        row.push_back(nothing());
    } else {
        row.push_back(number(measured, 2));
        row.push_back(boiler.oxygen_pct[hour] > kNearlyAir ? nothing()
                                                           : number(submitted_conversion(boiler, hour, measured), 2));
    }
}

std::vector<Cell> wide_row(const Boiler& boiler, std::size_t hour)
{
    std::vector<Cell> row = {time(hour_time(hour))};
    add_gas(row, boiler, hour, boiler.so2[hour], boiler.so2_flag[hour]);
    row.push_back(words(boiler.so2_flag[hour]));
    add_gas(row, boiler, hour, boiler.nox[hour], boiler.nox_flag[hour]);
    row.push_back(words(boiler.nox_flag[hour]));
    add_gas(row, boiler, hour, boiler.dust[hour], boiler.dust_flag[hour]);
    row.push_back(words(boiler.dust_flag[hour]));
    row.push_back(number(boiler.oxygen_pct[hour], 2));
    row.push_back(words(boiler.flag[hour]));
    row.push_back(number(boiler.flow_m3h[hour], 0));
    row.push_back(words(boiler.flag[hour]));
    row.push_back(number(boiler.temperature[hour], 1));
    row.push_back(number(boiler.velocity[hour], 2));
    row.push_back(number(boiler.humidity[hour], 2));
    row.push_back(number(boiler.pressure[hour], 0));
    return row;
}

std::string gas_fields(const Boiler& boiler, std::size_t hour, const char* code, double measured,
                       const std::string& flag)
{
    const std::string name = code;
    if (flag == "D") return name + "-Flag=D;";
    const double kilograms = measured * boiler.flow_m3h[hour] / 1e6;
    return name + "-Avg=" + written(measured, 2) + "," + name +
           "-ZsAvg=" + written(submitted_conversion(boiler, hour, measured), 2) + "," + name +
           "-Cou=" + written(kilograms, 3) + "," + name + "-Flag=" + flag + ";";
}

std::string packet(const Boiler& boiler, std::size_t hour)
{
    constexpr double kCubicMetresPerSecond = 3600;
    constexpr double kKilopascal = 1000;
    std::string fields = gas_fields(boiler, hour, "a21026", boiler.so2[hour], boiler.so2_flag[hour]) +
                         gas_fields(boiler, hour, "a21002", boiler.nox[hour], boiler.nox_flag[hour]) +
                         gas_fields(boiler, hour, "a34013", boiler.dust[hour], boiler.dust_flag[hour]);
    const auto add = [&](const std::string& code, const std::string& average, const std::string& more) {
        if (fields.back() != ';') fields += ';';
        fields += code + "-Avg=" + average + more + "," + code + "-Flag=" + boiler.flag[hour];
    };
    add("a19001", written(boiler.oxygen_pct[hour], 2), "");
    add("a00000", written(boiler.flow_m3h[hour] / kCubicMetresPerSecond, 2),
        ",a00000-Cou=" + written(boiler.flow_m3h[hour], 0));
    add("a01012", written(boiler.temperature[hour], 1), "");
    add("a01011", written(boiler.velocity[hour], 2), "");
    add("a01014", written(boiler.humidity[hour], 2), "");
    add("a01013", written(boiler.pressure[hour] / kKilopascal, 3), "");
    return logged_packet("31", boiler.outlet, hour, fields);
}

}  // namespace

Sheet wide_sheet(const Boiler& boiler)
{
    Sheet sheet{"自动监测小时报表_" + boiler.outlet, "", {}, {}, {}};
    sheet.header = {"监测时间",        "二氧化硫(mg/m³)", "二氧化硫(mg/m³)", "二氧化硫(mg/m³)", "氮氧化物(mg/m³)",
                    "氮氧化物(mg/m³)", "氮氧化物(mg/m³)", "颗粒物(mg/m³)",   "颗粒物(mg/m³)",   "颗粒物(mg/m³)",
                    "含氧量(%)",       "含氧量(%)",       "烟气流量(m³/h)",  "烟气流量(m³/h)",  "烟温(℃)",
                    "流速(m/s)",       "湿度(%)",         "压力(Pa)"};
    sheet.second_header = {"",     "实测", "折算", "标记", "实测", "折算", "标记", "实测", "折算",
                           "标记", "实测", "标记", "实测", "标记", "实测", "实测", "实测", "实测"};
    for (std::size_t hour = 0; hour < kHours; ++hour) sheet.rows.push_back(wide_row(boiler, hour));
    return sheet;
}

Sheet hourly_sheet(const Boiler& boiler)
{
    Sheet sheet = demo::hourly_sheet(boiler.outlet);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const auto gas = [&](const char* item, double measured, const std::string& flag) {
            std::vector<Cell> values;
            add_gas(values, boiler, hour, measured, flag);
            add_hour(sheet, boiler.outlet, hour, item, values, "mg/m³", flag);
        };
        const auto parameter = [&](const char* item, double value, int decimals, const char* unit) {
            add_hour(sheet, boiler.outlet, hour, item, {number(value, decimals), nothing()}, unit, boiler.flag[hour]);
        };
        gas("二氧化硫", boiler.so2[hour], boiler.so2_flag[hour]);
        gas("氮氧化物", boiler.nox[hour], boiler.nox_flag[hour]);
        gas("烟尘", boiler.dust[hour], boiler.dust_flag[hour]);
        parameter("含氧量", boiler.oxygen_pct[hour], 2, "%");
        parameter("烟气流量", boiler.flow_m3h[hour], 0, "m³/h");
        parameter("烟温", boiler.temperature[hour], 1, "℃");
        parameter("流速", boiler.velocity[hour], 2, "m/s");
        parameter("湿度", boiler.humidity[hour], 2, "%");
        parameter("压力", boiler.pressure[hour], 0, "Pa");
    }
    return sheet;
}

Sheet hourly_sheet(const WasteWater& water)
{
    Sheet sheet = demo::hourly_sheet("DW001");
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        if (water.missing[hour]) continue;
        const auto add = [&](const char* item, double value, int decimals, const char* unit, const std::string& flag) {
            add_hour(sheet, "DW001", hour, item, {number(value, decimals), nothing()}, unit, flag);
        };
        add("COD", water.cod[hour], 1, "mg/L", water.flag[hour]);
        add("NH3-N", water.ammonia[hour], 2, "mg/L", water.flag[hour]);
        add("pH", water.ph[hour], 2, "无量纲", water.flag[hour]);
        add("流量", water.flow_m3h[hour], 3, "m³/h", "N");
    }
    return sheet;
}

std::string hj212_log(const Boiler& boiler, int month)
{
    std::string log;
    for (std::size_t hour = first_hour_of(month); hour < last_hour_of(month); ++hour) log += packet(boiler, hour);
    return log;
}

}  // namespace demo::cogeneration
