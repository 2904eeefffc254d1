// SPDX-License-Identifier: Apache-2.0
// The flags of automatic data as letters and as the words that platforms print ("Agreed readings", Flags).
#include <algorithm>
#include <array>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/reference/fold.h"

namespace audit::import {

using reference::folded;

namespace {

constexpr std::array<std::pair<std::string_view, Flag>, 66> kFlags = {{
    {"n", Flag::normal},
    {"f", Flag::stopped},
    {"m", Flag::maintenance},
    {"s", Flag::manual_entry},
    {"d", Flag::fault},
    {"c", Flag::calibration},
    {"t", Flag::over_range},
    {"b", Flag::letter_b},
    {"st", Flag::starting},
    {"sd", Flag::stopping},
    {"md", Flag::no_data},
    {"正常", Flag::normal},
    {"正常运行", Flag::normal},
    {"数据正常", Flag::normal},
    {"启动", Flag::starting},
    {"启炉", Flag::starting},
    {"开机", Flag::starting},
    {"起炉", Flag::starting},
    {"启机", Flag::starting},
    {"停机", Flag::stopping},
    {"停炉", Flag::stopping},
    {"停运", Flag::stopped},
    {"停产", Flag::stopped},
    {"排放源停运", Flag::stopped},
    {"闷炉", Flag::banked},
    {"烘炉", Flag::starting},
    {"停炉降温", Flag::stopping},
    {"事故", Flag::fault},
    {"cems维护", Flag::maintenance},
    {"炉温异常", Flag::fault},
    {"热电偶故障", Flag::fault},
    {"校准", Flag::calibration},
    {"校零", Flag::calibration},
    {"维护", Flag::maintenance},
    {"设备维护", Flag::maintenance},
    {"运维", Flag::maintenance},
    {"故障", Flag::fault},
    {"设备故障", Flag::fault},
    {"仪器故障", Flag::fault},
    {"超量程", Flag::over_range},
    {"超测定上限", Flag::over_range},
    {"超上限", Flag::over_range},
    {"通讯中断", Flag::communication},
    {"通信中断", Flag::communication},
    {"通讯故障", Flag::communication},
    {"通讯异常", Flag::communication},
    {"通信故障", Flag::communication},
    {"无数据", Flag::no_data},
    {"缺失", Flag::no_data},
    {"缺数", Flag::no_data},
    {"手工输入", Flag::manual_entry},
    {"手工", Flag::manual_entry},
    {"n(正常)", Flag::normal},
    {"f(停运)", Flag::stopped},
    {"m(维护)", Flag::maintenance},
    {"d(故障)", Flag::fault},
    {"c(校准)", Flag::calibration},
    {"t(超上限)", Flag::over_range},
    {"t(超测定上限)", Flag::over_range},
    {"b(通讯中断)", Flag::communication},
    {"b(闷炉)", Flag::banked},
    {"st(启炉)", Flag::starting},
    {"sd(停炉)", Flag::stopping},
    {"md(无数据)", Flag::no_data},
    {"b(通讯异常)", Flag::communication},
    {"s(手工输入)", Flag::manual_entry},
}};

}  // namespace

Flag read_flag(std::string_view cell)
{
    const std::string text = folded(cell);
    if (text.empty() || text == "/" || text == "-") return Flag::normal;
    const auto* found =
        std::find_if(kFlags.begin(), kFlags.end(), [&](const auto& flag) { return flag.first == text; });
    return found == kFlags.end() ? Flag::unknown : found->second;
}

bool is_report_flag(std::string_view cell)
{
    const std::string text = folded(cell);
    return text == "st" || text == "sd" || text == "md" || text.starts_with("st(") || text.starts_with("sd(") ||
           text.starts_with("md(");
}

}  // namespace audit::import
