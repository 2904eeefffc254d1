// SPDX-License-Identifier: Apache-2.0
// Reporting hours that lie over a limit: adjoining hours of one verdict are one finding with its worst value and the
// cells of its first, worst and last hour. For checks whose values are computed or judged hour by hour.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/checks/comparison.h"

namespace audit::checks {

struct JudgedHours {
    std::string outlet, pollutant;
    const hours::OutletHours* hours = nullptr;
    const LimitValue* limit = nullptr;
    std::function<std::optional<Decimal>(std::size_t hour)> value;     // empty: no limit applies to the hour
    std::function<std::vector<Evidence>(std::size_t hour)> cells;      // the cells that the value came from
    std::function<void(Report& report, std::size_t worst)> more = {};  // further words of the message
};

// Judges all hours by the check's parameter `comparison` and reports those over.
void report_hours_over(CheckContext& check, const JudgedHours& judged);

}  // namespace audit::checks
