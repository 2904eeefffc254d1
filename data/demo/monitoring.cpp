// SPDX-License-Identifier: Apache-2.0
// Automatic monitoring data as three kinds of file: a platform's workbook, a long CSV, and the log of the data logger.
#include <cstdio>

#include <array>

#include "data/demo/breaches.h"
#include "data/demo/parts.h"

namespace demo {

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

// The flag of a CSV file: the platform's words for start-up and shutdown, letters else.
std::string word_of(const std::string& flag)
{
    if (flag == "St") return "启动";
    if (flag == "Sd") return "停机";
    return flag;
}

void add_row(Sheet& sheet, const std::string& outlet, std::size_t hour, const char* item, std::vector<Cell> values,
             const char* unit, const std::string& flag)
{
    std::vector<Cell> row = {words(outlet), time(hour_time(hour)), words(item)};
    row.insert(row.end(), values.begin(), values.end());
    row.push_back(words(unit));
    row.push_back(words(word_of(flag)));
    sheet.rows.push_back(std::move(row));
}

Sheet long_sheet(const char* outlet)
{
    return {std::string("自动监测小时数据_") + outlet,
            "",
            {"排放口编号", "监测时间", "监测因子", "实测值", "折算值", "单位", "数据标记"},
            {},
            {}};
}

unsigned crc_of(const std::string& data)
{
    // HJ 212-2017 annex A.
    unsigned crc = 0xFFFFU;
    for (const char c : data) {
        crc = (crc >> 8U) ^ static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            const bool low = (crc & 1U) != 0;
            crc >>= 1U;
            if (low) crc ^= 0xA001U;
        }
    }
    return crc;
}

std::string compact(audit::Time at)
{
    std::string digits;
    for (const char c : audit::time_text(at))
        if (c >= '0' && c <= '9') digits += c;
    return digits + "00";
}

std::string decimal(double value, int decimals)
{
    return number(value, decimals).text;
}

std::string gas_fields(const Boiler& boiler, std::size_t hour, const char* code, double measured,
                       const std::string& flag)
{
    const std::string name = code;
    if (flag == "D") return name + "-Flag=D;";
    const double kilograms = measured * boiler.flow_m3h[hour] / 1e6;
    return name + "-Avg=" + decimal(measured, 2) + "," + name +
           "-ZsAvg=" + decimal(submitted_conversion(boiler, hour, measured), 2) + "," + name +
           "-Cou=" + decimal(kilograms, 3) + "," + name + "-Flag=" + flag + ";";
}

std::string packet(const Boiler& boiler, std::size_t hour)
{
    constexpr double kCubicMetresPerSecond = 3600;
    constexpr double kKilopascal = 1000;
    std::string data = "QN=" + compact(hour_time(hour + 1)) + "018;ST=31;CN=2061;PW=123456;MN=88888888000" +
                       boiler.outlet + ";Flag=5;CP=&&DataTime=" + compact(hour_time(hour)) + ";";
    data += gas_fields(boiler, hour, "a21026", boiler.so2[hour], boiler.so2_flag[hour]);
    data += gas_fields(boiler, hour, "a21002", boiler.nox[hour], boiler.nox_flag[hour]);
    data += gas_fields(boiler, hour, "a34013", boiler.dust[hour], boiler.dust_flag[hour]);
    data += "a19001-Avg=" + decimal(boiler.oxygen_pct[hour], 2) + ",a19001-Flag=" + boiler.flag[hour] + ";";
    data += "a00000-Avg=" + decimal(boiler.flow_m3h[hour] / kCubicMetresPerSecond, 2) +
            ",a00000-Cou=" + decimal(boiler.flow_m3h[hour], 0) + ",a00000-Flag=" + boiler.flag[hour] + ";";
    data += "a01012-Avg=" + decimal(boiler.temperature[hour], 1) + ",a01012-Flag=" + boiler.flag[hour] + ";";
    data += "a01011-Avg=" + decimal(boiler.velocity[hour], 2) + ",a01011-Flag=" + boiler.flag[hour] + ";";
    data += "a01014-Avg=" + decimal(boiler.humidity[hour], 2) + ",a01014-Flag=" + boiler.flag[hour] + ";";
    data +=
        "a01013-Avg=" + decimal(boiler.pressure[hour] / kKilopascal, 3) + ",a01013-Flag=" + boiler.flag[hour] + "&&";
    std::array<char, 8> length{};
    std::array<char, 8> crc{};
    std::snprintf(length.data(), length.size(), "%04zu", data.size());
    std::snprintf(crc.data(), crc.size(), "%04X", crc_of(data));
    return "##" + std::string(length.data()) + data + crc.data();
}

}  // namespace

void write_wide_workbook(const std::string& path, const Boiler& boiler)
{
    Sheet sheet{"自动监测小时报表_" + boiler.outlet, "", {}, {}, {}};
    sheet.header = {"监测时间",        "二氧化硫(mg/m³)", "二氧化硫(mg/m³)", "二氧化硫(mg/m³)", "氮氧化物(mg/m³)",
                    "氮氧化物(mg/m³)", "氮氧化物(mg/m³)", "颗粒物(mg/m³)",   "颗粒物(mg/m³)",   "颗粒物(mg/m³)",
                    "含氧量(%)",       "含氧量(%)",       "烟气流量(m³/h)",  "烟气流量(m³/h)",  "烟温(℃)",
                    "流速(m/s)",       "湿度(%)",         "压力(Pa)"};
    sheet.second_header = {"",     "实测", "折算", "标记", "实测", "折算", "标记", "实测", "折算",
                           "标记", "实测", "标记", "实测", "标记", "实测", "实测", "实测", "实测"};
    for (std::size_t hour = 0; hour < kHours; ++hour) sheet.rows.push_back(wide_row(boiler, hour));
    write_workbook(path, {sheet});
}

Sheet hourly_sheet(const Boiler& boiler)
{
    Sheet sheet = long_sheet(boiler.outlet.c_str());
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const auto gas = [&](const char* item, double measured, const std::string& flag) {
            std::vector<Cell> values;
            add_gas(values, boiler, hour, measured, flag);
            add_row(sheet, boiler.outlet, hour, item, values, "mg/m³", flag);
        };
        const auto parameter = [&](const char* item, double value, int decimals, const char* unit) {
            add_row(sheet, boiler.outlet, hour, item, {number(value, decimals), nothing()}, unit, boiler.flag[hour]);
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
    Sheet sheet = long_sheet("DW001");
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        if (water.missing[hour]) continue;
        const auto add = [&](const char* item, double value, int decimals, const char* unit, const std::string& flag) {
            add_row(sheet, "DW001", hour, item, {number(value, decimals), nothing()}, unit, flag);
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
    constexpr std::size_t kDamaged[] = {101, 322, 547};  // hours of the month
    const std::size_t first = hour_at(month, 1);
    const std::size_t last = month == 12 ? kHours : hour_at(month + 1, 1);
    std::string log;
    for (std::size_t hour = first; hour < last; ++hour) {
        std::string line = packet(boiler, hour);
        for (const std::size_t damaged : kDamaged)
            if (hour - first == damaged) line[line.size() - 1] = line.back() == '0' ? '1' : '0';
        log += '[' + audit::time_text(hour_time(hour + 1)) + "] recv " + line + "\r\n";
    }
    return log;
}

}  // namespace demo
