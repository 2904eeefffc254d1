// SPDX-License-Identifier: Apache-2.0
// The load of the facilities that feed a stack varies by 20 % or more (a tenth of the hours at either end aside), and
// the flue-gas flow does not follow: a rank correlation under 0.1 over at least 72 hours of operation. Longer windows
// are looked at too, as a load that is written down once a day varies little within 72 hours. Load is that of the
// production ledger or of the automatic data. Where one load stands for many hours (a shift, a day) what happens within
// them says nothing about it; then the means over them must not follow either, and a long window needs some different
// loads to tell. A flow of zero while production runs is idle_discharge's business.
#include <algorithm>
#include <span>

#include "audit/checks/check.h"
#include "audit/checks/growing_ranks.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kLoadsToTell = 6;  // of a window longer than the shortest

struct Pairs {
    std::vector<std::size_t> hours;
    std::vector<double> load, flow;
    std::vector<double> level;         // mean flow over all hours in a row of the hour's load
    std::vector<std::size_t> changes;  // of the load, up to the hour
    std::size_t loads(std::size_t first, std::size_t count) const
    {
        return changes[first + count - 1] - changes[first] + 1;
    }
};

struct Window {
    std::size_t first = 0, last = 0;
    std::int64_t hours = 0;
    double correlation = 0, lowest = 0, highest = 0;
};

// The windows that begin at one of the hours, asked for from the shortest on.
class Windows {
 public:
    Windows(const CheckContext& check, const Pairs& pairs, std::size_t first)
        : pairs_(pairs),
          first_(first),
          load_(std::span(pairs.load).subspan(first)),
          flow_(std::span(pairs.flow).subspan(first)),
          level_(std::span(pairs.level).subspan(first)),
          change_(check.number("load_change_pct") / 100),
          least_(check.number("correlation"))
    {
    }

    // Empty when the load does not vary enough or the flow follows it.
    std::optional<Window> unmoved(std::size_t count)
    {
        const std::size_t tenth = count / 10;
        const double low = load_.sorted(count, tenth);
        const double high = load_.sorted(count, count - 1 - tenth);
        if (high <= 0 || high - low < change_ * high) return std::nullopt;
        const double correlation = correlation_with(flow_, count);
        if (correlation >= least_ || correlation_with(level_, count) >= least_) return std::nullopt;
        return Window{pairs_.hours[first_],
                      pairs_.hours[first_ + count - 1],
                      static_cast<std::int64_t>(count),
                      correlation,
                      low,
                      high};
    }

 private:
    // A flow that never changes has no rank correlation: it does not follow either.
    double correlation_with(GrowingRanks& flow, std::size_t count)
    {
        return correlation_of_ranks(load_.of_first(count), flow.of_first(count)).value_or(0);
    }

    const Pairs& pairs_;
    std::size_t first_;
    GrowingRanks load_, flow_, level_;
    double change_, least_;
};

void report_windows(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& flow,
                    const std::vector<Window>& windows)
{
    for (std::size_t first = 0; first < windows.size();) {
        Window joined = windows[first];
        std::size_t next = first + 1;
        for (; next < windows.size() && windows[next].first <= joined.last + 24; ++next) {
            joined.last = std::max(joined.last, windows[next].last);
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

Pairs pairs_of(const hours::OutletHours& hours, const hours::ItemHours& flow, const ProductionHours& production)
{
    Pairs pairs;
    double sum = 0;
    std::size_t first = 0;  // of the hours of one load
    const auto close = [&] {
        pairs.level.resize(pairs.flow.size(),
                           sum / static_cast<double>(std::max<std::size_t>(1, pairs.flow.size() - first)));
        first = pairs.flow.size();
        sum = 0;
    };
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const bool used = is_measurement(hours, flow, hour) && production.knows_load(hour) &&
                          production.load_pct[hour] > 0 && !hours.starting_or_stopping[hour];
        if (!used) continue;
        const double load = production.load_pct[hour];
        const bool changed = !pairs.load.empty() && pairs.load.back() != load;
        if (changed) close();
        pairs.changes.push_back((pairs.changes.empty() ? 0 : pairs.changes.back()) + (changed ? 1 : 0));
        pairs.hours.push_back(hour);
        pairs.load.push_back(load);
        pairs.flow.push_back(flow.measured_at(hour).to_double());
        sum += pairs.flow.back();
    }
    close();
    return pairs;
}

void judge_outlet(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& flow,
                  const ProductionHours& production)
{
    const auto shortest = static_cast<std::size_t>(check.number("window_hours"));
    constexpr std::size_t kStep = 24;  // windows overlap, so that a stretch of their length is never cut in two
    constexpr std::size_t kLongest = 8;
    const Pairs all = pairs_of(hours, flow, production);
    std::vector<Window> windows;
    for (std::size_t first = 0; first + shortest <= all.hours.size(); first += std::min(shortest, kStep)) {
        check.examined(static_cast<std::int64_t>(std::min(shortest, kStep)));
        Windows from_here(check, all, first);
        for (std::size_t times = 1; times <= kLongest && first + times * shortest <= all.hours.size(); ++times) {
            const std::size_t count = times * shortest;
            if (times > 1 && all.loads(first, count) < kLoadsToTell) continue;
            if (const auto window = from_here.unmoved(count)) windows.push_back(*window);
        }
    }
    report_windows(check, hours, flow, windows);
}

}  // namespace

void flow_ignores_load(CheckContext& check)
{
    const ProductionLog log(check);
    bool any_flow = false;
    bool any_load = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const hours::ItemHours* flow = hours.item(reference::kGasFlow);
        if (flow == nullptr) continue;
        any_flow = true;
        const ProductionHours production = log.hours_of(check.plant(), hours);
        for (std::size_t hour = 0; hour < hours.count && !any_load; ++hour) any_load = production.knows_load(hour);
        judge_outlet(check, hours, *flow, production);
    }
    if (!any_flow) return check.not_applicable({"没有烟气流量的自动监测", "no flue-gas flow is monitored"});
    if (!any_load) {
        check.could_not_run({"缺少排放口所对应生产设施的生产负荷（生产设施运行台账的生产负荷列，或自动监测的生产负荷）",
                             "the load of the facilities that feed the outlet is missing (load_pct of the production "
                             "log, or the load among the automatic data)"});
    }
}

}  // namespace audit::checks
