// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/hour_runs.h"

#include <algorithm>

#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kGap = 1;  // hours between two that are still one finding

void report(CheckContext& check, const JudgedHours& judged, const std::vector<std::optional<Decimal>>& values,
            const std::vector<Verdict>& verdicts, const Stretch& stretch)
{
    const Verdict verdict = verdicts[stretch.first];
    std::size_t worst = stretch.first;
    for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
        if (verdicts[hour] != verdict) continue;
        if (distance_beyond(*judged.limit, *values[worst]) < distance_beyond(*judged.limit, *values[hour]))
            worst = hour;
    }
    Report report;
    report.subject.outlet = judged.outlet;
    report.subject.pollutant = judged.pollutant;
    report.period = Period{judged.hours->time(stretch.first), judged.hours->time(stretch.last) + kHour};
    report.records = static_cast<std::int64_t>(stretch.count);
    std::optional<std::size_t> before;
    for (const std::size_t hour : {stretch.first, worst, stretch.last}) {
        if (hour == before) continue;
        for (Evidence& cell : judged.cells(hour)) report.evidence.push_back(std::move(cell));
        before = hour;
    }
    describe(report, *judged.limit, as_written(*judged.limit, *values[worst], report.evidence), verdict);
    if (judged.more) judged.more(report);
    check.report(std::move(report));
}

}  // namespace

std::int64_t report_hours_over(CheckContext& check, const JudgedHours& judged)
{
    const std::size_t count = judged.hours->count;
    const std::string comparison = check.text("comparison");
    std::vector<std::optional<Decimal>> values(count);
    std::vector<Verdict> verdicts(count, Verdict::within);
    std::int64_t examined = 0;
    for (std::size_t hour = 0; hour < count; ++hour) {
        values[hour] = judged.value(hour);
        if (!values[hour]) continue;
        ++examined;
        verdicts[hour] = compare(*judged.limit, judged.pollutant, *values[hour], comparison);
    }
    check.examined(examined);
    for (const Verdict verdict : kReported)
        for (const Stretch& stretch :
             stretches(count, kGap, [&](std::size_t hour) { return verdicts[hour] == verdict; }))
            report(check, judged, values, verdicts, stretch);
    return examined;
}

std::vector<Evidence> concentration_cells(const CheckContext& check, const hours::OutletHours& hours,
                                          const std::string& pollutant, std::size_t hour)
{
    const hours::ItemHours& item = *hours.item(pollutant);
    const bool is_converted = check.plant().baseline_o2(hours.outlet, pollutant).has_value();
    const bool submitted = is_converted && !item.converted.empty() && item.converted[hour] != kAbsent;
    std::vector<Evidence> cells{check.hour_cell(hours.outlet, pollutant, hours.time(hour), submitted)};
    if (is_converted && !submitted)
        cells.push_back(check.hour_cell(hours.outlet, reference::kOxygen, hours.time(hour)));
    return cells;
}

bool is_limited(const hours::OutletHours& hours, const hours::ItemHours& item, std::size_t hour)
{
    const bool exempt = hours.exempt[hour] && hours.grant != nullptr && hours.grant->covers(item.item);
    return is_measurement(hours, item, hour) && !exempt;
}

std::vector<Evidence> outer_hour_cells(CheckContext& check, const std::string& outlet, const std::string& item,
                                       const Period& within)
{
    const std::vector<std::string> monitored = check.monitored_outlets();
    if (std::find(monitored.begin(), monitored.end(), outlet) == monitored.end()) return {};
    const hours::OutletHours& hours = check.hours(outlet);
    const hours::ItemHours* values = hours.item(item);
    const HourRange range = hours_touched(hours, within);
    std::optional<std::size_t> first;
    std::size_t last = 0;
    for (std::size_t hour = range.first; values != nullptr && hour < range.last; ++hour) {
        if (values->measured[hour] == kAbsent) continue;
        if (!first) first = hour;
        last = hour;
    }
    if (!first) return {};
    return hour_evidence(check, hours, item, {*first, last});
}

}  // namespace audit::checks
