// SPDX-License-Identifier: Apache-2.0
// The year 2025 of the demonstration plants in hours and days, and the calendar of service work.
#pragma once

#include <cstddef>

#include "audit/model/time.h"

namespace demo {

inline constexpr std::size_t kHours = 8760;
inline constexpr std::size_t kDays = 365;
inline constexpr int kHoursOfDay = 24;
inline const audit::Time kYearStart = audit::midnight({2025, 1, 1});
inline const audit::Time kYearEnd = audit::midnight({2026, 1, 1});

inline audit::Time hour_time(std::size_t hour)
{
    return kYearStart + static_cast<std::int64_t>(hour) * audit::kHour;
}
inline audit::Time day_time(std::size_t day)
{
    return kYearStart + static_cast<std::int64_t>(day) * audit::kDay;
}
// The hour that begins then; requires a time of the year.
std::size_t hour_at(int month, int day, int hour = 0);
inline std::size_t day_at(int month, int day)
{
    return hour_at(month, day) / kHoursOfDay;
}
// Of the month, its hours [first, last).
std::size_t first_hour_of(int month);
inline std::size_t last_hour_of(int month)
{
    return month == 12 ? kHours : first_hour_of(month + 1);
}

// Stretches of hours [from, to) that several files must agree on.
struct Stretch {
    std::size_t from, to;
    bool contains(std::size_t hour) const { return from <= hour && hour < to; }
};

// With the decimals an instrument or ledger shows, as it is written and computed with everywhere.
double shown(double value, int decimals = 2);

// The calendar of service work: both are whole hours of the year.
bool is_calibration_hour(std::size_t hour, int first_hour_of_day);  // every seventh day
bool is_maintenance_hour(std::size_t hour);                         // the 21st of each month, 10 and 11 o'clock

// When a record of something that ended then was written down: within the hour, never twice alike.
audit::Time written_after(audit::Time end, std::size_t number);

}  // namespace demo
