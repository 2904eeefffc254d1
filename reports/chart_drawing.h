// SPDX-License-Identifier: Apache-2.0
// Draws the chart models on a page or in a web page, readable in black and white.
#pragma once

#include <map>
#include <string>

#include "reports/chart_model.h"
#include "reports/paper.h"

namespace reports {

// Words of the legend; kinds without a word are left out of it.
struct ChartWords {
    std::map<BandKind, std::string> bands;
    std::string marked;
};

void draw_chart(Paper& paper, const Box& box, const ChartModel& chart, const ChartWords& words);
void draw_bars(Paper& paper, const Box& box, const BarChartModel& bars);

}  // namespace reports
