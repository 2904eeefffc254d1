// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/reagents.h"

#include <set>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

constexpr const char* kSo2 = "二氧化硫";
constexpr const char* kNox = "氮氧化物";

constexpr Reagent kReagents[] = {
    {"石灰石", kSo2, "limestone"},     {"碳酸钙", kSo2, "limestone"},     {"氢氧化钙", kSo2, "hydrated_lime"},
    {"消石灰", kSo2, "hydrated_lime"}, {"熟石灰", kSo2, "hydrated_lime"}, {"生石灰", kSo2, "quicklime"},
    {"氧化钙", kSo2, "quicklime"},     {"液碱", kSo2, "caustic_liquid"},  {"氢氧化钠", kSo2, "caustic_soda"},
    {"烧碱", kSo2, "caustic_soda"},    {"片碱", kSo2, "caustic_soda"},    {"碳酸钠", kSo2, "soda_ash"},
    {"纯碱", kSo2, "soda_ash"},        {"氧化镁", kSo2, "magnesia"},      {"尿素", kNox, "urea"},
    {"氨水", kNox, "ammonia_water"},   {"液氨", kNox, "ammonia"},
};

ReagentUse& use_of(std::vector<ReagentUse>& uses, const Reagent* reagent, const std::string& treatment)
{
    for (ReagentUse& use : uses)
        if (std::string_view(use.reagent->parameter) == reagent->parameter && use.treatment == treatment) return use;
    uses.push_back({.reagent = reagent, .treatment = treatment, .by_month = {}, .rows = {}});
    return uses.back();
}

void add(ReagentUse& use, Time time, double tonnes, const SourceRow& source)
{
    use.by_month[start_of_month(time)] += tonnes;
    use.rows[start_of_month(time)].push_back(source);
}

}  // namespace

const Reagent* find_reagent(std::string_view text)
{
    for (const Reagent& reagent : kReagents)
        if (text.find(reagent.name) != std::string_view::npos) return &reagent;
    return nullptr;
}

std::vector<ReagentUse> reagent_uses(const CheckContext& check)
{
    std::vector<ReagentUse> uses;
    std::set<std::pair<std::string_view, Time>> logged;  // days on which the treatment log names the reagent
    store::Statement rows = check.rows(
        "SELECT reagent, treatment, starts, reagent_used, source, row FROM treatment_log"
        " WHERE starts >= ?1 AND starts < ?2 AND reagent_used IS NOT NULL AND reagent_unit = 't' ORDER BY treatment, "
        "starts");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        const Reagent* reagent = find_reagent(rows.view(0));
        if (reagent == nullptr) continue;
        logged.insert({reagent->parameter, start_of_day(rows.time(2))});
        add(use_of(uses, reagent, rows.text(1)), rows.time(2), rows.real(3), source_at(rows, 4));
    }
    store::Statement materials = check.rows(
        "SELECT material, date, used, source, row FROM material_log"
        " WHERE date >= ?1 AND date < ?2 AND used IS NOT NULL AND used_unit = 't' ORDER BY material, date");
    materials.bind_all(check.period().from, check.period().to);
    while (materials.step()) {
        const Reagent* reagent = find_reagent(materials.view(0));
        if (reagent == nullptr || logged.count({reagent->parameter, start_of_day(materials.time(1))}) > 0) continue;
        ReagentUse& use = use_of(uses, reagent, "");
        use.from_material_log = true;
        add(use, materials.time(1), materials.real(2), source_at(materials, 3));
    }
    return uses;
}

}  // namespace audit::checks
