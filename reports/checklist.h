// SPDX-License-Identifier: Apache-2.0
// The on-site checklist (现场检查清单) from gathered data, A4 across, to be filled in by hand.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF.
std::string checklist_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
