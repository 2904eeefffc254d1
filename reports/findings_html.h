// SPDX-License-Identifier: Apache-2.0
// The findings as one web page that opens without a network: everything is inside, filters by severity, topic, outlet
// and words, charts as pictures of lines. Nothing is fetched, and a policy inside the page forbids it.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

std::string findings_html(const ReportData& data, audit::Language language);

}  // namespace reports
