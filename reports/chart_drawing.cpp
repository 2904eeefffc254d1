// SPDX-License-Identifier: Apache-2.0
#include "reports/chart_drawing.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace reports {

namespace {

constexpr Color kInk = {0.15, 0.15, 0.15};
constexpr Color kAxis = {0.4, 0.4, 0.4};
constexpr Color kGrid = {0.88, 0.88, 0.88};
constexpr Color kLine = {0.08, 0.3, 0.55};
constexpr Color kLimit = {0.75, 0.1, 0.1};
constexpr Color kMarked = {1.0, 0.93, 0.75};
constexpr Color kBar = {0.25, 0.45, 0.65};
constexpr Color kBefore = {0.85, 0.88, 0.92};
constexpr Color kLoad = {0.62, 0.66, 0.70};
constexpr double kSmall = 7, kTitle = 8.5;
constexpr double kLoadGap = 5, kLoadHeight = 24;

Color color_of(BandKind kind)
{
    switch (kind) {
        case BandKind::stopped:
            return {0.82, 0.82, 0.82};
        case BandKind::starting_or_stopping:
            return {0.80, 0.88, 0.80};
        case BandKind::service:
            return {0.80, 0.84, 0.93};
        default:
            return {0.93, 0.93, 0.93};
    }
}

double label_width(Paper& paper, const std::vector<AxisTick>& ticks)
{
    double widest = 0;
    for (const AxisTick& tick : ticks) widest = std::max(widest, paper.text_width(tick.label, {kSmall, false, {}}));
    return widest;
}

void text_at(Paper& paper, double x, double baseline, const std::string& text, const TextStyle& style, double align)
{
    paper.text({x - align * paper.text_width(text, style), baseline}, text, style);
}

// The plot area with the mapping of values and times onto it.
struct Plot {
    Box area;
    double lowest = 0, highest = 1;
    audit::Period period;

    double y(double value) const
    {
        const double share = std::clamp((value - lowest) / (highest - lowest), 0.0, 1.0);
        return area.bottom - share * area.height();
    }
    double x(double seconds) const
    {
        const double share =
            (seconds - static_cast<double>(period.from.seconds)) / static_cast<double>(period.seconds());
        return area.left + std::clamp(share, 0.0, 1.0) * area.width();
    }
    double x(audit::Time time) const { return x(static_cast<double>(time.seconds)); }
    Box column(const audit::Period& of) const
    {
        return {x(of.from), area.top, std::max(x(of.to), x(of.from) + 0.6), area.bottom};
    }
};

void draw_value_axis(Paper& paper, const Plot& plot, const std::vector<AxisTick>& ticks)
{
    for (const AxisTick& tick : ticks) {
        const double y = plot.y(tick.value);
        paper.line({plot.area.left, y}, {plot.area.right, y}, 0.4, kGrid, false);
        text_at(paper, plot.area.left - 4, y + kSmall * 0.35, tick.label, {kSmall, false, kInk}, 1);
    }
}

void draw_frame(Paper& paper, const Plot& plot)
{
    paper.line({plot.area.left, plot.area.top}, {plot.area.left, plot.area.bottom}, 0.6, kAxis, false);
    paper.line({plot.area.left, plot.area.bottom}, {plot.area.right, plot.area.bottom}, 0.6, kAxis, false);
}

// How much was produced meanwhile, beneath the curve and on its time axis.
void draw_load(Paper& paper, const Plot& above, const ChartLoad& load)
{
    Plot plot = above;
    plot.area = {above.area.left, above.area.bottom + kLoadGap, above.area.right,
                 above.area.bottom + kLoadGap + kLoadHeight};
    plot.lowest = 0;
    plot.highest = load.highest;
    for (const ChartStretch& stretch : load.line.stretches) {
        for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
            const double left = plot.x(stretch[i].time);
            paper.fill(
                {left, plot.y(stretch[i].value), std::max(plot.x(stretch[i + 1].time), left + 0.3), plot.area.bottom},
                kLoad);
        }
    }
    draw_frame(paper, plot);
    const TextStyle style = {kSmall, false, kInk};
    text_at(paper, plot.area.left - 4, plot.area.top + kSmall, load.top_label, style, 1);
    text_at(paper, plot.area.left - 4, plot.area.bottom, "0", style, 1);
    paper.text({plot.area.left + 3, plot.area.top + kSmall},
               fitted_text(paper, load.line.label, style, plot.area.width()), style);
}

// below: how far beneath the plot its axis lies.
void draw_time_axis(Paper& paper, const Plot& plot, const std::vector<AxisTick>& ticks, double below)
{
    const double axis = plot.area.bottom + below;
    double free_from = plot.area.left - 20;
    for (const AxisTick& tick : ticks) {
        const double x = plot.x(tick.value);
        paper.line({x, axis}, {x, axis + 3}, 0.5, kAxis, false);
        const TextStyle style = {kSmall, false, kInk};
        const double half = paper.text_width(tick.label, style) / 2;
        if (x - half < free_from || x + half > plot.area.right + 24) continue;
        text_at(paper, x, axis + 11, tick.label, style, 0.5);
        free_from = x + half + 5;
    }
}

