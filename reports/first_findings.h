// SPDX-License-Identifier: Apache-2.0
// Which findings a head of team looks at first, the same in every document.
#pragma once

#include <cstddef>

#include <vector>

#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

// At most that many indexes into the run: of what is to be acted on, the worst of each check, then of each subject,
// violations first.
std::vector<std::size_t> first_to_look_at(const ReportData& data, const Wording& words, std::size_t most);

}  // namespace reports
