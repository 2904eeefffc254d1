// SPDX-License-Identifier: Apache-2.0
// The order to put things right (责令改正) and the sheet on which it is tracked (整改台账). Orders that people issued
// are printed as they stand; without one a draft is made of what was confirmed, seen on site, or is open, and marked
// so.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF.
std::string rectification_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
