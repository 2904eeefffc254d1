// SPDX-License-Identifier: Apache-2.0
// While production runs, the flue gas holds far more oxygen than the baseline for hours: air that dilutes the measured
// concentration, or a leaking sampling line. Hours of start-up, shutdown, a banked fire and standstill are left alone.
#include <algorithm>
#include <map>

#include "audit/checks/comparison.h"
#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

void judge(CheckContext& check, const std::string& outlet, const Decimal& baseline)
{
    const hours::OutletHours& hours = check.hours(outlet);
    const hours::ItemHours* oxygen = hours.item(reference::kOxygen);
    if (!oxygen) return;
    const Decimal limit = baseline + Decimal::from_double(check.number("points"), 2).trimmed();
    const auto high = [&](std::size_t hour) {
        return oxygen->valid[hour] && hours.operating[hour] && !hours.starting_or_stopping[hour] &&
               oxygen->flags[hour] != Flag::banked && limit < oxygen->measured_at(hour);
    };
    check.examined(std::count_if(oxygen->measured.begin(), oxygen->measured.end(),
                                 [](std::int64_t value) { return value != kAbsent; }));
    for (const Stretch& stretch : stretches(hours.count, 1, high)) {
        if (stretch.count < static_cast<std::size_t>(check.number("hours"))) continue;
        std::size_t worst = stretch.first;
        for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour)
            if (high(hour) && oxygen->measured[worst] < oxygen->measured[hour]) worst = hour;
        Report report;
        report.subject.outlet = outlet;
        report.subject.pollutant = reference::kOxygen;
        report.period = Period{hours.time(stretch.first), hours.time(stretch.last) + kHour};
        report.records = static_cast<std::int64_t>(stretch.count);
        report.evidence = hour_evidence(check, hours, reference::kOxygen, {stretch.first, worst, stretch.last});
        const Decimal highest = oxygen->measured_at(worst);
        report.measured = written_in(report.evidence, highest).value_or(highest);
        report.limit = limit;
        report.unit = '%';
        report.values = {{"baseline", baseline.to_string()}};
        check.report(std::move(report));
    }
}

}  // namespace

void oxygen_dilution(CheckContext& check)
{
    std::map<std::string, Decimal> baselines;  // of each outlet, the highest
    for (const PermitLimit& limit : check.plant().limits) {
        if (!limit.baseline_o2_pct || limit.outlet == kWholePlant) continue;
        const auto [place, is_new] = baselines.emplace(limit.outlet, *limit.baseline_o2_pct);
        if (!is_new && place->second < *limit.baseline_o2_pct) place->second = *limit.baseline_o2_pct;
    }
    for (const auto& [outlet, baseline] : baselines) judge(check, outlet, baseline);
    if (baselines.empty()) {
        check.not_applicable({"许可证没有规定基准氧含量", "the permit gives no baseline O2"});
    } else if (check.outcome().records == 0) {
        check.could_not_run({"规定了基准氧含量的排放口没有含氧量自动监测数据",
                             "could not run: no automatic O2 at any outlet with a baseline"});
    }
}

}  // namespace audit::checks
