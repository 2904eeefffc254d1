// SPDX-License-Identifier: Apache-2.0
// Filling of the hours of operation that have no valid data: HJ 75-2017 12 for air, HJ 356-2019 for water. Filling
// touches amounts only, never the concentrations that limits judge.
#pragma once

#include <cstddef>

#include <cstdint>
#include <vector>

namespace audit::emissions {

enum class HourState : std::uint8_t {
    stopped,  // the outlet does not discharge: zero
    valid,    // measured
    missing,  // discharges without valid data: filled
};

// A stretch of hours of one calendar quarter: indexes [first, last).
struct QuarterHours {
    std::size_t first = 0;
    std::size_t last = 0;
};

// Air: a gap of up to 24 h in a quarter of at least 90 % capture takes the maximum of the last 180 valid hours, a
// longer one of the last 720; under 90 % it is the last 2160 (also under 75 %, where the automatic data are no basis
// any more: availability_low reports that). Where nothing valid lies before, the first hours after the gap serve.
// Capture = (hours - stopped - missing) / (hours - stopped) of the quarter. Amounts of missing hours are set.
void fill_air(std::vector<long double>& amounts, const std::vector<HourState>& states,
              const std::vector<QuarterHours>& quarters);

// Water: a gap takes the mean of the valid values in the equal time before it, else the mean of its quarter's valid
// values, else of all. Values of missing hours are set.
void fill_water(std::vector<long double>& values, const std::vector<HourState>& states,
                const std::vector<QuarterHours>& quarters);

}  // namespace audit::emissions
