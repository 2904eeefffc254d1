// SPDX-License-Identifier: Apache-2.0
// A product's output of a calendar year lies above the permitted capacity, scaled to the part of the year that the
// audit period covers: a suspicion over 100 %, a violation from 130 % on. The same product of several units adds up.
#include <algorithm>
#include <map>

#include "audit/checks/hourly_values.h"
#include "audit/checks/material_names.h"
#include "audit/checks/tally.h"

namespace audit::checks {

namespace {

struct Capacity {
    std::string product, unit;
    double yearly = 0;
    SourceRow source;
};

// By product and unit, in the order of the permit; capacities that are no yearly quantity are left out.
std::vector<Capacity> capacities(const Plant& plant)
{
    const auto hours = plant.permit ? plant.permit->annual_production_hours : std::nullopt;
    std::vector<Capacity> found;
    for (const Product& product : plant.products) {
        if (!product.capacity) continue;
        const YearlyQuantity yearly = yearly_quantity(*product.capacity, product.capacity_unit, hours);
        if (yearly.unit.empty()) continue;
        const std::string name = normalised_name(product.product);
        const auto same = std::find_if(found.begin(), found.end(), [&](const Capacity& other) {
            return normalised_name(other.product) == name && other.unit == yearly.unit;
        });
        if (same != found.end()) {
            same->yearly += yearly.quantity;
        } else {
            found.push_back({product.product, yearly.unit, yearly.quantity, product.source});
        }
    }
    return found;
}

Tally output_within(CheckContext& check, const Capacity& capacity, const Period& within)
{
    Tally output;
    const std::string name = normalised_name(capacity.product);
    store::Statement rows = check.rows(
        "SELECT product, output, source, row FROM production_log "
        "WHERE starts >= ? AND starts < ? AND output_unit = ? AND output IS NOT NULL ORDER BY starts, source, row");
    rows.bind_all(within.from, within.to, capacity.unit);
    while (rows.step()) {
        if (normalised_name(rows.view(0)) != name) continue;
        output.add(rows.real(1), {rows.integer(2), rows.integer(3)});
    }
    return output;
}

void judge(CheckContext& check, const Capacity& capacity, const Period& year)
{
    const Period within{std::max(year.from, check.period().from), std::min(year.to, check.period().to)};
    const double share = static_cast<double>(within.seconds()) / static_cast<double>(year.seconds());
    const Tally output = output_within(check, capacity, within);
    check.examined(output.records);
    const double limit = capacity.yearly * share;
    if (output.records == 0 || limit <= 0 || !is_beyond(output.sum, limit * check.number("suspicion_pct") / 100))
        return;
    Report report;
    report.subject.material = capacity.product;
    report.period = within;
    report.records = output.records;
    report.measured = Decimal::from_double(output.sum, 2).trimmed();
    report.limit = Decimal::from_double(limit, 2).trimmed();
    report.unit = capacity.unit;
    if (!is_beyond(limit * check.number("violation_pct") / 100, output.sum)) report.severity = Severity::violation;
    report.values = {{"year", std::to_string(date_of(year.from).year)},
                     {"percent", Decimal::from_double(output.sum / limit * 100, 1).to_string()}};
    report.evidence = {check.cell(capacity.source, "capacity"), check.cell(output.first, "output"),
                       check.cell(output.largest, "output"), check.cell(output.last, "output")};
    check.report(std::move(report));
}

}  // namespace

void capacity_exceeded(CheckContext& check)
{
    const std::vector<Capacity> permitted = capacities(check.plant());
    const Period& period = check.period();
    for (const Capacity& capacity : permitted)
        for (Time start = start_of_year(period.from); start < period.to; start = add_years(start, 1))
            judge(check, capacity, {start, add_years(start, 1)});
    if (permitted.empty()) check.not_applicable({"许可证没有按年计的生产能力", "the permit gives no yearly capacity"});
}

}  // namespace audit::checks
