// SPDX-License-Identifier: Apache-2.0
// A month's amount per unit of output, and which months stand out among the plant's own.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "audit/checks/totals.h"

namespace audit::checks {

// The product that stands for the plant's production: logged on most days, the permit's first among equals.
const DailyTotals* main_product(const std::vector<DailyTotals>& outputs, const Plant& plant);

// That product and its months of real production; of a plant that logs no output at all "could not run" is said.
struct MonthlyProduction {
    DailyTotals product;
    std::map<Time, double> months;
};
std::optional<MonthlyProduction> production_of(CheckContext& check);

// Whole months of the period with real production: output of at least that share (in %) of the median month's.
std::map<Time, double> producing_months(const DailyTotals& product, const Period& period, double least_share_pct);

struct MonthRatio {
    Time month;
    double amount = 0, output = 0;
    double ratio() const { return amount / output; }
};
// Over the months of production; a month without the amount has ratio 0.
std::vector<MonthRatio> month_ratios(const std::map<Time, double>& amounts, const std::map<Time, double>& output);

struct UnusualMonth {
    MonthRatio month;
    double median = 0, low = 0, high = 0;  // the band
};
// Months outside median +/- `deviations` robust deviations that also lie `least_pct` or more from the median.
std::vector<UnusualMonth> unusual_months(const std::vector<MonthRatio>& ratios, double deviations, double least_pct);

// The audit period's part of the month.
Period month_within(Time month, const Period& period);

}  // namespace audit::checks
