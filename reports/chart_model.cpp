// SPDX-License-Identifier: Apache-2.0
#include "reports/chart_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "audit/model/decimal.h"

namespace reports {

namespace {

using audit::Flag;
using audit::Period;
using audit::Series;
using audit::Time;

const std::vector<std::int64_t>& values_of(const Series& series, bool converted)
{
    return converted && !series.converted.empty() ? series.converted : series.measured;
}

ChartLine line_of(const Series& series, const ChartRequest& request)
{
    const std::vector<std::int64_t>& values = values_of(series, request.converted);
    const auto scale = static_cast<double>(audit::power_of_ten(series.decimals));
    ChartLine line{series.key.item, {}};
    ChartStretch stretch;
    const auto end_stretch = [&] {
        if (!stretch.empty()) line.stretches.push_back(thinned(stretch, request.period, request.columns));
        stretch.clear();
    };
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Time time = series.time(i);
        if (!request.period.contains(time)) continue;
        if (values[i] == audit::kAbsent) {
            end_stretch();
        } else {
            stretch.push_back({time, static_cast<double>(values[i]) / scale});
        }
    }
    end_stretch();
    return line;
}

std::vector<ChartBand> bands_of(const Series& series, const Period& period)
{
    std::vector<ChartBand> bands;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Time time = series.time(i);
        if (series.flags[i] == Flag::normal || !period.contains(time)) continue;
        const BandKind kind = band_of(series.flags[i]);
        const Time end = std::min(time + series.step, period.to);
        if (!bands.empty() && bands.back().kind == kind && bands.back().period.to == time) {
            bands.back().period.to = end;
        } else {
            bands.push_back({{time, end}, kind});
        }
    }
    return bands;
}

void set_value_axis(ChartModel& chart)
{
    double lowest = 0;
    double highest = 0;
    for (const ChartLine& line : chart.lines) {
        for (const ChartStretch& stretch : line.stretches) {
            for (const ChartPoint& point : stretch) {
                lowest = std::min(lowest, point.value);
                highest = std::max(highest, point.value);
            }
        }
    }
    for (const ChartLimit& limit : chart.limits) highest = std::max(highest, limit.value * 1.05);
    if (highest <= lowest) highest = lowest + 1;
    chart.value_ticks = value_ticks(lowest, highest, 5);
    chart.lowest = chart.value_ticks.front().value;
    chart.highest = chart.value_ticks.back().value;
}

std::string label_of(Time time, std::int64_t step)
{
    const std::string day = audit::date_text(time);
    if (step >= 28 * audit::kDay) return day.substr(0, 7);
    if (step >= audit::kDay) return day.substr(5);
    const std::string clock = audit::time_text(time).substr(11);
    return time == audit::start_of_day(time) ? day.substr(5) : clock;
}

}  // namespace

BandKind band_of(Flag flag)
{
    switch (flag) {
        case Flag::stopped:
        case Flag::banked:
            return BandKind::stopped;
        case Flag::starting:
        case Flag::stopping:
            return BandKind::starting_or_stopping;
        case Flag::absent:
        case Flag::no_data:
        case Flag::communication:
            return BandKind::no_data;
        default:
            return BandKind::service;
    }
}

Period period_around(const Period& finding)
{
    constexpr std::int64_t kShortest = 3 * audit::kDay;
    const std::int64_t side = std::max({finding.seconds() / 3, audit::kDay, (kShortest - finding.seconds()) / 2});
    return {start_of_day(finding.from - side), start_of_day(finding.to + (side + audit::kDay - 1))};
}

ChartStretch thinned(const ChartStretch& points, const Period& period, int columns)
{
    if (points.size() <= 2 * static_cast<std::size_t>(columns)) return points;
    const double wide = static_cast<double>(period.seconds()) / columns;
    const auto column_of = [&](const ChartPoint& p) {
        return std::floor(static_cast<double>(p.time - period.from) / wide);
    };
    ChartStretch out;
    for (std::size_t begin = 0; begin < points.size();) {
        std::size_t end = begin;
        std::size_t low = begin;
        std::size_t high = begin;
        for (; end < points.size() && column_of(points[end]) == column_of(points[begin]); ++end) {
            if (points[end].value < points[low].value) low = end;
            if (points[end].value > points[high].value) high = end;
        }
        std::vector<std::size_t> kept = {begin, std::min(low, high), std::max(low, high), end - 1};
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        for (const std::size_t i : kept) out.push_back(points[i]);
        begin = end;
    }
    return out;
}

