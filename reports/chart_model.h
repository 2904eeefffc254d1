// SPDX-License-Identifier: Apache-2.0
// What a chart shows, worked out once for paper and window: lines thinned to what the width can show without losing
// an extreme, axes with round ticks, limit lines, flagged stretches as bands. Knows nothing of PDF or windows; whoever
// draws maps value and time linearly onto its plot area.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/model/series.h"
#include "audit/model/text.h"
#include "audit/model/time.h"

namespace reports {

struct ChartPoint {
    audit::Time time;
    double value = 0;
};

// Points to be joined; where data are missing the next stretch begins.
using ChartStretch = std::vector<ChartPoint>;

struct ChartLine {
    std::string label;
    std::vector<ChartStretch> stretches;
};

struct ChartLimit {
    double value = 0;
    std::string label;
};

enum class BandKind { stopped, starting_or_stopping, service, no_data };
BandKind band_of(audit::Flag flag);  // requires another flag than normal

struct ChartBand {
    audit::Period period;
    BandKind kind = BandKind::service;
};

struct AxisTick {
    double value = 0;  // in the axis's unit; seconds for time
    std::string label;
};

// How much was produced meanwhile, drawn beneath the curve: steps, each point's value holds until the next point.
struct ChartLoad {
    ChartLine line;
    double highest = 100;   // upper end of its axis; the lower is 0
    std::string top_label;  // of that end
};

struct ChartModel {
    std::string title, unit;
    audit::Period period;
    double lowest = 0, highest = 1;  // ends of the value axis, on ticks
    std::vector<AxisTick> value_ticks, time_ticks;
    std::vector<ChartLine> lines;
    std::vector<ChartLimit> limits;
    std::vector<ChartBand> bands;
    std::optional<audit::Period> marked;  // the finding's own period
    std::optional<ChartLoad> load;
};

struct ChartRequest {
    std::string title;
    audit::Period period;
    int columns = 500;       // how many points side by side the drawing can show
    bool converted = false;  // the converted values where the series has any
    std::vector<ChartLimit> limits;
    std::optional<audit::Period> marked;
    std::optional<ChartLoad> load = {};
};

// label and unit of what is shown; empty when there is nothing to show.
struct LoadSpan {
    audit::Period period;
    double value = 0;
};
std::optional<ChartLoad> make_load(const std::string& label, const std::string& unit,
                                   const std::vector<LoadSpan>& spans, const audit::Period& period);

ChartModel make_chart(const audit::Series& series, const ChartRequest& request);

// What is shown for a finding of that period: at least three days, and on each side as much as makes its shape visible.
audit::Period period_around(const audit::Period& finding);

// At most about 4 * columns points with the first, lowest, highest and last of each column, in order of time.
ChartStretch thinned(const ChartStretch& points, const audit::Period& period, int columns);

// Ticks at 1, 2 or 5 times a power of ten that cover lowest..highest with about `wanted` steps; requires lowest <
// highest.
std::vector<AxisTick> value_ticks(double lowest, double highest, int wanted);
// Ticks on full hours, days or months of the period, about `wanted` of them.
std::vector<AxisTick> time_ticks(const audit::Period& period, int wanted);

// Amounts by month that add up towards a cap.
struct BarChartModel {
    std::string title, unit;
    std::vector<std::string> labels;  // one per bar
    std::vector<double> values;
    std::optional<ChartLimit> cap;
    double highest = 1;
    std::vector<AxisTick> value_ticks;
    // Each bar stands on the sum of those before it.
    double base(std::size_t bar) const;
};

BarChartModel make_bars(std::string title, std::string unit, std::vector<std::string> labels,
                        std::vector<double> values, std::optional<ChartLimit> cap);

}  // namespace reports
