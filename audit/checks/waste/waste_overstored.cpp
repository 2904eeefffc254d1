// SPDX-License-Identifier: Apache-2.0
// Hazardous waste that lay in storage for more than a year, first in, first out. The law's limit of one year binds
// licensed operators (a violation); of others a permit may ask the same (a notice). Of the opening stock the age is not
// known: it counts from the first record.
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

bool is_licensed_operator(const CheckContext& check)
{
    const std::string said = check.text("licensed_operator");
    if (said != "auto") return said == "yes";
    constexpr const char* kHazardousWasteTreatment = "7724";
    return check.plant().permit && check.plant().permit->industry.starts_with(kHazardousWasteTreatment);
}

struct Overstored {
    double tonnes = 0;
    std::int64_t longest_days = 0, allowed_days = 0;  // of the lot that lay longest
    std::int64_t lots = 0;
    Period period;
    std::vector<Evidence> evidence;
};

}  // namespace

void waste_overstored(CheckContext& check)
{
    constexpr int kKilograms = 3;
    const int months = static_cast<int>(check.number("months"));
    for (const auto& [code, steps] : walk_waste_stock(check)) {
        check.examined(static_cast<std::int64_t>(steps.size()));
        Overstored all;
        for (const WasteLot& lot : lots_of(steps, check.period().to)) {
            const Time allowed_until = add_months(lot.stored, months);
            if (lot.left <= allowed_until || lot.left <= check.period().from) continue;
            const std::int64_t days = (lot.left - lot.stored + kDay / 2) / kDay;
            all.period = all.lots == 0
                             ? Period{allowed_until, lot.left}
                             : Period{std::min(all.period.from, allowed_until), std::max(all.period.to, lot.left)};
            all.tonnes += lot.tonnes;
            if (days > all.longest_days) {
                all.longest_days = days;
                all.allowed_days = (allowed_until - lot.stored + kDay / 2) / kDay;
            }
            ++all.lots;
            if (all.evidence.empty()) all.evidence.push_back(check.cell(lot.in, "date"));
            if (lot.out.source != 0) all.evidence.push_back(check.cell(lot.out, "date"));
        }
        if (all.lots == 0) continue;
        Report report;
        report.subject.waste_code = code;
        report.period = all.period;
        report.records = all.lots;
        report.severity = is_licensed_operator(check) ? Severity::violation : Severity::notice;
        report.measured = Decimal{all.longest_days, 0};
        report.limit = Decimal{all.allowed_days, 0};
        report.unit = 'd';
        report.values["months"] = std::to_string(months);
        report.values["tonnes"] = Decimal::from_double(all.tonnes, kKilograms).to_string();
        report.evidence = all.evidence;
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
