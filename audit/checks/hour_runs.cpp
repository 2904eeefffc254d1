// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/hour_runs.h"

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
    describe(report, *judged.limit, *values[worst], verdict);
    if (judged.more) judged.more(report, worst);
    check.report(std::move(report));
}

}  // namespace

void report_hours_over(CheckContext& check, const JudgedHours& judged)
{
    const std::size_t count = judged.hours->count;
    const std::string comparison = check.text("comparison");
    std::vector<std::optional<Decimal>> values(count);
    std::vector<Verdict> verdicts(count, Verdict::within);
    for (std::size_t hour = 0; hour < count; ++hour) {
        values[hour] = judged.value(hour);
        if (!values[hour]) continue;
        check.examined(1);
        verdicts[hour] = compare(*judged.limit, judged.pollutant, *values[hour], comparison);
    }
    for (const Verdict verdict : kReported)
        for (const Stretch& stretch :
             stretches(count, kGap, [&](std::size_t hour) { return verdicts[hour] == verdict; }))
            report(check, judged, values, verdicts, stretch);
}

}  // namespace audit::checks
