// SPDX-License-Identifier: Apache-2.0
// By its own books the plant used more of a material than it had: recorded use above opening stock (the first stock of
// the material log) + purchases. Materials of which the books hold different kinds of units are not compared.
#include "audit/checks/totals.h"

namespace audit::checks {

void reagent_unpurchased(CheckContext& check)
{
    constexpr int kDecimals = 2;
    const std::vector<DailyTotals> invoices = purchased(check);
    for (const DailyTotals& used : material_uses(check)) {
        const DailyTotals* bought = find_totals(invoices, used.name);
        if (bought != nullptr && bought->unit != used.unit) continue;
        const double use = used.within(check.period());
        const double had = used.opening.value_or(0) + (bought != nullptr ? bought->within(check.period()) : 0);
        check.examined(static_cast<std::int64_t>(used.by_day.size()));
        if (use <= 0 || use <= had * (1 + check.number("allowed_pct") / 100)) continue;
        Report report;
        report.subject.material = used.name;
        report.period = check.period();
        report.records = static_cast<std::int64_t>(used.by_day.size());
        report.measured = Decimal::from_double(use, kDecimals);
        report.limit = Decimal::from_double(had, kDecimals);
        report.unit = used.unit;
        report.values["opening"] = Decimal::from_double(used.opening.value_or(0), kDecimals).to_string();
        report.values["bought"] = Decimal::from_double(had - used.opening.value_or(0), kDecimals).to_string();
        report.evidence = {used.first, used.last};
        if (bought != nullptr) report.evidence.insert(report.evidence.end(), {bought->first, bought->last});
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
