// SPDX-License-Identifier: Apache-2.0
// The findings file of the command-line contract (onepermit-findings/1), from gathered data.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

std::string to_findings_json(const ReportData& data, audit::Language language);

}  // namespace reports
