// SPDX-License-Identifier: Apache-2.0
// Automatic monitoring data: the long table of a platform, and the packets of a data logger (HJ 212-2017).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "data/demo/sheet.h"

namespace demo {

Sheet hourly_sheet(const std::string& outlet);  // 自动监测小时数据, without rows
// values: measured and converted. flag: letters of HJ 212, St and Sd, which the table spells out.
void add_hour(Sheet& sheet, const std::string& outlet, std::size_t hour, const char* item,
              const std::vector<Cell>& values, const char* unit, const std::string& flag);

// The line of the log that holds one packet of hourly data (CN 2061) of system type st (31 air, 32 water).
// fields: "a21026-Avg=1.00,a21026-Flag=N;..." without a semicolon at the end.
std::string logged_packet(const std::string& st, const std::string& outlet, std::size_t hour,
                          const std::string& fields);
std::string written(double value, int decimals);

}  // namespace demo
