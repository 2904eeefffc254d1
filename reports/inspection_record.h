// SPDX-License-Identifier: Apache-2.0
// The record of an inspection on site (现场检查（勘察）笔录) with what 生态环境行政处罚办法 (部令第30号) article 28
// asks for. Objective: it says what was seen and written on site, never what that amounts to. Without a visit it is a
// form to be filled in by hand; while something of article 28 is missing it is marked as a draft and says what.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// The bytes of the PDF.
std::string inspection_record_pdf(const ReportData& data, audit::Language language);

}  // namespace reports
