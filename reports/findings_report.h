// SPDX-License-Identifier: Apache-2.0
// The findings report (核查报告) from gathered data.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF.
std::string findings_report_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
