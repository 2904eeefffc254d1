// SPDX-License-Identifier: Apache-2.0
// Calendar units in which something is due, from the frequency of a plan.
#pragma once

#include <vector>

#include "audit/model/plant.h"
#include "audit/model/time.h"

namespace audit::checks {

// The units of the frequency that lie wholly in the period: months, quarters, half-years and years of the calendar,
// weeks from Monday, days, hours from midnight; several together where the frequency says every n of them.
std::vector<Period> calendar_units(const Frequency& frequency, const Period& period);

// Rain outlets and duties the plan ties to rain or running water: no test without water is no breach.
bool depends_on_rain(const Plant& plant, const MonitoringRequirement& requirement);

}  // namespace audit::checks
