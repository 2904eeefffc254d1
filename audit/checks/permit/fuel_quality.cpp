// SPDX-License-Identifier: Apache-2.0
// A fuel batch has more sulfur or ash than the permit allows for that fuel, compared when rounded to the permit's
// decimals. Batches on following days are one finding.
#include <algorithm>

#include "audit/checks/material_names.h"
#include "audit/checks/runs_over.h"

namespace audit::checks {

namespace {

struct Batch {
    Time date;
    Decimal value;
    SourceRow source;
};

struct Quality {
    const char* column;
    const char* written;
    Text name;
};

std::vector<Batch> batches_of(CheckContext& check, const MaterialNames& names, const PermittedMaterial& fuel,
                              const Quality& quality)
{
    store::Statement rows =
        check.rows(std::string("SELECT material, date, ") + quality.column + ", " + quality.written +
                   ", source, row FROM material_log WHERE date >= ? AND date < ? AND " + quality.column +
                   " IS NOT NULL ORDER BY date, source, row");
    rows.bind_all(check.period().from, check.period().to);
    std::vector<Batch> batches;
    while (rows.step()) {
        const std::optional<Decimal> value = detected(rows, 2, 3);
        if (!value || !names.same(rows.view(0), fuel.material)) continue;
        check.examined(1);
        batches.push_back({rows.time(1), *value, {rows.integer(4), rows.integer(5)}});
    }
    return batches;
}

void judge(CheckContext& check, const MaterialNames& names, const PermittedMaterial& fuel, const Quality& quality,
           const Decimal& permitted)
{
    const LimitValue limit{std::nullopt, permitted, "%", permitted.to_string()};
    const std::vector<Batch> batches = batches_of(check, names, fuel, quality);
    const auto adjoins = [](const Batch& before, const Batch& batch) { return batch.date <= before.date + kDay; };
    for (const RunOver<Batch>& run : runs_over(batches, limit, {}, check.text("comparison"), adjoins)) {
        Report report;
        report.subject.material = fuel.material;
        report.period = Period{run.first->date, run.last->date + kDay};
        report.records = run.count;
        for (const Batch* batch : run.outer()) report.evidence.push_back(check.cell(batch->source, quality.column));
        report.evidence.push_back(check.cell(fuel.source, quality.column));
        report.values = {{"quality_zh", quality.name.zh}, {"quality_en", quality.name.en}};
        describe(report, limit, run.worst->value, run.verdict);
        check.report(std::move(report));
    }
}

// The share that the permit allows of a fuel; where it lists the fuel twice (two kinds of coal), the larger one.
bool is_the_largest(const CheckContext& check, const MaterialNames& names, const PermittedMaterial& fuel,
                    std::optional<Decimal> PermittedMaterial::*share)
{
    if (!(fuel.*share)) return false;
    for (const PermittedMaterial& other : check.plant().materials) {
        if (&other == &fuel || other.kind != fuel.kind || !names.same(other.material, fuel.material)) continue;
        if (!(other.*share) || *(fuel.*share) < *(other.*share)) return false;
        if (*(fuel.*share) == *(other.*share) && &other < &fuel) return false;
    }
    return true;
}

}  // namespace

void fuel_quality(CheckContext& check)
{
    const MaterialNames names(check.text("same_materials"));
    bool limited = false;
    for (const PermittedMaterial& fuel : check.plant().materials) {
        if (fuel.kind != "燃料") continue;
        if (is_the_largest(check, names, fuel, &PermittedMaterial::sulfur_pct))
            judge(check, names, fuel, {"sulfur_pct", "sulfur_pct_written", {"硫分", "sulfur"}}, *fuel.sulfur_pct);
        if (is_the_largest(check, names, fuel, &PermittedMaterial::ash_pct))
            judge(check, names, fuel, {"ash_pct", "ash_pct_written", {"灰分", "ash"}}, *fuel.ash_pct);
        limited = limited || fuel.sulfur_pct || fuel.ash_pct;
    }
    if (!limited)
        check.not_applicable({"许可证没有规定燃料硫分、灰分", "the permit gives no sulfur or ash share of a fuel"});
}

}  // namespace audit::checks
