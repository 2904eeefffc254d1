// SPDX-License-Identifier: Apache-2.0
// By its own books the plant used more of a material than it had: recorded use above opening stock (the first stock of
// the material log) + purchases. Stock carries over, so both count from the first record of the case to the end of the
// audit period. Materials of which the books hold different kinds of units are not compared.
#include <algorithm>

#include "audit/checks/hourly_values.h"
#include "audit/checks/totals.h"

namespace audit::checks {

void reagent_unpurchased(CheckContext& check)
{
    constexpr int kDecimals = 2;
    const Period since_ever{Time{}, check.period().to};
    const std::vector<DailyTotals> invoices = purchased(check, since_ever);
    for (const DailyTotals& used : material_uses(check, since_ever)) {
        const DailyTotals* bought = find_totals(invoices, used.name);
        if (bought != nullptr && bought->unit != used.unit) continue;
        const double use = used.within(since_ever);
        const double had = used.opening.value_or(0) + (bought != nullptr ? bought->within(since_ever) : 0);
        check.examined(static_cast<std::int64_t>(used.by_day.size()));
        if (used.within(check.period()) <= 0 || !is_beyond(use, had * (1 + check.number("allowed_pct") / 100)))
            continue;
        Report report;
        report.subject.material = used.name;
        report.period = Period{std::min(used.by_day.begin()->first, check.period().from), check.period().to};
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
