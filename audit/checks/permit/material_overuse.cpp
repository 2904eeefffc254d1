// SPDX-License-Identifier: Apache-2.0
// The use of a material in a calendar year lies above the permitted yearly use, scaled to the part of the year that
// the audit period covers, by more than the tolerance. Materials without a permitted amount are left alone.
#include <algorithm>

#include "audit/checks/hourly_values.h"
#include "audit/checks/material_names.h"
#include "audit/checks/tally.h"

namespace audit::checks {

namespace {

Tally use_within(CheckContext& check, const MaterialNames& names, const std::string& material, const std::string& unit,
                 const Period& within)
{
    Tally use;
    store::Statement rows = check.rows(
        "SELECT material, used, source, row FROM material_log "
        "WHERE date >= ? AND date < ? AND used_unit = ? AND used IS NOT NULL ORDER BY date, source, row");
    rows.bind_all(within.from, within.to, unit);
    while (rows.step()) {
        if (!names.same(rows.view(0), material)) continue;
        use.add(rows.real(1), {rows.integer(2), rows.integer(3)});
    }
    return use;
}

// What the permit allows of a material, rows for several production units added up.
struct Allowed {
    std::string material, unit;
    double yearly = 0;
    SourceRow source;  // of the first row
};

std::vector<Allowed> allowances(const Plant& plant, const MaterialNames& names)
{
    const auto hours = plant.permit ? plant.permit->annual_production_hours : std::nullopt;
    std::vector<Allowed> found;
    for (const PermittedMaterial& material : plant.materials) {
        if (!material.annual_max || *material.annual_max <= 0) continue;
        const YearlyQuantity yearly = yearly_quantity(*material.annual_max, material.annual_unit, hours);
        if (yearly.unit.empty()) continue;
        const auto same = std::find_if(found.begin(), found.end(), [&](const Allowed& other) {
            return names.same(other.material, material.material) && other.unit == yearly.unit;
        });
        if (same != found.end()) {
            same->yearly += yearly.quantity;
        } else {
            found.push_back({material.material, yearly.unit, yearly.quantity, material.source});
        }
    }
    return found;
}

void judge(CheckContext& check, const MaterialNames& names, const Allowed& allowed, const Period& year)
{
    const Period within{std::max(year.from, check.period().from), std::min(year.to, check.period().to)};
    const double share = static_cast<double>(within.seconds()) / static_cast<double>(year.seconds());
    const Tally use = use_within(check, names, allowed.material, allowed.unit, within);
    check.examined(use.records);
    const double limit = allowed.yearly * share;
    if (use.records == 0 || !is_beyond(use.sum, limit * (1 + check.number("tolerance_pct") / 100))) return;
    Report report;
    report.subject.material = allowed.material;
    report.period = within;
    report.records = use.records;
    report.measured = Decimal::from_double(use.sum, 2).trimmed();
    report.limit = Decimal::from_double(limit, 2).trimmed();
    report.unit = allowed.unit;
    report.values = {{"year", std::to_string(date_of(year.from).year)}};
    report.evidence = {check.cell(allowed.source, "annual_max"), check.cell(use.first, "used"),
                       check.cell(use.largest, "used"), check.cell(use.last, "used")};
    check.report(std::move(report));
}

}  // namespace

void material_overuse(CheckContext& check)
{
    const MaterialNames names(check.text("same_materials"));
    const std::vector<Allowed> permitted = allowances(check.plant(), names);
    const Period& period = check.period();
    for (const Allowed& allowed : permitted)
        for (Time start = start_of_year(period.from); start < period.to; start = add_years(start, 1))
            judge(check, names, allowed, {start, add_years(start, 1)});
    if (permitted.empty()) check.not_applicable({"许可证没有规定年最大使用量", "the permit gives no yearly use"});
}

}  // namespace audit::checks
