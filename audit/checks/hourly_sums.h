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

// The load of the production ledger (or of the automatic data); the flow where nobody says the load; empty where
// neither is known.
std::optional<RunningSums> load_sums(const hours::OutletHours& hours, const ProductionHours& production);

}  // namespace audit::checks
