// SPDX-License-Identifier: Apache-2.0
// A pollutant is measured at a permitted outlet for which the permit sets no limit. Flue-gas and water parameters are
// left alone, and so is what the permit's own monitoring plan asks to be measured there without a limit. Outlets that
// the permit lacks are outlet_unpermitted's.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Use {
    std::int64_t records = 0;
    std::optional<Period> span;
    std::vector<Evidence> evidence;

    void add(std::int64_t more, const Period& period, Evidence cell)
    {
        records += more;
        span = span ? Period{std::min(span->from, period.from), std::max(span->to, period.to)} : period;
        evidence.push_back(std::move(cell));
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
        const Period within{std::max(info.span.from, check.period().from), std::min(info.span.to, check.period().to)};
        uses[{info.key.outlet, info.key.item}].add(info.records, within, check.series_cell(info.key, info.span.from));
    }
}

void add_samples(CheckContext& check, Uses& uses)
{
    store::Statement rows = check.rows(
        "SELECT outlet, pollutant, min(sampled_at), max(sampled_at), count(*), source, row FROM manual_results "
        "WHERE sampled_at >= ? AND sampled_at < ? GROUP BY outlet, pollutant ORDER BY outlet, pollutant");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(rows.integer(4));
        const std::string outlet = rows.text(0), pollutant = rows.text(1);
        if (!is_open(check.plant(), outlet, pollutant)) continue;
        uses[{outlet, pollutant}].add(rows.integer(4), {rows.time(2), rows.time(3) + 1},
                                      check.cell({rows.integer(5), rows.integer(6)}, "pollutant"));
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
