// SPDX-License-Identifier: Apache-2.0
#include "reports/finding_chart.h"

#include <algorithm>

namespace reports {

namespace {

using audit::Finding;
using audit::LimitValue;

void add_limits(ChartRequest& request, const audit::PermitLimit& limit, const Wording& words)
{
    const auto add = [&](const std::optional<LimitValue>& value, const char* key) {
        if (!value) return;
        request.limits.push_back({value->upper.to_double(), words(key, {{"value", value->upper.to_string()}})});
        if (value->lower) {
            request.limits.push_back({value->lower->to_double(), words(key, {{"value", value->lower->to_string()}})});
        }
    };
    add(limit.hourly, "chart_limit_hourly");
    if (!limit.hourly || !limit.daily || !(limit.hourly->upper == limit.daily->upper)) {
        add(limit.daily, "chart_limit_daily");
    }
}

}  // namespace

std::optional<ChartModel> finding_chart(const audit::store::SeriesStore& store, const audit::Plant& plant,
                                        const Finding& finding, const Wording& words)
{
    const audit::Subject& subject = finding.subject;
    if (subject.outlet.empty() || subject.pollutant.empty() || !finding.period || finding.period->empty()) return {};
    if (finding.unit == "t") return {};  // a yearly amount: its picture is the emission account
    ChartRequest request;
    request.period = period_around(*finding.period);
    request.marked = finding.period;
    const audit::Series series = store.load({subject.outlet, subject.pollutant}, request.period);
    if (series.size() == 0) return {};
    // Nothing is drawn where the file holds no data, so that a long finding does not squeeze them into a corner.
    request.period.from = std::max(request.period.from, start_of_day(series.start));
    request.period.to = std::min(request.period.to, start_of_day(series.end() + (audit::kDay - 1)));
    if (request.period.empty()) return {};
    request.converted = !series.converted.empty() && plant.baseline_o2(subject.outlet, subject.pollutant).has_value();
    if (const audit::PermitLimit* limit = plant.find_limit(subject.outlet, subject.pollutant)) {
        add_limits(request, *limit, words);
    }
    request.title = words("chart_title", {{"subject", subject.outlet + " " + subject.pollutant},
                                          {"kind", words(request.converted ? "chart_converted" : "chart_measured")},
                                          {"unit", series.unit}});
    ChartModel chart = make_chart(series, request);
    if (chart.lines.front().stretches.empty()) return {};
    return chart;
}

}  // namespace reports
