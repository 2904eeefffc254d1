// SPDX-License-Identifier: Apache-2.0
// The photos of a visit behind its record: numbered pictures, and a table with time, place and hash of each.
#pragma once

#include "reports/pdf/flow.h"
#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

// words: of the document "inspection_record". Nothing when there are no photos.
void write_photos(pdf::Flow& flow, const ReportData& data, const Wording& words);

}  // namespace reports
