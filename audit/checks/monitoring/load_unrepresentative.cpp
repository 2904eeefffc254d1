// SPDX-License-Identifier: Apache-2.0
// A manual test taken under 75 % of the production load. Samples without a load are not judged.
#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

void load_unrepresentative(CheckContext& check)
{
    const std::vector<ManualSample> samples = manual_samples(check);
    const double minimum = check.number("minimum_load_pct");
    bool any_load = false;
    for (const auto& test : manual_tests(samples, 0)) {
        const ManualSample* lowest = nullptr;
        std::int64_t low = 0;
        for (const ManualSample& sample : test) {
            if (!sample.load_pct) continue;
            any_load = true;
            check.examined(1);
            if (*sample.load_pct < minimum) ++low;
            if (lowest == nullptr || *sample.load_pct < *lowest->load_pct) lowest = &sample;
        }
        if (low == 0) continue;
        check.report({.subject = lowest->subject(),
                      .period = period_of(test),
                      .records = low,
                      .measured = Decimal::from_double(*lowest->load_pct, 2).trimmed(),
                      .limit = Decimal::from_double(minimum, 2).trimmed(),
                      .unit = "%",
                      .evidence = {check.cell(lowest->source, "load_pct")}});
    }
    if (!any_load) {
        check.could_not_run(
            {"手工监测结果中“生产负荷”列为空", "could not run: column load_pct of manual_results empty"});
    }
}

}  // namespace audit::checks
