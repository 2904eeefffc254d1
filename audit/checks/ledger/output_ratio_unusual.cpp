// SPDX-License-Identifier: Apache-2.0
// A month's material, electricity or steam per unit of output stands out among the plant's own months. Output is that
// of the plant's main product; months of little production are left out, since base loads rule them.
#include <algorithm>
#include <cmath>

#include "audit/checks/month_ratios.h"

namespace audit::checks {

namespace {

bool is_energy(const std::string& utility)
{
    return utility.find("电") != std::string::npos || utility.find("汽") != std::string::npos;
}

// A filling, changed by time or when it is full: it follows no month's output, carbon_overused judges it.
bool is_filling(const std::string& material)
{
    return material.find("活性炭") != std::string::npos;
}

// Used most days, or booked once in every month; what is filled in every now and then has no monthly ratio.
bool is_used_steadily(const DailyTotals& used, const std::map<Time, double>& output, double least_days)
{
    std::map<Time, int> days;
    for (const auto& [day, amount] : used.by_day)
        if (amount > 0 && output.count(start_of_month(day)) > 0) ++days[start_of_month(day)];
    int all = 0, most = 0;
    for (const auto& [month, count] : days) {
        all += count;
        most = std::max(most, count);
    }
    return all >= least_days * static_cast<double>(output.size()) || (most == 1 && days.size() == output.size());
}

// Decimals that show a ratio of that size with three digits, four at the least.
int digits_of(double ratio)
{
    constexpr int kLeast = 4;
    constexpr int kMost = 12;
    if (ratio <= 0) return kLeast;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(ratio))), kLeast, kMost);
}

void judge(CheckContext& check, const DailyTotals& used, const DailyTotals& product,
           const std::map<Time, double>& output)
{
    const std::map<Time, double> amounts = used.by_month();
    if (static_cast<double>(amounts.size()) < check.number("months")) return;
    if (!is_used_steadily(used, output, check.number("days"))) return;
    const std::vector<MonthRatio> ratios = month_ratios(amounts, output);
    check.examined(static_cast<std::int64_t>(ratios.size()));
    for (const UnusualMonth& unusual : unusual_months(ratios, check.number("deviations"), check.number("least_pct"))) {
        const auto written = [digits = digits_of(unusual.median)](double ratio) {
            return Decimal::from_double(ratio, digits);
        };
        Report report;
        report.subject.material = used.name;
        report.period = month_within(unusual.month.month, check.period());
        report.measured = written(unusual.month.ratio());
        report.limit_text = written(unusual.low).to_string() + "～" + written(unusual.high).to_string();
        report.unit = used.unit + "/" + product.unit;
        report.values = {{"product", product.name},
                         {"month", date_text(unusual.month.month).substr(0, 7)},
                         {"median", written(unusual.median).to_string()}};
        report.evidence = {used.first, used.last, product.first, product.last};
        check.report(std::move(report));
    }
}

}  // namespace

void output_ratio_unusual(CheckContext& check)
{
    const std::optional<MonthlyProduction> production = production_of(check);
    if (!production) return;
    const auto& [product, output] = *production;
    if (static_cast<double>(output.size()) < check.number("months")) {
        check.could_not_run(
            {"有产量的月份不足，无法形成企业自身的对比基准", "too few months of output to compare with each other"});
        return;
    }
    for (const DailyTotals& used : material_uses(check))
        if (!is_filling(used.name)) judge(check, used, product, output);
    for (const DailyTotals& used : utility_uses(check))
        if (is_energy(used.name)) judge(check, used, product, output);
}

}  // namespace audit::checks
