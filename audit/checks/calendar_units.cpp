// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/calendar_units.h"

#include <algorithm>

namespace audit::checks {

namespace {

int months_of(FrequencyUnit unit)
{
    switch (unit) {
        case FrequencyUnit::month:
            return 1;
        case FrequencyUnit::quarter:
            return 3;
        case FrequencyUnit::half_year:
            return 6;
        case FrequencyUnit::year:
            return 12;
        default:
            return 0;
    }
}

std::int64_t seconds_of(FrequencyUnit unit)
{
    if (unit == FrequencyUnit::week) return 7 * kDay;
    return unit == FrequencyUnit::day ? kDay : kHour;
}

}  // namespace

std::vector<Period> calendar_units(const Frequency& frequency, const Period& period)
{
    std::vector<Period> units;
    const int every = std::max(1, frequency.every);
    if (const int months = months_of(frequency.unit) * every; months > 0) {
        const Date date = date_of(period.from);
        const int since = (date.year * 12 + date.month - 1) % months;
        for (Time start = add_months(start_of_month(period.from), -since); start < period.to;) {
            const Time next = add_months(start, months);
            if (start >= period.from && next <= period.to) units.push_back({start, next});
            start = next;
        }
        return units;
    }
    const std::int64_t step = seconds_of(frequency.unit) * every;
    Time start = start_of_day(period.from);
    if (frequency.unit == FrequencyUnit::week) start = start - (weekday(start) - 1) * kDay;
    for (; start + step <= period.to; start = start + step) {
        if (start >= period.from) units.push_back({start, start + step});
    }
    return units;
}

bool depends_on_rain(const Plant& plant, const MonitoringRequirement& requirement)
{
    const Outlet* outlet = plant.find_outlet(requirement.outlet);
    if (requirement.outlet.starts_with("YS") || (outlet != nullptr && outlet->kind == "雨水排放口")) return true;
    for (const char* word : {"有流动水", "下雨", "降雨", "雨季"}) {
        if (requirement.frequency_text.find(word) != std::string::npos) return true;
        if (requirement.other.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace audit::checks
