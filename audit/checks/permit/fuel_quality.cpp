// SPDX-License-Identifier: Apache-2.0
// A fuel batch has more sulfur or ash than the permit allows for that fuel, compared when rounded to the permit's
// decimals. Batches on following days are one finding.
#include <algorithm>

#include "audit/checks/comparison.h"
#include "audit/checks/material_names.h"

namespace audit::checks {

namespace {

struct Batch {
    Time date;
    Decimal value;
    SourceRow source;
    Verdict verdict = Verdict::within;
};

struct Quality {
    const char* column;
    const char* written;
    Text name;
};

std::vector<Batch> batches_of(CheckContext& check, const MaterialNames& names, const PermittedMaterial& fuel,
                              const Quality& quality, const LimitValue& limit)
{
    const std::string comparison = check.text("comparison");
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
        batches.push_back(
            {rows.time(1), *value, {rows.integer(4), rows.integer(5)}, compare(limit, {}, *value, comparison)});
    }
    return batches;
}

void judge(CheckContext& check, const MaterialNames& names, const PermittedMaterial& fuel, const Quality& quality,
           const Decimal& permitted)
{
    const LimitValue limit{std::nullopt, permitted, "%", permitted.to_string()};
    const std::vector<Batch> batches = batches_of(check, names, fuel, quality, limit);
    for (const Verdict verdict : kReported) {
        std::vector<Batch> over;
        std::copy_if(batches.begin(), batches.end(), std::back_inserter(over),
                     [&](const Batch& batch) { return batch.verdict == verdict; });
        for (std::size_t first = 0; first < over.size();) {
            std::size_t last = first, worst = first;
            while (last + 1 < over.size() && over[last + 1].date <= over[last].date + kDay) {
                ++last;
                if (over[worst].value < over[last].value) worst = last;
            }
            Report report;
            report.subject.material = fuel.material;
            report.period = Period{over[first].date, over[last].date + kDay};
            report.records = static_cast<std::int64_t>(last - first + 1);
            report.evidence = {check.cell(over[worst].source, quality.column)};
            if (worst != first) report.evidence.push_back(check.cell(over[first].source, quality.column));
            if (worst != last) report.evidence.push_back(check.cell(over[last].source, quality.column));
            report.evidence.push_back(check.cell(fuel.source, quality.column));
            report.values = {{"quality_zh", quality.name.zh}, {"quality_en", quality.name.en}};
            describe(report, limit, over[worst].value, verdict);
            check.report(std::move(report));
            first = last + 1;
        }
    }
}

}  // namespace

void fuel_quality(CheckContext& check)
{
    const MaterialNames names(check.text("same_materials"));
    bool limited = false;
    for (const PermittedMaterial& fuel : check.plant().materials) {
        if (fuel.kind != "燃料") continue;
        if (fuel.sulfur_pct)
            judge(check, names, fuel, {"sulfur_pct", "sulfur_pct_written", {"硫分", "sulfur"}}, *fuel.sulfur_pct);
        if (fuel.ash_pct) judge(check, names, fuel, {"ash_pct", "ash_pct_written", {"灰分", "ash"}}, *fuel.ash_pct);
        limited = limited || fuel.sulfur_pct || fuel.ash_pct;
    }
    if (!limited)
        check.not_applicable({"许可证没有规定燃料硫分、灰分", "the permit gives no sulfur or ash share of a fuel"});
}

}  // namespace audit::checks
