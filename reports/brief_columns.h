// SPDX-License-Identifier: Apache-2.0
// The foot of the brief in words: what is not put right yet, what to ask for, where to stand.
#pragma once

#include <string>
#include <vector>

#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

struct BriefColumn {
    std::string title;
    std::vector<std::string> lines;
};

std::vector<BriefColumn> brief_columns(const ReportData& data, const Wording& words);

}  // namespace reports
