// SPDX-License-Identifier: Apache-2.0
// A pollutant is measured at a permitted outlet for which the permit sets no limit. Flue-gas and water parameters are
// left alone, and so is what the permit's own monitoring plan asks to be measured there without a limit. Outlets that
// the permit lacks are outlet_unpermitted's.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/spans.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Use {
    std::int64_t records = 0;
    std::optional<Period> span;
    std::vector<Evidence> evidence;

    void add(std::int64_t more, const Period& period)
    {
        records += more;
        span = span ? Period{std::min(span->from, period.from), std::max(span->to, period.to)} : period;
    }
};

using Uses = std::map<std::pair<std::string, std::string>, Use>;

bool is_open(const Plant& plant, const std::string& outlet, const std::string& pollutant)
{
    const reference::Pollutant* known = reference::find_pollutant(pollutant);
    if (known && known->is_parameter) return false;
    const bool limited_outlet = std::any_of(plant.limits.begin(), plant.limits.end(),
                                            [&](const PermitLimit& limit) { return limit.outlet == outlet; });
    if (!plant.find_outlet(outlet) && !limited_outlet) return false;
    if (plant.find_limit(outlet, pollutant)) return false;
    return std::none_of(plant.monitoring.begin(), plant.monitoring.end(), [&](const MonitoringRequirement& asked) {
        return asked.outlet == outlet && asked.pollutant == pollutant;
    });
}

void add_series(CheckContext& check, Uses& uses)
{
    for (const store::SeriesInfo& info : check.series().list()) {
        if (!info.span.overlaps(check.period()) || info.key.statistic != Statistic::mean) continue;
        check.examined(info.records);
        if (!is_open(check.plant(), info.key.outlet, info.key.item)) continue;
        Use& use = uses[{info.key.outlet, info.key.item}];
        use.add(info.records, clipped(info.span, check.period()));
        use.evidence.push_back(check.series_cell(info.key, info.span.from));
    }
}

void add_samples(CheckContext& check, Uses& uses)
{
    store::Statement rows = check.rows(
        "SELECT outlet, pollutant, sampled_at, source, row FROM manual_results "
        "WHERE sampled_at >= ? AND sampled_at < ? ORDER BY outlet, pollutant, sampled_at, source, row");
    rows.bind_all(check.period().from, check.period().to);
    std::pair<std::string, std::string> before;
    while (rows.step()) {
        check.examined(1);
        std::pair<std::string, std::string> key{rows.text(0), rows.text(1)};
        if (!is_open(check.plant(), key.first, key.second)) continue;
        Use& use = uses[key];
        use.add(1, period_of_record(rows.time(2)));
        if (key != before) use.evidence.push_back(check.cell({rows.integer(3), rows.integer(4)}, "pollutant"));
        before = std::move(key);
    }
}

}  // namespace

void pollutant_unpermitted(CheckContext& check)
{
    Uses uses;
    add_series(check, uses);
    add_samples(check, uses);
    for (auto& [key, use] : uses) {
        Report report;
        report.subject.outlet = key.first;
        report.subject.pollutant = key.second;
        report.period = use.span;
        report.records = use.records;
        report.evidence = std::move(use.evidence);
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
