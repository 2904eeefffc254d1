// SPDX-License-Identifier: Apache-2.0
#include "data/demo/calendar.h"

#include "audit/model/decimal.h"

namespace demo {

std::size_t hour_at(int month, int day, int hour)
{
    return static_cast<std::size_t>((audit::midnight({2025, month, day}) - kYearStart) / audit::kHour + hour);
}

std::size_t first_hour_of(int month)
{
    return hour_at(month, 1);
}

double shown(double value, int decimals)
{
    return audit::Decimal::from_double(value, decimals).to_double();
}

bool is_calibration_hour(std::size_t hour, int first_hour_of_day)
{
    constexpr std::size_t kFirstDay = 6;  // 7 January
    constexpr std::size_t kEvery = 7;
    const std::size_t day = hour / kHoursOfDay;
    return day % kEvery == kFirstDay % kEvery && hour % kHoursOfDay == static_cast<std::size_t>(first_hour_of_day);
}

bool is_maintenance_hour(std::size_t hour)
{
    constexpr int kDay = 21;
    constexpr std::size_t kFrom = 10;
    const std::size_t of_day = hour % kHoursOfDay;
    return audit::date_of(hour_time(hour)).day == kDay && (of_day == kFrom || of_day == kFrom + 1);
}

audit::Time written_after(audit::Time end, std::size_t number)
{
    constexpr std::int64_t kPrime = 37;
    constexpr std::int64_t kWithin = 53;
    return end + (7 + static_cast<std::int64_t>(number) * kPrime % kWithin) * audit::kMinute;
}

}  // namespace demo
