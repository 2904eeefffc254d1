// SPDX-License-Identifier: Apache-2.0
#include "data/demo/hourly_rows.h"

#include <cstdio>

#include <array>

#include "data/demo/calendar.h"

namespace demo {

namespace {

// The flag of a CSV file: the platform's words for start-up and shutdown, letters else.
std::string word_of(const std::string& flag)
{
    if (flag == "St") return "启动";
    if (flag == "Sd") return "停机";
    return flag;
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

}  // namespace

Sheet hourly_sheet(const std::string& outlet)
{
    return {"自动监测小时数据_" + outlet,
            "",
            {"排放口编号", "监测时间", "监测因子", "实测值", "折算值", "单位", "数据标记"},
            {},
            {}};
}

void add_hour(Sheet& sheet, const std::string& outlet, std::size_t hour, const char* item,
              const std::vector<Cell>& values, const char* unit, const std::string& flag)
{
    std::vector<Cell> row = {words(outlet), time(hour_time(hour)), words(item)};
    row.insert(row.end(), values.begin(), values.end());
    row.push_back(words(unit));
    row.push_back(words(word_of(flag)));
    sheet.rows.push_back(std::move(row));
}

std::string written(double value, int decimals)
{
    return number(value, decimals).text;
}

std::string logged_packet(const std::string& st, const std::string& outlet, std::size_t hour, const std::string& fields)
{
    const std::string data = "QN=" + compact(hour_time(hour + 1)) + "018;ST=" + st +
                             ";CN=2061;PW=123456;MN=88888888000" + outlet +
                             ";Flag=5;CP=&&DataTime=" + compact(hour_time(hour)) + ";" + fields + "&&";
    std::array<char, 8> length{};
    std::array<char, 8> crc{};
    std::snprintf(length.data(), length.size(), "%04zu", data.size());
    std::snprintf(crc.data(), crc.size(), "%04X", crc_of(data));
    return '[' + audit::time_text(hour_time(hour + 1)) + "] recv ##" + length.data() + data + crc.data() + "\r\n";
}

}  // namespace demo
