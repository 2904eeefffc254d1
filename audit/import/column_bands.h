// SPDX-License-Identifier: Apache-2.0
// Columns of a sheet that belong together: tables may stand side by side with an empty column between them.
#pragma once

#include <cstddef>

#include <span>
#include <vector>

#include "audit/import/recognition.h"
#include "audit/import/sheet.h"

namespace audit::import {

struct ColumnBand {
    std::size_t first = 0, end = 0;  // columns from 0
};

// Runs of at least two columns that hold anything, lines of one cell (titles) left aside.
std::vector<ColumnBand> column_bands(std::span<const KeptRow> rows);

// The rows with the cells of other bands emptied; columns keep their places. Titles go to the first band alone.
std::vector<KeptRow> rows_of(const ColumnBand& band, std::span<const KeptRow> rows);

// Whether the row could be a header: words alone, half of them and at least two of them headers of the contract or
// items of a wide table.
bool looks_like_header(std::span<const Cell> cells);
// At least two cells, and neither numbers nor times among them.
bool is_line_of_words(std::span<const Cell> cells);

}  // namespace audit::import
