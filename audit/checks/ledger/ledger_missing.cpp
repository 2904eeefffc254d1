// SPDX-License-Identifier: Apache-2.0
// A kind of record that ledger_plan requires, of which the submission holds nothing. Which tables answer a category is
// the contract's reading; single missing days are ledger_gap's business.
#include <algorithm>

#include "audit/checks/check.h"

namespace audit::checks {

namespace {

struct Category {
    const char* name;
    std::vector<const char*> tables;  // any of them will do
};

const std::vector<Category>& categories()
{
    static const std::vector<Category> all = {
        {"基本信息", {"permit", "documents"}},
        {"监测记录信息", {"manual_results", "cems_qa"}},
        {"生产设施运行管理信息", {"production_log"}},
        {"污染防治设施运行管理信息", {"treatment_log"}},
        {"其他环境管理信息", {"waste_log", "utility_log", "abnormal_log", "documents"}},
    };
    return all;
}

bool submitted(const CheckContext& check, const Category& category)
{
    if (std::string_view(category.name) == "监测记录信息" && !check.monitored_outlets().empty()) return true;
    return std::any_of(category.tables.begin(), category.tables.end(),
                       [&](const char* table) { return check.has_rows(table); });
}

}  // namespace

void ledger_missing(CheckContext& check)
{
    for (const Category& category : categories()) {
        const auto& plans = check.plant().ledgers;
        const auto plan = std::find_if(plans.begin(), plans.end(),
                                       [&](const LedgerRequirement& asked) { return asked.category == category.name; });
        if (plan == plans.end()) continue;
        check.examined(1);
        if (submitted(check, category)) continue;
        Report report;
        report.subject.report = category.name;
        report.period = check.period();
        report.values["category"] = category.name;
        report.values["contents"] = plan->contents;
        report.values["frequency"] = plan->frequency_text;
        report.evidence = {check.cell(plan->source, "category"), check.cell(plan->source, "contents")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
