// SPDX-License-Identifier: Apache-2.0
// What documents say of the people of a visit: where they sign, with the pictures of signatures that were taken.
#pragma once

#include <vector>

#include "reports/pdf/flow.h"
#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

// One area for each person of that role, at least so many: the rest is to be signed by hand.
std::vector<pdf::SignatureArea> signature_areas(const ReportData& data, const Wording& words, audit::visits::Role role,
                                                std::size_t at_least);

}  // namespace reports
