// SPDX-License-Identifier: Apache-2.0
// Exceedances that the execution reports admit, read one way by all who ask whether one is explained or left out.
#pragma once

#include "audit/checks/check.h"

namespace audit::checks {

// A row of report_exceedances of the outlet and pollutant overlaps the finding. A row of bare dates lasts to the end of
// its last day, one without an end (or that ends where it starts) to the end of its day. Requires a period.
bool is_admitted(const CheckContext& check, const Finding& exceedance);

}  // namespace audit::checks
