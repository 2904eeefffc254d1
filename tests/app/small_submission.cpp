// SPDX-License-Identifier: Apache-2.0
#include "tests/app/small_submission.h"

#include <cstdio>

#include <filesystem>
#include <fstream>

namespace tests {

namespace {

void write(const std::string& folder, const std::string& name, const std::string& text)
{
    std::filesystem::create_directories(folder);
    std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << text;
}

std::string hours(bool with_violation)
{
    std::string text = "排放口编号,监测时间,监测因子,实测值,折算值,单位,数据标记\n";
    constexpr int kHours = 48;
    constexpr int kHoursOfADay = 24;
    for (int hour = 0; hour < kHours; ++hour) {
        const bool over = with_violation && hour >= 5 && hour < 7;
        char line[160];
        std::snprintf(
            line, sizeof line, "DA001,2025-03-%02d %02d:00,二氧化硫,%s,,mg/m³,N\n", 1 + hour / kHoursOfADay,
            hour % kHoursOfADay,
            over ? "61.3" : std::to_string(20 + hour % 7).append(".").append(std::to_string(hour % 10)).c_str());
        text += line;
    }
    return text;
}

void write_submission(const std::string& folder, bool with_violation)
{
    write(folder, "排污许可证基本信息.csv",
          "排污许可证编号,单位名称,统一社会信用代码,行业类别,有效期起,有效期止\n"
          "91370283MA01077799001P,虚构市长河热电有限公司,91370283MA01077799,4412 热电联产,2023-06-20,2028-06-19\n");
    write(folder, "排放口基本情况.csv", "排放口编号,排放口名称,排放口类型\nDA001,1号锅炉烟气排放口,主要排放口\n");
    write(folder, "许可排放限值.csv", "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\n");
    write(folder, "自动监测小时数据_DA001.csv", hours(with_violation));
}

}  // namespace

void write_small_submission(const std::string& folder)
{
    write_submission(folder, true);
}
void write_small_clean_submission(const std::string& folder)
{
    write_submission(folder, false);
}

}  // namespace tests
