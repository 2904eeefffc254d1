// SPDX-License-Identifier: Apache-2.0
// Cells merged over several rows: a form writes DA001 once for its three pollutants. The value is repeated in the first
// column of the range for the rows below, marked as repeated, so that what is counted is counted once.
#pragma once

#include <cstddef>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "audit/import/sheet.h"

namespace audit::import {

class MergedCells {
 public:
    void clear();
    void add(std::span<const MergedRange> ranges);
    // The row with what merged cells further up give it; the same cells where they give nothing. Rows come in order.
    // Valid until the next call.
    std::span<const Cell> filled(std::int64_t row, std::span<const Cell> cells);

 private:
    struct Open {
        MergedRange range;
        std::string text;
        CellKind kind = CellKind::text;
        bool decimals_known = true;
    };
    void open_ranges(std::int64_t row, std::span<const Cell> cells);

    std::vector<MergedRange> ahead_;  // by their first row, the last of the vector first
    std::vector<Open> open_;
    std::vector<Cell> cells_;
};

}  // namespace audit::import
