// SPDX-License-Identifier: Apache-2.0
// Where the header of a source stands and which column of the sheet is which.
#pragma once

#include <cstdint>
#include <vector>

#include "audit/store/submission_writer.h"

namespace audit::store {

struct SourceLayout {
    std::int64_t header_row = 0;  // the first row of the header, as a spreadsheet program shows it
    std::vector<SubmittedColumn> columns;
};
SourceLayout layout_of(const CaseFile& case_file, SourceId source);

}  // namespace audit::store
