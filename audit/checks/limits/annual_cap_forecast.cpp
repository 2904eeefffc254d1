// SPDX-License-Identifier: Apache-2.0
// At the mean rate of the audit period the yearly amount will be passed before the running calendar or permit year
// ends; the message says on what date. Years that the period covers to their end are annual_cap_exceeded's, and so is
// a cap that is passed already.
#include <algorithm>
#include <cmath>

#include "audit/checks/hourly_values.h"
#include "audit/checks/years.h"

namespace audit::checks {

namespace {

struct Forecast {
    CapYear year;
    Time passed;  // the day on which the cap will be passed
    double so_far = 0;
    double at_end = 0;  // of the year
};

std::optional<Forecast> forecast(CheckContext& check, const PermitLimit& limit, const CapYear& year)
{
    const Period& period = check.period();
    if (year.period.to <= period.to || !year.period.contains(period.to)) return std::nullopt;
    const auto so_far = check.account().tonnes(limit.outlet, limit.pollutant, year.period);
    const auto in_period = check.account().tonnes(limit.outlet, limit.pollutant, period);
    if (!so_far || !in_period || *in_period <= 0) return std::nullopt;
    check.examined(1);
    const double rate = *in_period / static_cast<double>(period.seconds());
    const double cap = year.cap.upper.to_double();
    const double at_end = *so_far + rate * static_cast<double>(year.period.to - period.to);
    if (is_beyond(*so_far, cap) || !is_beyond(at_end, cap)) return std::nullopt;
    const Time passed = period.to + std::llround((cap - *so_far) / rate);
    return Forecast{year, start_of_day(passed), *so_far, at_end};
}

void judge(CheckContext& check, const PermitLimit& limit)
{
    std::optional<Forecast> earliest;
    for (const CapYear& year : cap_years(limit, check.plant().permit, {check.period().from, check.period().to + 1})) {
        const auto found = forecast(check, limit, year);
        if (found && (!earliest || found->passed < earliest->passed)) earliest = found;
    }
    if (!earliest) return;
    const int decimals = std::min(18, earliest->year.cap.upper.decimals + 1);
    Report report;
    report.subject.outlet = limit.outlet;
    report.subject.pollutant = limit.pollutant;
    report.period = Period{earliest->passed, earliest->year.period.to};
    report.measured = Decimal::from_double(earliest->at_end, decimals);
    report.limit = earliest->year.cap.upper;
    report.unit = 't';
    report.values = {{"year_zh", earliest->year.name.zh},
                     {"year_en", earliest->year.name.en},
                     {"date", date_text(earliest->passed)},
                     {"so_far", Decimal::from_double(earliest->so_far, decimals).to_string()},
                     {"until", date_text(check.period().to - kDay)}};
    report.evidence = {check.cell(limit.source, earliest->year.column)};
    check.report(std::move(report));
}

}  // namespace

void annual_cap_forecast(CheckContext& check)
{
    judge_yearly_caps(check, [&](const PermitLimit& limit) { judge(check, limit); });
}

}  // namespace audit::checks