std::vector<AxisTick> value_ticks(double lowest, double highest, int wanted)
{
    const double rough = (highest - lowest) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * 0.999999) {
            step = factor * power;
            break;
        }
    }
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
    std::vector<AxisTick> ticks;
    const auto first = static_cast<std::int64_t>(std::floor(lowest / step + 1e-9));
    const auto last = static_cast<std::int64_t>(std::ceil(highest / step - 1e-9));
    for (std::int64_t i = first; i <= last; ++i) {
        const double value = static_cast<double>(i) * step;
        ticks.push_back({value, audit::Decimal::from_double(value, decimals).to_string()});
    }
    return ticks;
}

std::vector<AxisTick> time_ticks(const Period& period, int wanted)
{
    std::vector<AxisTick> ticks;
    const std::int64_t rough = period.seconds() / std::max(wanted, 1);
    constexpr std::int64_t kSteps[] = {600,   1800,  3600,   7200,   10800,  21600,
                                       43200, 86400, 172800, 432000, 604800, 1209600};
    const auto* const step = std::find_if(std::begin(kSteps), std::end(kSteps), [&](auto s) { return s >= rough; });
    if (step != std::end(kSteps)) {
        Time time = audit::start_of_day(period.from);
        while (time < period.from) time = time + *step;
        for (; time <= period.to; time = time + *step) {
            ticks.push_back({static_cast<double>(time.seconds), label_of(time, *step)});
        }
        return ticks;
    }
    const auto months = std::max<std::int64_t>(1, (rough + 31 * audit::kDay - 1) / (31 * audit::kDay));
    Time time = audit::start_of_month(period.from);
    if (time < period.from) time = audit::add_months(time, 1);
    for (; time <= period.to; time = audit::add_months(time, static_cast<int>(months))) {
        ticks.push_back({static_cast<double>(time.seconds), label_of(time, 31 * audit::kDay)});
    }
    return ticks;
}

ChartModel make_chart(const Series& series, const ChartRequest& request)
{
    ChartModel chart;
    chart.title = request.title;
    chart.unit = series.unit;
    chart.period = request.period;
    chart.limits = request.limits;
    chart.marked = request.marked;
    chart.load = request.load;
    chart.lines.push_back(line_of(series, request));
    chart.bands = bands_of(series, request.period);
    chart.time_ticks = time_ticks(request.period, 8);
    set_value_axis(chart);
    return chart;
}

std::optional<ChartLoad> make_load(const std::string& label, const std::string& unit,
                                   const std::vector<LoadSpan>& spans, const Period& period)
{
    ChartLoad load{{label + (unit.empty() ? "" : " (" + unit + ")"), {}}, 0, {}};
    for (const LoadSpan& span : spans) {
        const Time from = std::max(span.period.from, period.from);
        const Time to = std::min(span.period.to, period.to);
        if (to <= from) continue;
        load.highest = std::max(load.highest, span.value);
        auto& stretches = load.line.stretches;
        const bool adjoins = !stretches.empty() && stretches.back().back().time == from;
        if (!adjoins) stretches.emplace_back();
        if (adjoins) stretches.back().pop_back();
        stretches.back().push_back({from, span.value});
        stretches.back().push_back({to, span.value});
    }
    if (load.line.stretches.empty()) return {};
    if (load.highest <= 0) load.highest = 1;
    const AxisTick top = value_ticks(0, load.highest, 1).back();
    load.highest = top.value;
    load.top_label = top.label;
    return load;
}

double BarChartModel::base(std::size_t bar) const
{
    return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(bar), 0.0);
}

BarChartModel make_bars(std::string title, std::string unit, std::vector<std::string> labels,
                        std::vector<double> values, std::optional<ChartLimit> cap)
{
    BarChartModel bars;
    bars.title = std::move(title);
    bars.unit = std::move(unit);
    bars.labels = std::move(labels);
    bars.values = std::move(values);
    bars.cap = std::move(cap);
    double top = bars.base(bars.values.size());
    if (bars.cap) top = std::max(top, bars.cap->value * 1.05);
    bars.value_ticks = value_ticks(0, top > 0 ? top : 1, 5);
    bars.highest = bars.value_ticks.back().value;
    return bars;
}

}  // namespace reports
