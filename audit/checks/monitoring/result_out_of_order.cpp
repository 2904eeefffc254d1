// SPDX-License-Identifier: Apache-2.0
// A manual result whose dates cannot be in this order: reported or uploaded before it was sampled, or uploaded before
// it was reported. How long it took is result_late's business.
#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

struct Disorder {
    const char* earlier = nullptr;  // column of the date that comes too early
    const char* later = nullptr;
    const char* zh = "";
    const char* en = "";
};

std::optional<Disorder> disorder_of(const ManualSample& sample)
{
    const Time sampled = start_of_day(sample.sampled_at);
    if (sample.reported_on && *sample.reported_on < sampled) {
        return Disorder{"reported_on", "sampled_at", "报告日期早于采样时间", "was reported before it was sampled"};
    }
    if (sample.uploaded_on && *sample.uploaded_on < sampled) {
        return Disorder{"uploaded_on", "sampled_at", "上传日期早于采样时间", "was uploaded before it was sampled"};
    }
    if (sample.uploaded_on && sample.reported_on && *sample.uploaded_on < *sample.reported_on) {
        return Disorder{"uploaded_on", "reported_on", "上传日期早于报告日期", "was uploaded before it was reported"};
    }
    return std::nullopt;
}

}  // namespace

void result_out_of_order(CheckContext& check)
{
    const std::vector<ManualSample> samples = manual_samples(check);
    bool any_date = false;
    for (const auto& test : manual_tests(samples, 0)) {
        std::int64_t records = 0;
        const ManualSample* first = nullptr;
        for (const ManualSample& sample : test) {
            if (!sample.reported_on && !sample.uploaded_on) continue;
            any_date = true;
            check.examined(1);
            if (!disorder_of(sample)) continue;
            ++records;
            if (first == nullptr) first = &sample;
        }
        if (first == nullptr) continue;
        const Disorder disorder = *disorder_of(*first);
        check.report(
            {.subject = first->subject(),
             .period = period_of(test),
             .records = records,
             .values = {{"order_zh", disorder.zh}, {"order_en", disorder.en}, {"report_no", first->report}},
             .evidence = {check.cell(first->source, disorder.earlier), check.cell(first->source, disorder.later)}});
    }
    if (!any_date) {
        check.could_not_run({"手工监测结果中“报告日期”“上传日期”列为空",
                             "could not run: columns reported_on and uploaded_on of manual_results empty"});
    }
}

}  // namespace audit::checks
