// SPDX-License-Identifier: Apache-2.0
// The rows of submitted files behind evidence, read again from the originals that the case keeps.
#pragma once

#include <vector>

#include "audit/store/case_file.h"
#include "reports/report_data.h"

namespace reports {

// Each row once, in order of file, sheet and row; rows of attachments are left out.
std::vector<SourceRow> read_source_rows(const audit::store::CaseFile& case_file,
                                        const std::vector<audit::Evidence>& evidence);

}  // namespace reports
