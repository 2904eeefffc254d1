// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/totals.h"

#include "audit/checks/ledger_rows.h"
#include "audit/reference/fold.h"

namespace audit::checks {

namespace {

// The name without what stands in brackets, in one plain form.
std::string plain_name(std::string_view written)
{
    const std::string name = reference::folded(written);
    const std::size_t bracket = name.find('(');
    return bracket == std::string::npos || bracket == 0 ? name : name.substr(0, bracket);
}

DailyTotals& totals_of(std::vector<DailyTotals>& all, const std::string& name, const std::string& unit)
{
    for (DailyTotals& totals : all)
        if (totals.unit == unit && same_name(totals.name, name)) return totals;
    all.push_back({.name = name, .unit = unit});
    return all.back();
}

// Rows: name, time, amount, unit, source, row by time. Calls add(totals, day, amount) for each.
template <typename Add>
void read(const CheckContext& check, const Period& period, const char* sql, const char* column,
          std::vector<DailyTotals>& all, Add add)
{
    std::map<std::string, SourceRow> last;  // by name and unit: evidence is looked up once, at the end
    store::Statement rows = check.rows(sql);
    rows.bind_all(period.from, period.to);
    while (rows.step()) {
        DailyTotals& totals = totals_of(all, rows.text(0), rows.text(3));
        if (!add(totals, start_of_day(rows.time(1)), rows)) continue;
        if (totals.first.source.source == 0) totals.first = check.cell(source_at(rows, 4), column);
        last[totals.name + "\n" + totals.unit] = source_at(rows, 4);
    }
    for (DailyTotals& totals : all) {
        const auto found = last.find(totals.name + "\n" + totals.unit);
        if (found != last.end()) totals.last = check.cell(found->second, column);
    }
}

bool add_amount(DailyTotals& totals, Time day, const store::Statement& rows)
{
    totals.by_day[day] += rows.real(2);
    return true;
}

}  // namespace

double DailyTotals::within(const Period& period) const
{
    double sum = 0;
    for (auto day = by_day.lower_bound(period.from); day != by_day.end() && day->first < period.to; ++day)
        sum += day->second;
    return sum;
}

std::map<Time, double> DailyTotals::by_month() const
{
    std::map<Time, double> months;
    for (const auto& [day, amount] : by_day) months[start_of_month(day)] += amount;
    return months;
}

std::vector<DailyTotals> product_outputs(const CheckContext& check)
{
    std::vector<DailyTotals> all;
    read(check, check.period(),
         "SELECT product, starts, output, output_unit, source, row FROM production_log WHERE starts >= ?1 AND starts < "
         "?2"
         " AND product <> '' AND output IS NOT NULL ORDER BY starts, source, row",
         "output", all, add_amount);
    return all;
}

std::vector<DailyTotals> material_uses(const CheckContext& check)
{
    return material_uses(check, check.period());
}

std::vector<DailyTotals> material_uses(const CheckContext& check, const Period& period)
{
    std::vector<DailyTotals> all;
    read(check, period,
         "SELECT reagent, starts, reagent_used, reagent_unit, source, row FROM treatment_log WHERE starts >= ?1 AND"
         " starts < ?2 AND reagent <> '' AND reagent_used IS NOT NULL ORDER BY starts, source, row",
         "reagent_used", all, [](DailyTotals& totals, Time day, const store::Statement& rows) {
             totals.from_reagents[day] += rows.real(2);
             return add_amount(totals, day, rows);
         });
    read(check, period,
         "SELECT material, date, used, used_unit, source, row, stock FROM material_log WHERE date >= ?1 AND date < ?2"
         " AND used IS NOT NULL ORDER BY date, source, row",
         "used", all, [](DailyTotals& totals, Time day, const store::Statement& rows) {
             if (!totals.opening) totals.opening = rows.optional_real(6);
             return totals.from_reagents.count(day) == 0 && add_amount(totals, day, rows);
         });
    return all;
}

std::vector<DailyTotals> utility_uses(const CheckContext& check)
{
    std::vector<DailyTotals> all;
    read(check, check.period(),
         "SELECT item, date, used, used_unit, source, row FROM utility_log WHERE date >= ?1 AND date < ?2"
         " AND used IS NOT NULL ORDER BY date, source, row",
         "used", all, add_amount);
    return all;
}

std::vector<DailyTotals> purchased(const CheckContext& check, const Period& period)
{
    std::vector<DailyTotals> all;
    read(check, period,
         "SELECT material, date, quantity, quantity_unit, source, row FROM purchases WHERE date >= ?1 AND date < ?2"
         " AND quantity IS NOT NULL ORDER BY date, source, row",
         "quantity", all, add_amount);
    return all;
}

const DailyTotals* find_totals(const std::vector<DailyTotals>& all, std::string_view name)
{
    for (const DailyTotals& totals : all)
        if (same_name(totals.name, name)) return &totals;
    return nullptr;
}

bool same_name(std::string_view left, std::string_view right)
{
    return left == right || plain_name(left) == plain_name(right);
}

LedgerTotals::LedgerTotals(const CheckContext& check)
    : all_{product_outputs(check), material_uses(check), utility_uses(check)}
{
}

const DailyTotals* LedgerTotals::find(std::string_view item) const
{
    for (const std::vector<DailyTotals>& ledger : all_)
        if (const DailyTotals* totals = find_totals(ledger, item)) return totals;
    return nullptr;
}

}  // namespace audit::checks
