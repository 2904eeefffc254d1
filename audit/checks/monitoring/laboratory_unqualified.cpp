// SPDX-License-Identifier: Apache-2.0
// A manual result of a laboratory without a CMA number, or whose certificate had run out on the day of sampling. What
// the enterprise measured itself needs none and is left alone.
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/fold.h"

namespace audit::checks {

namespace {

enum class Defect { none, no_number, run_out };

Defect defect_of(const ManualSample& sample)
{
    if (sample.cma.empty()) return Defect::no_number;
    const bool run_out = sample.cma_valid_to && start_of_day(sample.sampled_at) > start_of_day(*sample.cma_valid_to);
    return run_out ? Defect::run_out : Defect::none;
}

// The enterprise itself: by its name (also "某某公司化验室") or by one of the words for doing it oneself.
bool is_own(const ManualSample& sample, const Plant& plant)
{
    const std::string laboratory = reference::folded(sample.laboratory);
    const std::string enterprise = plant.permit ? reference::folded(plant.permit->enterprise) : "";
    if (!enterprise.empty() && laboratory.starts_with(enterprise)) return true;
    for (const char* word : {"自测", "自行监测", "本单位", "本公司", "本厂", "我公司", "企业自"})
        if (laboratory.starts_with(word)) return true;
    return false;
}

struct Key {
    Subject subject;
    std::string laboratory;
    Defect defect;
    auto operator<=>(const Key&) const = default;
};
using Group = std::vector<const ManualSample*>;

void report_group(CheckContext& check, const Key& key, const Group& group)
{
    const ManualSample& first = *group.front();
    const bool no_number = key.defect == Defect::no_number;
    const std::string until = no_number ? "" : date_text(*first.cma_valid_to);
    const char* column = no_number ? "cma" : "cma_valid_to";
    check.report({.subject = key.subject,
                  .period = Period{first.sampled_at, group.back()->sampled_at + kMinute},
                  .records = static_cast<std::int64_t>(group.size()),
                  .values = {{"laboratory", key.laboratory},
                             {"defect_zh", no_number ? "未填写 CMA 证书编号" : "的 CMA 证书已于 " + until + " 到期"},
                             {"defect_en",
                              no_number ? "gives no CMA number" : "had a CMA certificate that ran out on " + until}},
                  .evidence = {check.cell(first.source, "laboratory"), check.cell(first.source, column),
                               check.cell(group.back()->source, column)}});
}

}  // namespace

void laboratory_unqualified(CheckContext& check)
{
    std::map<Key, Group> groups;
    bool any_named = false;
    const std::vector<ManualSample> samples = manual_samples(check);
    for (const ManualSample& sample : samples) {
        any_named = any_named || !sample.laboratory.empty() || !sample.cma.empty();
        if (is_own(sample, check.plant())) continue;
        check.examined(1);
        const Defect defect = defect_of(sample);
        if (defect != Defect::none) groups[{sample.subject(), sample.laboratory, defect}].push_back(&sample);
    }
    if (!any_named) {
        return check.could_not_run({"手工监测结果中“监测机构”“资质证书编号”列为空",
                                    "could not run: columns laboratory and cma of manual_results empty"});
    }
    for (const auto& [key, group] : groups) report_group(check, key, group);
}

}  // namespace audit::checks
