// SPDX-License-Identifier: Apache-2.0
// Findings, evidence, checks and the emission account as sheets of a workbook with filters and frozen headers.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// Throws audit::Error when the file cannot be written; an older one then stays.
void write_findings_xlsx(const ReportData& data, audit::Language language, const std::string& path);

}  // namespace reports
