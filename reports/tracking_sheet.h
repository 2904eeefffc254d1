// SPDX-License-Identifier: Apache-2.0
// The sheet on which everything that is to be put right is followed to its end (整改台账).
#pragma once

#include <vector>

#include "reports/pdf/flow.h"
#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

// orders: those of the case, or its draft. Problems of earlier visits that the plant listed follow them. What is
// overdue is so on the date of the case (ReportData::as_of), never of the clock. words: of the document
// "rectification".
void write_tracking(pdf::Flow& flow, const ReportData& data, const std::vector<audit::visits::Order>& orders,
                    const Wording& words);

}  // namespace reports
