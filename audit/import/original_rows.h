// SPDX-License-Identifier: Apache-2.0
// The rows of a submitted file around one cell, exactly as handed in: what stands behind a finding or a problem. The
// same for every format that is read, for windows, terminal and documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/model/finding.h"
#include "audit/store/case_file.h"

namespace audit::import {

// A cell of a submitted file. row 0: the file's beginning.
struct OriginalPlace {
    std::int64_t file = 0;
    std::optional<std::string> sheet;
    std::int64_t row = 0;
    std::string column;  // the header as submitted
    std::string value;   // as submitted
};

struct OriginalRow {
    std::int64_t number = 0;  // as a spreadsheet program shows it; the line of a log
    std::vector<std::string> cells;
};

struct OriginalRows {
    std::string file;
    std::optional<std::string> sheet;
    std::vector<OriginalRow> rows;  // the first ones, where headers stand, then those around the place
    std::size_t marked_row = 0;     // index into rows
    int marked_column = -1;         // index into its cells; -1 when the cell cannot be told
};

// Which rows are wanted: those around the cell, the first ones of the sheet, the header of its table.
struct ExcerptSize {
    std::int64_t before = 12, after = 12;
    std::int64_t top = 4;
    bool header = true;
};

OriginalPlace place_of(const store::CaseFile& case_file, const Evidence& evidence);
// Many cells at once; each file is read once. A cell whose row is not in its original has no rows. Throws Error when an
// original is no table at all.
std::vector<OriginalRows> original_rows(const store::CaseFile& case_file, const std::vector<OriginalPlace>& places,
                                        const ExcerptSize& size);

}  // namespace audit::import
