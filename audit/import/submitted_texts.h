// SPDX-License-Identifier: Apache-2.0
// The texts of some cells exactly as they were handed in, read again from the kept original by the reader that imported
// it: what the case stores may be converted to another unit or spelled another way.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/store/case_file.h"

namespace audit::import {

struct SubmittedCell {
    std::optional<std::string> sheet;
    std::int64_t row = 0;  // as a spreadsheet program shows it
    int column = -1;       // from 0
    // Fields that stand below each other: the row is the first one at or below `row` that holds this header, the text
    // is in the cell behind it.
    std::string upright_header;
};

// In the order of the cells; empty where the original has no text there. Throws Error when the file is no table.
std::vector<std::string> submitted_texts(const store::CaseFile& case_file, std::int64_t file,
                                         std::span<const SubmittedCell> cells);

}  // namespace audit::import
