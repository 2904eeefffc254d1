// SPDX-License-Identifier: Apache-2.0
// The rows of a submitted file around one cell, exactly as handed in: what stands behind a finding or a problem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/model/finding.h"

namespace commands {

// A cell of a submitted file. row 0: the file's beginning.
struct OriginalPlace {
    std::int64_t file = 0;
    std::optional<std::string> sheet;
    std::int64_t row = 0;
    std::string column;  // the header as submitted
    std::string value;   // as submitted
};

struct OriginalRow {
    std::int64_t number = 0;  // as a spreadsheet program shows it
    std::vector<std::string> cells;
};

struct OriginalRows {
    std::string file;
    std::optional<std::string> sheet;
    std::vector<OriginalRow> rows;  // the first ones, where headers stand, then those around the place
    std::size_t marked_row = 0;     // index into rows
    int marked_column = -1;         // index into its cells; -1 when the cell cannot be told
};

OriginalPlace place_of(const std::string& case_path, const audit::Evidence& evidence);
// Throws Error when the original holds no such row, or is no table at all.
OriginalRows original_rows(const std::string& case_path, const OriginalPlace& place);

}  // namespace commands
