// SPDX-License-Identifier: Apache-2.0
// The accounted emission of an outlet or of the whole plant passes the permitted yearly amount, in a calendar year, a
// permit year, or any twelve months where the permit says so. Of years that overlap the one that is furthest over is
// reported. A year that the audit period covers in part is judged on that part alone: it can only be more.
#include <algorithm>

#include "audit/checks/comparison.h"
#include "audit/checks/hour_runs.h"
#include "audit/checks/years.h"

namespace audit::checks {

namespace {

struct Total {
    CapYear year;
    Decimal tonnes;
    double times = 0;
    Verdict verdict = Verdict::within;
};

Text method_words(const emissions::Account& account, const PermitLimit& limit)
{
    for (const emissions::MonthAmount& month : account.months) {
        if (!month.is_account || month.outlet != limit.outlet || month.pollutant != limit.pollutant) continue;
        if (month.method == emissions::Method::automatic) return {"自动监测法", "automatic monitoring"};
        if (month.method == emissions::Method::manual) return {"手工监测法", "manual monitoring"};
    }
    return {"核算", "accounting"};
}

void report(CheckContext& check, const PermitLimit& limit, const Total& total)
{
    const Period counted{std::max(total.year.period.from, check.period().from),
                         std::min(total.year.period.to, check.period().to)};
    Report report;
    report.subject.outlet = limit.outlet;
    report.subject.pollutant = limit.pollutant;
    report.period = counted;
    std::int64_t months = 0;
    for (const emissions::MonthAmount& month : check.account().months)
        if (month.is_account && month.outlet == limit.outlet && month.pollutant == limit.pollutant &&
            Period{month.month, add_months(month.month, 1)}.overlaps(counted))
            ++months;
    report.records = months;
    const Text method = method_words(check.account(), limit);
    report.values = {{"year_zh", total.year.name.zh},
                     {"year_en", total.year.name.en},
                     {"method_zh", method.zh},
                     {"method_en", method.en}};
    report.evidence = {check.cell(limit.source, total.year.column)};
    for (Evidence& cell : outer_hour_cells(check, limit.outlet, limit.pollutant, counted))
        report.evidence.push_back(std::move(cell));
    describe(report, total.year.cap, shown(total.year.cap, total.tonnes), total.verdict);
    report.unit = 't';
    check.report(std::move(report));
}

void judge(CheckContext& check, const PermitLimit& limit)
{
    const std::string comparison = check.text("comparison");
    std::vector<Total> over;
    for (const CapYear& year : cap_years(limit, check.plant().permit, check.period())) {
        const auto tonnes = check.account().tonnes(limit.outlet, limit.pollutant, year.period);
        if (!tonnes) continue;
        check.examined(1);
        Total total{year, Decimal::from_double(*tonnes, std::min(18, year.cap.upper.decimals + 3)), 0, {}};
        total.verdict = compare(year.cap, limit.pollutant, total.tonnes, comparison);
        if (total.verdict == Verdict::within) continue;
        total.times = *tonnes / std::max(1e-12, year.cap.upper.to_double());
        over.push_back(std::move(total));
    }
    std::stable_sort(over.begin(), over.end(),
                     [](const Total& left, const Total& right) { return left.times > right.times; });
    std::vector<Period> reported;
    for (const Total& total : over) {
        if (std::any_of(reported.begin(), reported.end(),
                        [&](const Period& other) { return other.overlaps(total.year.period); }))
            continue;
        reported.push_back(total.year.period);
        report(check, limit, total);
    }
}

}  // namespace

void annual_cap_exceeded(CheckContext& check)
{
    judge_yearly_caps(check, [&](const PermitLimit& limit) { judge(check, limit); });
}

}  // namespace audit::checks
