// SPDX-License-Identifier: Apache-2.0
// Exceedances that the execution reports admit, read one way by all who ask whether one is explained or left out.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "audit/checks/check.h"
#include "audit/checks/spans.h"

namespace audit::checks {

class AdmittedExceedances {
 public:
    explicit AdmittedExceedances(const CheckContext& check);
    // A row of report_exceedances of the outlet and pollutant overlaps the finding. A row of bare dates lasts to the
    // end of its last day, one without an end (or that ends where it starts) to the end of its day. Requires a period.
    bool has(const Finding& exceedance) const;

 private:
    std::map<std::pair<std::string, std::string>, OverlapSearch> of_;  // outlet and pollutant
};

}  // namespace audit::checks
