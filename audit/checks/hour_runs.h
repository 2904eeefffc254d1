// SPDX-License-Identifier: Apache-2.0
// Reporting hours that lie over a limit: adjoining hours of one verdict are one finding with its worst value and the
// cells of its first, worst and last hour. For checks whose values are measured, computed or judged hour by hour.
#pragma once

#include <cstdint>
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
    std::function<std::optional<Decimal>(std::size_t hour)> value;  // empty: no limit applies to the hour
    std::function<std::vector<Evidence>(std::size_t hour)> cells;   // the cells that the value came from
    std::function<void(Report& report)> more = {};                  // further words of the message
};

// Judges all hours by the check's parameter `comparison` and reports those over. Returns how many were judged.
std::int64_t report_hours_over(CheckContext& check, const JudgedHours& judged);

// The cells behind a concentration that limits judge: the submitted converted value or the measured one, and the
// oxygen where it was converted by us. Requires that the outlet has the item.
std::vector<Evidence> concentration_cells(const CheckContext& check, const hours::OutletHours& hours,
                                          const std::string& pollutant, std::size_t hour);

// Whether limits apply to the hour: valid, in operation, not exempt by start-up or shutdown. OutletHours::judged() asks
// besides for a value to judge, which an hour with a baseline O2 and without O2 lacks.
bool is_limited(const hours::OutletHours& hours, const hours::ItemHours& item, std::size_t hour);

// The cells of the first and the last measured hour of an item within the time; none where it has no hours there.
std::vector<Evidence> outer_hour_cells(CheckContext& check, const std::string& outlet, const std::string& item,
                                       const Period& within);

}  // namespace audit::checks
