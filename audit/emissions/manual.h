// SPDX-License-Identifier: Apache-2.0
// The manual method (HJ 942-2018 9): mean of a quarter's results x mean flow x hours of operation. A quarter without
// results takes the mean of the whole period. Results under the detection limit count with half of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/emissions/amounts.h"
#include "audit/store/case_file.h"

namespace audit::emissions {

struct ManualResult {
    Time sampled_at;
    double concentration = 0;        // mg/m3 or mg/L, dry standard state, not converted to the baseline O2
    std::optional<double> flow_m3h;  // dry standard
    std::optional<double> rate_kgh;
};

// Results of the period that are mass concentrations, by outlet and pollutant.
std::map<std::pair<std::string, std::string>, std::vector<ManualResult>> manual_results(
    const store::CaseFile& case_file, const Period& period);

// hours: of operation, by day of the period. flow_m3h: of the outlet's automatic data, for results that name none.
// Empty when neither flow nor rate is known.
std::optional<DailyAmounts> manual_amounts(const std::vector<ManualResult>& results, const std::vector<double>& hours,
                                           std::optional<double> flow_m3h, bool water, const Period& period);

}  // namespace audit::emissions
