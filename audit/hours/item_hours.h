// SPDX-License-Identifier: Apache-2.0
// Steps of loading one item of an outlet, used by HoursReader: series to hours, validity, the value limits judge.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "audit/hours/logged_states.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/series.h"

namespace audit::hours {

// The instrument measures, whatever the plant does: normal, start-up, shutdown, banked.
bool is_measuring(Flag flag);

// Puts hourly values on the outlet's grid. Of several records in one hour the last one counts.
ItemHours hours_of(const Series& series, Time start, std::size_t hours);
// Means of the valid minutes of each hour, 45 of them or the same time in coarser steps needed (HJ 75-2017, HJ
// 212-2017 eq. 24); else the hour has the flag that most of its minutes have.
ItemHours hours_from_minutes(const Series& series, Time start, std::size_t hours);

// `down`: seconds of each hour in which the monitoring is logged as down.
void judge_validity(ItemHours& item, const std::vector<std::int32_t>& down);

// Fills `judged`. With a baseline: the submitted converted value, else C' x (21 - baseline) / (21 - O2) exactly in
// decimals, half to even; nothing where O2 is above 20 %, as the formula has no meaning near 21. oxygen may be null.
void judge_values(ItemHours& item, const std::optional<Decimal>& baseline, const ItemHours* oxygen);

}  // namespace audit::hours
