// SPDX-License-Identifier: Apache-2.0
// A manual result by a standard that no row of the plan names for the pollutant (violation), or by another year's issue
// of a named one (notice). Rows without a standard number, in the plan or in the result, cannot be compared.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/standard_numbers.h"

namespace audit::checks {

namespace {

struct Plan {
    std::vector<StandardNumber> standards;
    std::string text;
    SourceRow source;
};

std::map<Subject, Plan> planned_methods(const Plant& plant)
{
    std::map<Subject, Plan> plans;
    for (const MonitoringRequirement& row : plant.monitoring) {
        const std::vector<StandardNumber> standards = standard_numbers(row.method);
        if (standards.empty()) continue;
        Plan& plan = plans[{.outlet = row.outlet, .pollutant = item_at(row.outlet, row.pollutant)}];
        plan.standards.insert(plan.standards.end(), standards.begin(), standards.end());
        plan.text += (plan.text.empty() ? "" : "、") + row.method;
        plan.source = row.source;
    }
    return plans;
}

enum class Verdict { named, other_year, not_named };

Verdict verdict_of(const std::vector<StandardNumber>& used, const Plan& plan)
{
    Verdict verdict = Verdict::not_named;
    for (const StandardNumber& one : used) {
        for (const StandardNumber& planned : plan.standards) {
            if (!one.same_standard(planned)) continue;
            if (one.year == planned.year || one.year == 0 || planned.year == 0) return Verdict::named;
            verdict = Verdict::other_year;
        }
    }
    return verdict;
}

using Group = std::vector<const ManualSample*>;

void report_group(CheckContext& check, const Group& group, const Plan& plan, Verdict verdict)
{
    const ManualSample& first = *group.front();
    const ManualSample& last = *group.back();
    check.report({.subject = first.subject(),
                  .period = Period{first.sampled_at, last.sampled_at + kMinute},
                  .records = static_cast<std::int64_t>(group.size()),
                  .measured_text = first.method,
                  .limit_text = plan.text,
                  .evidence = {check.cell(first.source, "method"), check.cell(last.source, "method"),
                               check.cell(plan.source, "method")},
                  .severity = verdict == Verdict::other_year ? std::optional(Severity::notice) : std::nullopt});
}

}  // namespace

void method_mismatch(CheckContext& check)
{
    const auto plans = planned_methods(check.plant());
    if (plans.empty()) {
        return check.not_applicable({"自行监测要求未规定测定方法标准", "the plan names no standard method"});
    }
    std::map<std::pair<Subject, std::string>, Group> groups;
    const std::vector<ManualSample> samples = manual_samples(check);
    for (const ManualSample& sample : samples) {
        if (!sample.method.empty()) groups[{sample.subject(), sample.method}].push_back(&sample);
    }
    for (const auto& [key, group] : groups) {
        const auto plan = plans.find(key.first);
        const std::vector<StandardNumber> used = standard_numbers(key.second);
        if (plan == plans.end() || used.empty()) continue;
        check.examined(static_cast<std::int64_t>(group.size()));
        const Verdict verdict = verdict_of(used, plan->second);
        if (verdict != Verdict::named) report_group(check, group, plan->second, verdict);
    }
}

}  // namespace audit::checks
