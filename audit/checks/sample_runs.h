// SPDX-License-Identifier: Apache-2.0
// Manual samples against limits: the concentration that a limit judges, and reporting those over, samples of adjoining
// hours as one finding with its worst value.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/checks/comparison.h"

namespace audit::checks {

struct JudgedSample {
    Time time;
    Decimal value;
    SourceRow source;
    std::string column;  // of the cell that holds the value or that it was computed from
};

struct JudgedSamples {
    std::string outlet, pollutant;
    const LimitValue* limit = nullptr;
    std::vector<JudgedSample> samples;              // by time
    std::function<void(Report& report)> more = {};  // further words of the message
};

// Judges the samples by the check's parameter `comparison` and reports those over.
void report_samples_over(CheckContext& check, const JudgedSamples& judged);

// The samples of a pollutant within the time as its limit judges them: the measured value, where the permit gives a
// baseline O2 the submitted converted one, else C' x (21 - baseline) / (21 - O2). Left out are results under the
// detection limit, in other units than the limit's, and those whose O2 is unknown or leaves nothing to convert.
std::vector<JudgedSample> concentration_samples(CheckContext& check, const std::string& outlet,
                                                const std::string& pollutant, const LimitValue& limit,
                                                const Period& within);

}  // namespace audit::checks
