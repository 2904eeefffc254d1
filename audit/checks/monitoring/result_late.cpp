// SPDX-License-Identifier: Apache-2.0
// A manual result uploaded more than 30 days after its sampling. Dates out of order are result_out_of_order's business.
#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

std::int64_t days_taken(const ManualSample& sample)
{
    return (start_of_day(*sample.uploaded_on) - start_of_day(sample.sampled_at)) / kDay;
}

}  // namespace

void result_late(CheckContext& check)
{
    const std::vector<ManualSample> samples = manual_samples(check);
    const auto limit = static_cast<std::int64_t>(check.number("days"));
    bool any_date = false;
    for (const auto& test : manual_tests(samples, 0)) {
        const ManualSample* worst = nullptr;
        std::int64_t late = 0;
        for (const ManualSample& sample : test) {
            if (!sample.uploaded_on) continue;
            any_date = true;
            check.examined(1);
            if (days_taken(sample) > limit) ++late;
            if (worst == nullptr || days_taken(sample) > days_taken(*worst)) worst = &sample;
        }
        if (late == 0) continue;
        check.report(
            {.subject = worst->subject(),
             .period = period_of(test),
             .records = late,
             .measured = Decimal{days_taken(*worst), 0},
             .limit = Decimal{limit, 0},
             .unit = "d",
             .values = {{"sampled", date_text(worst->sampled_at)}, {"uploaded", date_text(*worst->uploaded_on)}},
             .evidence = {check.cell(worst->source, "sampled_at"), check.cell(worst->source, "uploaded_on")}});
    }
    if (!any_date) {
        check.could_not_run(
            {"手工监测结果中“上传日期”列为空", "could not run: column uploaded_on of manual_results empty"});
    }
}

}  // namespace audit::checks
