// SPDX-License-Identifier: Apache-2.0
// Opening stock + in - out of a hazardous waste differs from what a stock-take counted, beyond both a share of the
// stock and a least amount; or the book goes below zero, which no storage can. After a stock-take the walk goes on with
// what was counted, so that one difference is reported once.
#include <cmath>

#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

constexpr int kDecimals = 3;  // kilograms of a tonne

struct Walk {
    CheckContext& check;
    const std::string& code;
    const std::vector<WasteStep>& steps;

    bool in_period(const WasteStep& step) const { return check.period().contains(step.time); }

    void report_difference(std::size_t at, std::size_t since) const
    {
        const WasteStep& step = steps[at];
        Report report;
        report.subject.waste_code = code;
        report.period = Period{steps[since].time, step.time + kMinute};
        report.records = static_cast<std::int64_t>(at - since + 1);
        report.measured = Decimal::from_double(step.book_before, kDecimals);
        report.limit = Decimal::parse(step.written).value_or(Decimal::from_double(step.tonnes, kDecimals));
        report.unit = 't';
        report.values["difference"] = Decimal::from_double(step.book_before - step.tonnes, kDecimals).to_string();
        report.evidence = {check.cell(steps[since].source, "quantity_t"), check.cell(step.source, "quantity_t")};
        check.report(std::move(report));
    }

    void report_negative(std::size_t first, std::size_t last, std::size_t worst) const
    {
        Report report;
        report.subject.waste_code = code;
        report.period = Period{steps[first].time, steps[last].time + kMinute};
        report.records = static_cast<std::int64_t>(last - first + 1);
        report.measured = Decimal::from_double(steps[worst].book_after, kDecimals);
        report.limit_text = '0';
        report.unit = 't';
        report.severity = Severity::violation;
        report.values["difference"] = report.measured->to_string();
        for (const std::size_t step : {first, worst, last})
            if (report.evidence.empty() || report.evidence.back().source != steps[step].source)
                report.evidence.push_back(check.cell(steps[step].source, "quantity_t"));
        check.report(std::move(report));
    }
};

bool differs(const CheckContext& check, const WasteStep& step)
{
    const double allowed =
        std::max(check.number("least_t"), check.number("share_pct") / 100 * std::max(step.tonnes, step.book_before));
    constexpr double kRounding = 1e-9;
    return std::abs(step.book_before - step.tonnes) > allowed + kRounding;
}

// Rows of one moment count together: within it the order of the book means nothing.
bool is_negative(const std::vector<WasteStep>& steps, std::size_t i)
{
    const bool last_of_its_time = i + 1 == steps.size() || steps[i + 1].time != steps[i].time;
    constexpr double kGram = 1e-6;
    return last_of_its_time && steps[i].book_after < -kGram;
}

}  // namespace

void waste_unbalanced(CheckContext& check)
{
    for (const auto& [code, walked] : walk_waste_stock(check)) {
        const std::vector<WasteStep>& steps = walked;  // a lambda may not capture a structured binding
        const Walk walk{check, code, steps};
        check.examined(static_cast<std::int64_t>(steps.size()));
        std::size_t since = 0;  // the step the book was last counted at
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].move != WasteMove::stock_take) continue;
            if (i > 0 && walk.in_period(steps[i]) && differs(check, steps[i])) walk.report_difference(i, since);
            since = i;
        }
        for (const Stretch& below : stretches(steps.size(), 0, [&](std::size_t i) { return is_negative(steps, i); })) {
            if (!walk.in_period(steps[below.last])) continue;
            std::size_t worst = below.first;
            for (std::size_t i = below.first; i <= below.last; ++i)
                if (steps[i].book_after < steps[worst].book_after) worst = i;
            walk.report_negative(below.first, below.last, worst);
        }
    }
}

}  // namespace audit::checks
