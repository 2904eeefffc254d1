// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/removal.h"

#include <algorithm>

#include "audit/emissions/amounts.h"

namespace audit::emissions {

namespace {

// Hours of each day that one of the logs says the treatment stood still; overlapping records count once.
std::vector<double> idle_hours(const store::CaseFile& case_file, const std::string& treatment, const Period& period)
{
    DailyAmounts days(period);
    store::Statement rows = case_file.database().prepare(
        "SELECT starts, coalesce(ends, starts + 86400) AS until FROM treatment_log "
        "WHERE treatment = ?1 AND (state LIKE '%停%' OR state LIKE '%检修%') AND starts < ?3 AND until > ?2 "
        "UNION SELECT starts, ends FROM abnormal_log "
        "WHERE facility = ?1 AND (condition LIKE '%停%' OR condition LIKE '%检修%' OR condition LIKE '%故障%') "
        "AND starts < ?3 AND ends > ?2 ORDER BY 1");
    rows.bind_all(treatment, period.from, period.to);
    Time counted = days.first_day;
    while (rows.step()) {
        const Time until = std::min(rows.time(1), period.to);
        for (Time time = std::max(rows.time(0), counted); time < until;) {
            const Time next = std::min(until, start_of_day(time) + kDay);
            days.hours[days.index(time)] += static_cast<double>(next - time) / kHour;
            time = next;
        }
        counted = std::max(counted, until);
    }
    return days.hours;
}

}  // namespace

std::vector<double> passing_share(const store::CaseFile& case_file, const Plant& plant, const std::string& outlet,
                                  const std::string& pollutant, const std::vector<double>& hours, const Period& period)
{
    std::vector<double> passing(hours.size(), 1.0);
    for (const Treatment& treatment : plant.treatments) {
        if (treatment.outlet != outlet || treatment.pollutant != pollutant || !treatment.efficiency_pct) continue;
        const std::vector<double> idle = idle_hours(case_file, treatment.treatment, period);
        for (std::size_t day = 0; day < passing.size(); ++day) {
            // While the outlet stood still the treatment may too: only what goes beyond that is time without treatment.
            constexpr double kHoursOfDay = 24;
            const double beyond = std::max(0.0, idle[day] - (kHoursOfDay - hours[day]));
            const double off = hours[day] > 0 ? std::min(1.0, beyond / hours[day]) : 0.0;
            passing[day] *= 1 - *treatment.efficiency_pct / 100 * (1 - off);
        }
    }
    return passing;
}

}  // namespace audit::emissions
