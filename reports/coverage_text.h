// SPDX-License-Identifier: Apache-2.0
// The matrix of checks and outlets for a terminal.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// A block a topic: checks down, outlets across, as many as fit into the width (columns of a terminal), further ones in
// another block; under it the reasons why cells could not be looked at.
std::string to_coverage_text(const ReportData& data, audit::Language language, std::size_t width = 100);

}  // namespace reports
