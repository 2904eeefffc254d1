// SPDX-License-Identifier: Apache-2.0
// The load a production record states and the load that its output means (output / capacity) lie far apart. Capacity is
// the facility's design value where that is one of output per time, else the capacity of the product that the
// facility's unit makes, over the permit's yearly hours. Records in a row are one finding.
#include <cmath>
#include <map>
#include <set>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/totals.h"

namespace audit::checks {

namespace {

// Output per hour at full load, in the unit of the output ledger.
struct Capacity {
    std::string output_unit;
    double per_hour = 0;
};

// Units per time, canonical, as design values carry them.
std::optional<Capacity> capacity_of(double value, const std::string& unit, double yearly_hours)
{
    constexpr double kHoursOfDay = 24;
    constexpr double kKgOfTonne = 1000;
    if (value <= 0) return std::nullopt;
    if (unit == "kg/h") return Capacity{"t", value / kKgOfTonne};
    if (unit == "kg/d") return Capacity{"t", value / kKgOfTonne / kHoursOfDay};
    if (unit == "m³/h") return Capacity{"m³", value};
    if (unit == "kW") return Capacity{"kWh", value};
    if (unit.ends_with("/a") && yearly_hours > 0)
        return Capacity{unit.substr(0, unit.size() - 2), value / yearly_hours};
    if (unit.ends_with("/d")) return Capacity{unit.substr(0, unit.size() - 2), value / kHoursOfDay};
    if (unit.ends_with("/h")) return Capacity{unit.substr(0, unit.size() - 2), value};
    return std::nullopt;
}

struct LoadRow {
    std::string facility, product, unit;
    Period period;
    double output = 0, hours = 0, load = 0;
    std::string load_written;
    SourceRow source;
    double by_output = 0;  // load in %
};

// Products of one facility and time make one load together.
std::vector<LoadRow> load_rows(const CheckContext& check)
{
    std::vector<LoadRow> all;
    store::Statement rows =
        check.rows(std::string("SELECT facility, product, output_unit, starts, ") + kRowEnd +
                   " AS row_end, SUM(output), MAX(hours), MAX(load_pct), load_pct_written, state, source, MIN(row) "
                   "FROM production_log"
                   " WHERE starts >= ?1 AND starts < ?2 AND output IS NOT NULL AND load_pct IS NOT NULL"
                   " GROUP BY facility, starts, row_end, output_unit ORDER BY facility, starts");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        if (!is_producing(rows.view(9))) continue;
        const Period period{rows.time(3), rows.time(4)};
        const double hours = rows.is_null(6) ? static_cast<double>(period.seconds()) / kHour : rows.real(6);
        if (hours <= 0) continue;
        all.push_back({.facility = rows.text(0),
                       .product = rows.text(1),
                       .unit = rows.text(2),
                       .period = period,
                       .output = rows.real(5),
                       .hours = hours,
                       .load = rows.real(7),
                       .load_written = rows.text(8),
                       .source = source_at(rows, 10)});
    }
    return all;
}

class Capacities {
 public:
    Capacities(const Plant& plant, const std::vector<LoadRow>& rows) : plant_(plant)
    {
        for (const LoadRow& row : rows) makers_[row.product].insert(row.facility);
    }

    std::optional<Capacity> of(const LoadRow& row) const
    {
        const double hours = plant_.permit ? plant_.permit->annual_production_hours.value_or(0) : 0;
        std::string unit_of_plant;
        for (const Facility& facility : plant_.facilities) {
            if (facility.facility != row.facility) continue;
            unit_of_plant = facility.unit;
            const auto capacity = capacity_of(facility.design_value.value_or(0), facility.design_unit, hours);
            if (capacity && capacity->output_unit == row.unit) return capacity;
        }
        for (const Product& product : plant_.products) {
            if (!same_name(product.product, row.product)) continue;
            const bool of_its_unit = !product.unit.empty() && product.unit == unit_of_plant;
            const bool only_maker = product.unit.empty() && makers_.at(row.product).size() == 1;
            const auto capacity = capacity_of(product.capacity.value_or(0), product.capacity_unit, hours);
            if ((of_its_unit || only_maker) && capacity && capacity->output_unit == row.unit) return capacity;
        }
        return std::nullopt;
    }

 private:
    const Plant& plant_;
    std::map<std::string, std::set<std::string>> makers_;  // product -> facilities that log it
};

void report_run(CheckContext& check, const std::vector<LoadRow>& rows, std::size_t first, std::size_t last)
{
    std::size_t worst = first;
    for (std::size_t i = first; i <= last; ++i)
        if (std::abs(rows[i].load - rows[i].by_output) > std::abs(rows[worst].load - rows[worst].by_output)) worst = i;
    Report report;
    report.subject.facility = rows[first].facility;
    report.period = Period{rows[first].period.from, rows[last].period.to};
    report.records = static_cast<std::int64_t>(last - first + 1);
    report.measured = Decimal::parse(rows[worst].load_written).value_or(Decimal::from_double(rows[worst].load, 1));
    report.limit = Decimal::from_double(rows[worst].by_output, 1);
    report.unit = '%';
    report.values["points"] = check.text("points");
    report.values["worst_at"] = time_text(rows[worst].period.from);
    for (const std::size_t row : {first, worst, last})
        if (report.evidence.empty() || report.evidence.back().source != rows[row].source)
            report.evidence.push_back(check.cell(rows[row].source, "load_pct"));
    report.evidence.push_back(check.cell(rows[worst].source, "output"));
    check.report(std::move(report));
}

}  // namespace

void load_differs(CheckContext& check)
{
    std::vector<LoadRow> rows = load_rows(check);
    const Capacities capacities(check.plant(), rows);
    std::erase_if(rows, [&](LoadRow& row) {
        const std::optional<Capacity> capacity = capacities.of(row);
        if (capacity) row.by_output = row.output / row.hours / capacity->per_hour * 100;
        return !capacity;
    });
    check.examined(static_cast<std::int64_t>(rows.size()));
    const auto differs = [&](std::size_t i) {
        return is_beyond(std::abs(rows[i].load - rows[i].by_output), check.number("points"));
    };
    for (std::size_t first = 0; first < rows.size(); ++first) {
        if (!differs(first)) continue;
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1].facility == rows[first].facility && differs(last + 1)) ++last;
        report_run(check, rows, first, last);
        first = last;
    }
}

}  // namespace audit::checks
