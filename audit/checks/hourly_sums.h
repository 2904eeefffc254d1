// SPDX-License-Identifier: Apache-2.0
// Means over any stretch of an outlet's hours in constant time, for checks that compare a before with an after.
#pragma once

#include <optional>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"

namespace audit::checks {

// Measured values of valid hours of operation.
RunningSums sums_of(const hours::OutletHours& hours, const hours::ItemHours& item);

// The load of the production ledger (or of the automatic data) while the outlet operates; the flow where nobody says
// the load; empty where neither is known.
std::optional<RunningSums> load_sums(const hours::OutletHours& hours, const ProductionHours& production);

// The level of the day before an hour, or from it on: a mean of 12 values at least. Where the outlet stood still (a
// boiler over the weekend), the nearest hours of operation within four days are the day.
std::optional<double> level_before(const RunningSums& sums, std::size_t hour);
std::optional<double> level_from(const RunningSums& sums, std::size_t hour);

}  // namespace audit::checks
