// SPDX-License-Identifier: Apache-2.0
#include "reports/finding_chart.h"

#include <algorithm>
#include <vector>

#include "audit/hours/logged_load.h"
#include "audit/model/decimal.h"

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

// Hours of equal value are one span; values of a long period are averaged, so that no more than that many are drawn.
std::vector<LoadSpan> spans_of(const audit::Series& series)
{
    constexpr std::size_t kMostSpans = 500;
    const std::size_t at_once = std::max<std::size_t>(1, (series.size() + kMostSpans - 1) / kMostSpans);
    const auto scale = static_cast<double>(audit::power_of_ten(series.decimals));
    std::vector<LoadSpan> spans;
    for (std::size_t begin = 0; begin < series.size(); begin += at_once) {
        const std::size_t end = std::min(begin + at_once, series.size());
        double sum = 0;
        int count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (series.measured[i] == audit::kAbsent) continue;
            sum += static_cast<double>(series.measured[i]) / scale;
            ++count;
        }
        if (count > 0) spans.push_back({{series.time(begin), series.time(end - 1) + series.step}, sum / count});
    }
    return spans;
}

}  // namespace

ChartWords chart_words(const Wording& words)
{
    return {{{BandKind::stopped, words("band_stopped")},
             {BandKind::starting_or_stopping, words("band_starting_or_stopping")},
             {BandKind::service, words("band_service")},
             {BandKind::no_data, words("band_no_data")}},
            words("chart_marked")};
}

std::optional<ChartLoad> outlet_load(const audit::store::SeriesStore& store, const audit::store::CaseFile& case_file,
                                     const audit::Plant& plant, const std::string& outlet, const audit::Period& period,
                                     const Wording& words)
{
    const auto of_series = [&](const char* item, const std::string& label) {
        const audit::Series series = store.load({outlet, item}, period);
        return make_load(label, series.unit, spans_of(series), period);
    };
    if (auto load = of_series("生产负荷", words("chart_load"))) return load;
    const std::vector<std::string> facilities = plant.facilities_of(outlet);
    std::vector<LoadSpan> spans;
    for (const audit::hours::LoggedLoad& one : audit::hours::logged_load(case_file, facilities, period))
        spans.push_back({one.period, one.load});
    if (auto load = make_load(words("chart_load_ledger"), "%", spans, period)) return load;
    for (const char* item : {"烟气流量", "废水流量"}) {
        if (auto load = of_series(item, words("chart_flow"))) return load;
    }
    return {};
}

std::optional<ChartModel> finding_chart(const audit::store::SeriesStore& store, const audit::store::CaseFile& case_file,
                                        const audit::Plant& plant, const Finding& finding, const Wording& words)
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
    request.load = outlet_load(store, case_file, plant, subject.outlet, request.period, words);
    ChartModel chart = make_chart(series, request);
    if (chart.lines.front().stretches.empty()) return {};
    return chart;
}

}  // namespace reports
