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

// Where each name and unit stands among the totals.
class TotalsIndex {
 public:
    explicit TotalsIndex(std::vector<DailyTotals>& all) : all_(all)
    {
        for (std::size_t i = 0; i < all.size(); ++i) places_[{all[i].key, all[i].unit}] = i;
    }
    std::size_t place_of(const std::string& name, const std::string& unit)
    {
        const auto [written, is_new_name] = keys_.try_emplace(name);
        if (is_new_name) written->second = plain_name(name);
        const auto [place, is_new] = places_.try_emplace({written->second, unit}, all_.size());
        if (is_new) all_.push_back({.name = name, .unit = unit, .key = written->second});
        return place->second;
    }

 private:
    std::vector<DailyTotals>& all_;
    std::map<std::string, std::string> keys_;  // by name as written
    std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

// Rows: name, time, amount, unit, source, row by time. Calls add(totals, day, amount) for each.
template <typename Add>
void read(const CheckContext& check, const Period& period, const char* sql, const char* column,
          std::vector<DailyTotals>& all, Add add)
{
    TotalsIndex index(all);
    std::map<std::size_t, SourceRow> last;  // evidence is looked up once, at the end
    store::Statement rows = check.rows(sql);
    rows.bind_all(period.from, period.to);
    while (rows.step()) {
        const std::size_t place = index.place_of(rows.text(0), rows.text(3));
        DailyTotals& totals = all[place];
        if (!add(totals, start_of_day(rows.time(1)), rows)) continue;
        if (totals.first.source.source == 0) totals.first = check.cell(source_at(rows, 4), column);
        last[place] = source_at(rows, 4);
    }
    for (const auto& [place, source] : last) all[place].last = check.cell(source, column);
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
    const std::string key = plain_name(name);
    for (const DailyTotals& totals : all)
        if (totals.key == key) return &totals;
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
