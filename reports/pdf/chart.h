// SPDX-License-Identifier: Apache-2.0
// Draws the chart models on paper, readable in black and white.
#pragma once

#include <map>
#include <string>

#include "reports/chart_model.h"
#include "reports/pdf/document.h"

namespace reports::pdf {

// Words of the legend; kinds without a word are left out of it.
struct ChartWords {
    std::map<BandKind, std::string> bands;
    std::string marked;
};

void draw_chart(Document& document, const Box& box, const ChartModel& chart, const ChartWords& words);
void draw_bars(Document& document, const Box& box, const BarChartModel& bars);

}  // namespace reports::pdf
