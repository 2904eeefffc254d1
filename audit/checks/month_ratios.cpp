// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/month_ratios.h"

#include <algorithm>
#include <cmath>

#include "audit/checks/spans.h"
#include "audit/checks/statistics.h"

namespace audit::checks {

const DailyTotals* main_product(const std::vector<DailyTotals>& outputs, const Plant& plant)
{
    const auto rank = [&](const DailyTotals& totals) {
        std::size_t place = 0;
        while (place < plant.products.size() && !same_name(plant.products[place].product, totals.name)) ++place;
        return place;
    };
    const DailyTotals* best = nullptr;
    for (const DailyTotals& totals : outputs) {
        const bool better = best == nullptr || totals.by_day.size() > best->by_day.size() ||
                            (totals.by_day.size() == best->by_day.size() && rank(totals) < rank(*best));
        if (better) best = &totals;
    }
    return best;
}

std::optional<MonthlyProduction> production_of(CheckContext& check)
{
    const std::vector<DailyTotals> outputs = product_outputs(check);
    const DailyTotals* product = main_product(outputs, check.plant());
    if (product != nullptr)
        return MonthlyProduction{*product,
                                 producing_months(*product, check.period(), check.number("least_output_pct"))};
    check.could_not_run({"生产设施运行台账没有产量记录", "the production log holds no output"});
    return std::nullopt;
}

std::map<Time, double> producing_months(const DailyTotals& product, const Period& period, double least_share_pct)
{
    std::map<Time, double> months = product.by_month();
    std::erase_if(
        months, [&](const auto& month) { return month.first < period.from || period.to < add_months(month.first, 1); });
    if (months.empty()) return months;
    std::vector<double> outputs;
    for (const auto& [month, output] : months) outputs.push_back(output);
    const double least = median(outputs) * least_share_pct / 100;
    std::erase_if(months, [&](const auto& month) { return month.second <= 0 || month.second < least; });
    return months;
}

std::vector<MonthRatio> month_ratios(const std::map<Time, double>& amounts, const std::map<Time, double>& output)
{
    std::vector<MonthRatio> ratios;
    for (const auto& [month, made] : output) {
        const auto amount = amounts.find(month);
        ratios.push_back({month, amount == amounts.end() ? 0 : amount->second, made});
    }
    return ratios;
}

std::vector<UnusualMonth> unusual_months(const std::vector<MonthRatio>& ratios, double deviations, double least_pct)
{
    if (ratios.empty()) return {};
    std::vector<double> values;
    for (const MonthRatio& month : ratios) values.push_back(month.ratio());
    const double deviation = robust_deviation(values);
    const double middle = median(values);
    const double reach = std::max(deviations * deviation, middle * least_pct / 100);
    std::vector<UnusualMonth> unusual;
    for (const MonthRatio& month : ratios)
        if (std::abs(month.ratio() - middle) > reach)
            unusual.push_back({month, middle, std::max(middle - reach, 0.0), middle + reach});
    return unusual;
}

Period month_within(Time month, const Period& period)
{
    return clipped({month, add_months(month, 1)}, period);
}

}  // namespace audit::checks
