// SPDX-License-Identifier: Apache-2.0
// The automatic method: measured concentration (dry standard state, not the converted one) x dry standard flow, hour by
// hour (HJ 75-2017 annex, HJ 212-2017 eq. 33; water m3/h x mg/L). Start-up and shutdown hours count with their measured
// values, invalid hours of operation are filled (filling.h), hours without operation are zero.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "audit/emissions/amounts.h"
#include "audit/hours/outlet_hours.h"

namespace audit::emissions {

// The item of the outlet that holds its flow (dry standard for air, m3/h); nullptr when it measures none.
const hours::ItemHours* flow_of(const hours::OutletHours& outlet);

// Its volume in m3 on each day of the outlet's hours, over hours of operation with a valid flow.
std::vector<double> daily_volume(const hours::OutletHours& outlet);

// Its mean over hours of operation with a valid flow, m3/h; empty when there are none.
std::optional<double> mean_flow(const hours::OutletHours& outlet);

// Whether the hour's measured value counts in amounts: valid, or measured while starting up or shutting down.
bool counts(const hours::ItemHours& item, std::size_t hour, bool water);

// Empty when the outlet lacks the pollutant or a flow, or the pollutant is no mass concentration (pH, odour),
// or no hour is valid.
std::optional<DailyAmounts> automatic_amounts(const hours::OutletHours& outlet, std::string_view pollutant);

}  // namespace audit::emissions
