// SPDX-License-Identifier: Apache-2.0
// The furnace temperature of waste incineration (生活垃圾焚烧发电厂自动监测数据应用管理规定, 部令第10号): five-minute
// means of the item 焚烧炉膛温度 under the minimum while the furnace is in normal operation, more often in a day than
// allowed. Minutes tagged as start-up, shutdown, out of service, fault or without data are left out, and hours in which
// the outlet does not operate or is logged as starting or stopping.
#pragma once

#include <string>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

inline constexpr const char* kFurnaceTemperature = "焚烧炉膛温度";

// A day on which the means were under the minimum more often than allowed.
struct ColdDay {
    Time day;
    std::int64_t means = 0;  // under the minimum
    Decimal lowest;
    Time lowest_at;  // the first minute of that mean
};

struct FurnaceDays {
    std::int64_t means = 0;  // judged ones, of all days
    std::vector<ColdDay> cold;
};

// Requires an outlet with automatic data. Nothing is judged where the item has no minutes.
FurnaceDays judge_furnace(CheckContext& check, const std::string& outlet, double minimum_c, double times_a_day);

}  // namespace audit::checks
