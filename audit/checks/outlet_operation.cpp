// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/outlet_operation.h"

#include <algorithm>

namespace audit::checks {

OutletOperation::OutletOperation(CheckContext& check, const ProductionLog& log, const std::string& outlet)
    : first_(start_of_day(check.period().from)),
      days_(static_cast<std::size_t>((check.period().to - first_ + kDay - 1) / kDay), Day::unknown)
{
    if (days_.empty()) return;
    const std::vector<std::string> monitored = check.monitored_outlets();
    if (std::find(monitored.begin(), monitored.end(), outlet) != monitored.end()) {
        read_hours(check.hours(outlet));
    } else if (outlet.starts_with("DA")) {
        read_log(check, log, outlet);
    }
}

std::size_t OutletOperation::day_of(Time time) const
{
    const std::int64_t day = (time - first_) / kDay;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(day, 0, static_cast<std::int64_t>(days_.size()) - 1));
}

void OutletOperation::read_hours(const hours::OutletHours& hours)
{
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        Day& day = days_[day_of(hours.time(hour))];
        if (hours.operating[hour]) {
            day = Day::operated;
        } else if (day == Day::unknown) {
            day = Day::stopped;
        }
    }
}

void OutletOperation::read_log(const CheckContext& check, const ProductionLog& log, const std::string& outlet)
{
    const Period whole{first_, first_ + static_cast<std::int64_t>(days_.size()) * kDay};
    for (const std::string& facility : ProductionLog::feeding(check.plant(), outlet)) {
        for (const ProductionLog::Record& record : log.records_of(facility)) {
            if (!record.period.overlaps(whole)) continue;
            mark(record.period, record.production() == Production::stopped);
        }
    }
}

void OutletOperation::mark(const Period& period, bool stopped)
{
    for (std::size_t day = day_of(period.from); day <= day_of(period.to - 1); ++day) {
        if (!stopped) {
            days_[day] = Day::operated;
        } else if (days_[day] == Day::unknown) {
            days_[day] = Day::stopped;
        }
    }
}

bool OutletOperation::operated(const Period& period) const
{
    if (days_.empty()) return true;
    for (std::size_t day = day_of(period.from); day <= day_of(period.to - 1); ++day) {
        if (days_[day] != Day::stopped) return true;
    }
    return false;
}

}  // namespace audit::checks
