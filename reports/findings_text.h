// SPDX-License-Identifier: Apache-2.0
// Findings as a table for a terminal, and as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report_data.h"

namespace reports {

std::string to_findings_text(const ReportData& data, audit::Language language);
// One line a finding, UTF-8 with BOM, CRLF.
std::string to_findings_csv(const ReportData& data, audit::Language language);

// Columns padded to their widest cell, at most to `widths`; from column `right_from` on they stand to the right.
// Controls are taken out: a text of the case must not steer the terminal.
std::string aligned_rows(std::vector<std::vector<std::string>> rows, const std::vector<std::size_t>& widths,
                         std::size_t right_from = 100);

// A cell of a CSV: quoted where needed; a text that a spreadsheet program would run as a formula gets an apostrophe in
// front. Plain numbers, negative ones too, stay as they are.
std::string csv_cell(std::string_view text);

}  // namespace reports
