// SPDX-License-Identifier: Apache-2.0
// The pre-visit brief (检查前简报): one page that an inspection team reads in the car.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF; always one page, what does not fit is cut with … or counted.
std::string brief_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