// The words stand where they hide least: at the right of a curve, at the left of bars that grow to the right.
void draw_limits(Paper& paper, const Plot& plot, const std::vector<ChartLimit>& limits, bool words_at_left)
{
    double previous = -100;
    bool left = words_at_left;
    for (const ChartLimit& limit : limits) {
        const double y = plot.y(limit.value);
        paper.line({plot.area.left, y}, {plot.area.right, y}, 1.0, kLimit, true);
        left = std::abs(y - previous) < kSmall + 2 ? !left : words_at_left;  // two near each other: one on each side
        text_at(paper, left ? plot.area.left + 3 : plot.area.right - 2, y - 2.5, limit.label, {kSmall, false, kLimit},
                left ? 0 : 1);
        previous = y;
    }
}

void draw_line_of(Paper& paper, const Plot& plot, const ChartLine& line)
{
    for (const ChartStretch& stretch : line.stretches) {
        std::vector<Point> points;
        points.reserve(stretch.size());
        for (const ChartPoint& point : stretch) points.push_back({plot.x(point.time), plot.y(point.value)});
        paper.polyline(points, stretch.size() == 1 ? 1.6 : 0.8, kLine);
    }
}

// Small coloured fields with their meaning, right of the title.
void draw_legend(Paper& paper, const Box& box, const ChartModel& chart, const ChartWords& words)
{
    std::vector<std::pair<Color, std::string>> entries;
    if (chart.marked && !words.marked.empty()) entries.emplace_back(kMarked, words.marked);
    std::set<BandKind> kinds;
    for (const ChartBand& band : chart.bands) kinds.insert(band.kind);
    for (const BandKind kind : kinds) {
        const auto word = words.bands.find(kind);
        if (word != words.bands.end()) entries.emplace_back(color_of(kind), word->second);
    }
    const TextStyle style = {kSmall, false, kInk};
    double x = box.left;
    const double baseline = box.bottom - 2;
    for (const auto& [color, word] : entries) {
        paper.fill({x, baseline - 6, x + 10, baseline + 1}, color);
        paper.frame({x, baseline - 6, x + 10, baseline + 1}, 0.3, kAxis);
        paper.text({x + 13, baseline}, word, style);
        x += 13 + paper.text_width(word, style) + 12;
    }
}

}  // namespace

void draw_chart(Paper& paper, const Box& box, const ChartModel& chart, const ChartWords& words)
{
    Plot plot;
    const double load = chart.load ? kLoadGap + kLoadHeight : 0;
    plot.area = {box.left + label_width(paper, chart.value_ticks) + 8, box.top + 18, box.right - 4,
                 box.bottom - 27 - load};
    plot.lowest = chart.lowest;
    plot.highest = chart.highest;
    plot.period = chart.period;
    const TextStyle title = {kTitle, true, kInk};
    paper.text({box.left, box.top + kTitle}, fitted_text(paper, chart.title, title, box.width()), title);
    if (chart.marked) paper.fill(plot.column(*chart.marked), kMarked);
    for (const ChartBand& band : chart.bands) paper.fill(plot.column(band.period), color_of(band.kind));
    draw_value_axis(paper, plot, chart.value_ticks);
    draw_time_axis(paper, plot, chart.time_ticks, load);
    draw_frame(paper, plot);
    if (chart.load) draw_load(paper, plot, *chart.load);
    for (const ChartLine& line : chart.lines) draw_line_of(paper, plot, line);
    draw_limits(paper, plot, chart.limits, false);
    draw_legend(paper, {plot.area.left, box.bottom - 14, box.right, box.bottom}, chart, words);
}

void draw_bars(Paper& paper, const Box& box, const BarChartModel& bars)
{
    Plot plot;
    plot.area = {box.left + label_width(paper, bars.value_ticks) + 8, box.top + (bars.title.empty() ? 6 : 18),
                 box.right - 4, box.bottom - 15};
    plot.highest = bars.highest;
    if (!bars.title.empty()) paper.text({box.left, box.top + kTitle}, bars.title, {kTitle, true, kInk});
    draw_value_axis(paper, plot, bars.value_ticks);
    const double slot = plot.area.width() / static_cast<double>(std::max<std::size_t>(bars.values.size(), 1));
    for (std::size_t i = 0; i < bars.values.size(); ++i) {
        const double left = plot.area.left + slot * static_cast<double>(i) + slot * 0.18;
        const double right = left + slot * 0.64;
        const double base = plot.y(bars.base(i));
        paper.fill({left, base, right, plot.area.bottom}, kBefore);
        paper.fill({left, plot.y(bars.base(i) + bars.values[i]), right, base}, kBar);
        text_at(paper, (left + right) / 2, plot.area.bottom + 10, bars.labels[i], {kSmall, false, kInk}, 0.5);
    }
    draw_frame(paper, plot);
    if (bars.cap) draw_limits(paper, plot, {*bars.cap}, true);
}

}  // namespace reports
