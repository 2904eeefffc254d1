// SPDX-License-Identifier: Apache-2.0
// Amounts by day, as every method of the account gives them.
#pragma once

#include <vector>

#include "audit/model/time.h"

namespace audit::emissions {

struct DailyAmounts {
    Time first_day;              // a midnight
    std::vector<double> tonnes;  // by day
    std::vector<double> hours;   // of operation
    std::vector<double> filled;  // hours of operation whose amount was filled

    DailyAmounts() = default;
    explicit DailyAmounts(const Period& period)
        : first_day(start_of_day(period.from)),
          tonnes(static_cast<std::size_t>((start_of_day(period.to - 1) - first_day) / kDay + 1)),
          hours(tonnes.size()),
          filled(tonnes.size())
    {
    }
    Time day(std::size_t index) const { return first_day + static_cast<std::int64_t>(index) * kDay; }
    // Requires a time within the days.
    std::size_t index(Time time) const { return static_cast<std::size_t>((time - first_day) / kDay); }
};

}  // namespace audit::emissions
