// SPDX-License-Identifier: Apache-2.0
// The times that the permit itself sets, in sentences: renewal, reports, monitoring, ledgers.
#pragma once

#include <string>
#include <vector>

#include "audit/model/plant.h"
#include "reports/wording.h"

namespace reports {

// words: of the document "self_check". Each sentence once, in the order renewal, reports, ledgers, monitoring.
std::vector<std::string> permit_dates(const audit::Plant& plant, const Wording& words);

}  // namespace reports
