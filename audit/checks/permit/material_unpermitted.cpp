// SPDX-License-Identifier: Apache-2.0
// A raw material, auxiliary or fuel in the ledger that the permit lacks. Names are compared normalised, with groups of
// names for one material as a parameter; reagents of the treatments are left alone: those of the treatment log, and
// the reagents that the parameter names.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "audit/checks/check.h"
#include "audit/checks/material_names.h"

namespace audit::checks {

namespace {

std::set<std::string> allowed(CheckContext& check, const MaterialNames& names)
{
    std::set<std::string> keys;
    for (const PermittedMaterial& material : check.plant().materials) keys.insert(names.key(material.material));
    store::Statement reagents = check.rows("SELECT DISTINCT reagent FROM treatment_log WHERE reagent <> ''");
    while (reagents.step()) keys.insert(names.key(reagents.view(0)));
    std::istringstream listed(check.text("reagents"));
    for (std::string reagent; std::getline(listed, reagent, ';');) keys.insert(names.key(reagent));
    return keys;
}

struct Use {
    std::string name, kind, unit;
    std::int64_t records = 0;
    double used = 0;
    Time first, last;
    SourceRow first_row, last_row;
};

}  // namespace

void material_unpermitted(CheckContext& check)
{
    const MaterialNames names(check.text("same_materials"));
    const std::set<std::string> keys = allowed(check, names);
    std::map<std::string, Use> uses;
    store::Statement rows = check.rows(
        "SELECT material, kind, date, used, used_unit, source, row FROM material_log WHERE date >= ? AND date < ? "
        "ORDER BY date, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(1);
        const std::string key = names.key(rows.view(0));
        if (key.empty() || keys.count(key)) continue;
        const SourceRow source{rows.integer(5), rows.integer(6)};
        Use& use = uses[key];
        if (use.records++ == 0) {
            use.name = rows.text(0);
            use.kind = rows.text(1);
            use.unit = rows.text(4);
            use.first = rows.time(2);
            use.first_row = source;
        }
        use.last = rows.time(2);
        use.last_row = source;
        if (rows.view(4) == use.unit) use.used += rows.real(3);
    }
    for (const auto& [key, use] : uses) {
        Report report;
        report.subject.material = use.name;
        report.period = Period{use.first, use.last + kDay};
        report.records = use.records;
        report.measured = Decimal::from_double(use.used, 3).trimmed();
        report.unit = use.unit;
        report.values = {{"kind_zh", use.kind.empty() ? "物料" : use.kind}, {"kind_en", "material"}};
        report.evidence = {check.cell(use.first_row, "material")};
        if (use.records > 1) report.evidence.push_back(check.cell(use.last_row, "material"));
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
