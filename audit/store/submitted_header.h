// SPDX-License-Identifier: Apache-2.0
// The header of a table as it stood in a submitted file: which row, which column of the sheet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "audit/store/case_file.h"

namespace audit::store {

struct SubmittedHeader {
    std::int64_t row = 0;
    int column = -1;       // of the sheet, from 0; -1 when the header has no such column
    bool upright = false;  // fields stand below each other: header in one cell, value in the next
};

// The header that a cell in `row` stands under: of the tables of that file and sheet, the last that begins above it and
// has a column called `header`. None when there is no such table.
std::optional<SubmittedHeader> header_above(const CaseFile& case_file, std::int64_t file,
                                            const std::optional<std::string>& sheet, std::int64_t row,
                                            std::string_view header);

}  // namespace audit::store
