// SPDX-License-Identifier: Apache-2.0
// One finding as a part of a web page, and the small parts that such pages are made of.
#pragma once

#include <cstddef>

#include <string>
#include <vector>

#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

std::string cell(const std::string& text);
std::string number_cell(const std::string& text);  // at the right
// rows: finished markup.
std::string table_of(const std::vector<std::string>& header, const std::string& rows);
// A part that opens when its title is clicked.
std::string folded(const std::string& title, const std::string& inner);

// With its numbers, norms, evidence and chart; its data attributes are what the page filters by.
std::string finding_html(const ReportData& data, std::size_t index, const Wording& words);

}  // namespace reports
