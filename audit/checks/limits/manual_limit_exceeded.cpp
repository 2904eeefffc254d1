// SPDX-License-Identifier: Apache-2.0
// A sample of manual monitoring lies above the permitted concentration (pH: outside its range). Judged is the converted
// value where the permit gives a baseline O2: the submitted one, else computed from the sample's O2. Results under the
// detection limit are never over. Samples taken within adjoining hours are one finding.
#include "audit/checks/sample_runs.h"

namespace audit::checks {

namespace {

const LimitValue* concentration_limit(const PermitLimit& limit)
{
    if (limit.hourly) return &*limit.hourly;
    return limit.daily ? &*limit.daily : nullptr;
}

}  // namespace

void manual_limit_exceeded(CheckContext& check)
{
    bool limited = false;
    for (const PermitLimit& limit : check.plant().limits) {
        const LimitValue* value = concentration_limit(limit);
        if (!value || limit.outlet == kWholePlant) continue;
        limited = true;
        report_samples_over(check,
                            {limit.outlet, limit.pollutant, value,
                             concentration_samples(check, limit.outlet, limit.pollutant, *value, check.period())});
    }
    if (!limited) check.not_applicable({"许可证没有浓度限值", "the permit limits no concentration"});
}

}  // namespace audit::checks
