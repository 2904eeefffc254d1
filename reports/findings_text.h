// SPDX-License-Identifier: Apache-2.0
// Findings as a table for a terminal, and as CSV.
#pragma once

#include <string>
#include <string_view>

#include "reports/report_data.h"

namespace reports {

std::string to_findings_text(const ReportData& data, audit::Language language);
// One line a finding, UTF-8 with BOM, CRLF.
std::string to_findings_csv(const ReportData& data, audit::Language language);

// A cell of a CSV: quoted where needed; a text that a spreadsheet program would run as a formula gets an apostrophe in
// front. Plain numbers, negative ones too, stay as they are.
std::string csv_cell(std::string_view text);

}  // namespace reports
