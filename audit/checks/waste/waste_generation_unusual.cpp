// SPDX-License-Identifier: Apache-2.0
// A month of production without any of a hazardous waste that arises in most other months, or with an amount per unit
// of output that stands out among the plant's own months. Wastes that arise in few months have no rhythm to judge by.
#include <set>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/month_ratios.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

struct Generated {
    std::map<Time, double> by_month;
    SourceRow first, last;
};

// 产生 where the waste has any, else 入库.
std::map<std::string, Generated> generated_wastes(const CheckContext& check)
{
    std::set<std::string> with_generation;
    store::Statement codes = check.rows("SELECT DISTINCT waste_code FROM waste_log WHERE move = '产生'");
    while (codes.step()) with_generation.insert(waste_code_in(codes.text(0)));
    std::map<std::string, Generated> all;
    store::Statement rows = check.rows(
        "SELECT waste_code, move, date, quantity_t, source, row FROM waste_log WHERE date >= ?1 AND date < ?2"
        " AND move IN ('产生', '入库') AND quantity_t IS NOT NULL ORDER BY date, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        const std::string code = waste_code_in(rows.text(0));
        if (rows.view(1) != (with_generation.count(code) > 0 ? "产生" : "入库")) continue;
        Generated& waste = all[code];
        waste.by_month[start_of_month(rows.time(2))] += rows.real(3);
        if (waste.first.source == 0) waste.first = source_at(rows, 4);
        waste.last = source_at(rows, 4);
    }
    return all;
}

// The band among the months in which the waste arises.
std::vector<MonthRatio> with_waste(std::vector<MonthRatio> ratios)
{
    std::erase_if(ratios, [](const MonthRatio& month) { return month.amount <= 0; });
    return ratios;
}

void report_month(CheckContext& check, const std::string& code, const Generated& waste, const MonthRatio& month,
                  const DailyTotals& product, const std::string& band)
{
    constexpr int kKilograms = 3;
    constexpr int kDigits = 6;
    Report report;
    report.subject.waste_code = code;
    report.period = month_within(month.month, check.period());
    report.measured = Decimal::from_double(month.amount, kKilograms);
    report.unit = 't';
    report.values = {{"month", date_text(month.month).substr(0, 7)},
                     {"output", Decimal::from_double(month.output, 1).to_string()},
                     {"product", product.name},
                     {"output_unit", product.unit},
                     {"ratio", Decimal::from_double(month.ratio(), kDigits).to_string()}};
    if (month.amount <= 0) {
        report.values["how_zh"] = "没有产生记录，而其他月份均有产生";
        report.values["how_en"] = "none is recorded, though other months have it";
    } else {
        report.limit_text = band;
        report.values["how_zh"] = "单位产量产生量超出企业自身各月的常见范围 " + band;
        report.values["how_en"] = "the amount per unit of output lies outside the plant's own months, " + band;
    }
    report.evidence = {check.cell(waste.first, "quantity_t"), check.cell(waste.last, "quantity_t"), product.first};
    check.report(std::move(report));
}

}  // namespace

void waste_generation_unusual(CheckContext& check)
{
    const std::optional<MonthlyProduction> production = production_of(check);
    if (!production) return;
    const auto& [product, output] = *production;
    for (const auto& [code, waste] : generated_wastes(check)) {
        const std::vector<MonthRatio> ratios = month_ratios(waste.by_month, output);
        const std::vector<MonthRatio> arising = with_waste(ratios);
        check.examined(static_cast<std::int64_t>(ratios.size()));
        if (static_cast<double>(arising.size()) < check.number("months")) continue;
        for (const MonthRatio& month : ratios)
            if (month.amount <= 0) report_month(check, code, waste, month, product, "");
        constexpr int kDigits = 6;
        for (const UnusualMonth& unusual :
             unusual_months(arising, check.number("deviations"), check.number("least_pct")))
            report_month(check, code, waste, unusual.month, product,
                         Decimal::from_double(unusual.low, kDigits).to_string() + "～" +
                             Decimal::from_double(unusual.high, kDigits).to_string());
    }
}

}  // namespace audit::checks
