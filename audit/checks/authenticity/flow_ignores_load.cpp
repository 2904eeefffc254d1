// SPDX-License-Identifier: Apache-2.0
// The load of the facilities that feed a stack varies by 20 % or more, and the flue-gas flow does not follow: a rank
// correlation under 0.1 over at least 72 hours of operation. Load is that of the production ledger or of the automatic
// data. A flow of zero while production runs is idle_discharge's business.
#include <algorithm>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Pairs {
    std::vector<std::size_t> hours;
    std::vector<double> load, flow;

    void drop_first(std::size_t count)
    {
        const auto some = static_cast<std::ptrdiff_t>(count);
        hours.erase(hours.begin(), hours.begin() + some);
        load.erase(load.begin(), load.begin() + some);
        flow.erase(flow.begin(), flow.begin() + some);
    }
};

struct Window {
    std::size_t first = 0, last = 0;
    std::int64_t hours = 0;
    double correlation = 0, lowest = 0, highest = 0;
};

// Empty when the load does not vary enough or the flow follows it.
std::optional<Window> unmoved(const CheckContext& check, const Pairs& pairs)
{
    const auto [low, high] = std::minmax_element(pairs.load.begin(), pairs.load.end());
    if (*high <= 0 || *high - *low < check.number("load_change_pct") / 100 * *high) return std::nullopt;
    // A flow that never changes has no rank correlation: it does not follow either.
    const double correlation = rank_correlation(pairs.load, pairs.flow).value_or(0);
    if (correlation >= check.number("correlation")) return std::nullopt;
    return Window{pairs.hours.front(),
                  pairs.hours.back(),
                  static_cast<std::int64_t>(pairs.hours.size()),
                  correlation,
                  *low,
                  *high};
}

void report_windows(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& flow,
                    const std::vector<Window>& windows)
{
    for (std::size_t first = 0; first < windows.size();) {
        Window joined = windows[first];
        std::size_t next = first + 1;
        for (; next < windows.size() && windows[next].first <= joined.last + 24; ++next) {
            joined.last = windows[next].last;
            joined.correlation = std::max(joined.correlation, windows[next].correlation);
            joined.lowest = std::min(joined.lowest, windows[next].lowest);
            joined.highest = std::max(joined.highest, windows[next].highest);
        }
        joined.hours = 0;
        for (std::size_t hour = joined.first; hour <= joined.last; ++hour)
            joined.hours += is_measurement(hours, flow, hour) ? 1 : 0;
        constexpr int kDecimals = 2;
        check.report({.subject = {.outlet = hours.outlet, .pollutant = reference::kGasFlow},
                      .period = hours_period(hours, joined.first, joined.last),
                      .records = joined.hours,
                      .measured = Decimal::from_double(joined.correlation, kDecimals),
                      .limit = Decimal::from_double(check.number("correlation"), kDecimals),
                      .values = {{"lowest", Decimal::from_double(joined.lowest, 1).to_string()},
                                 {"highest", Decimal::from_double(joined.highest, 1).to_string()}},
                      .evidence = hour_evidence(check, hours, reference::kGasFlow, {joined.first, joined.last})});
        first = next;
    }
}

void judge_outlet(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& flow,
                  const ProductionHours& production)
{
    const auto window_hours = static_cast<std::size_t>(check.number("window_hours"));
    constexpr std::size_t kStep = 24;  // windows overlap, so that a stretch of their length is never cut in two
    std::vector<Window> windows;
    Pairs pairs;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const bool used = is_measurement(hours, flow, hour) && production.knows_load(hour) &&
                          production.load_pct[hour] > 0 && !hours.starting_or_stopping[hour];
        if (!used) continue;
        pairs.hours.push_back(hour);
        pairs.load.push_back(production.load_pct[hour]);
        pairs.flow.push_back(flow.measured_at(hour).to_double());
        if (pairs.hours.size() < window_hours) continue;
        check.examined(static_cast<std::int64_t>(std::min(window_hours, kStep)));
        if (const auto window = unmoved(check, pairs)) windows.push_back(*window);
        pairs.drop_first(std::min(window_hours, kStep));
    }
    report_windows(check, hours, flow, windows);
}

}  // namespace

void flow_ignores_load(CheckContext& check)
{
    const ProductionLog log(check);
    bool any_flow = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const hours::ItemHours* flow = hours.item(reference::kGasFlow);
        if (flow == nullptr) continue;
        any_flow = true;
        judge_outlet(check, hours, *flow, log.hours_of(check.plant(), hours));
    }
    if (!any_flow) check.not_applicable({"没有烟气流量的自动监测", "no flue-gas flow is monitored"});
}

}  // namespace audit::checks
