// SPDX-License-Identifier: Apache-2.0
// What every check has in common, whatever it is made of: needs first, then the check, an exception is "could not run",
// findings in order and named.
#pragma once

#include <functional>

#include "audit/checks/check.h"

namespace audit::checks {

// Leaves outcome and findings in `shared` under the entry's id.
void conclude(SharedData& shared, const findings::CheckEntry& entry, const std::function<void(CheckContext&)>& run);

}  // namespace audit::checks
