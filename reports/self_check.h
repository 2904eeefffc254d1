// SPDX-License-Identifier: Apache-2.0
// The self-check report (自查报告) for the enterprise: what was seen, how to put it right, by when; the permit's own
// dates; the rules concerned stand at the end, without penalties.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF.
std::string self_check_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
