// SPDX-License-Identifier: Apache-2.0
// Places records on the regular grid of a Series, in the order of their import (see series_store.h, invariants 3, 4).
#pragma once

#include <vector>

#include "audit/model/series.h"
#include "audit/store/series_block.h"

namespace audit::store {

class SeriesGrid {
 public:
    // series has its start, step and decimals; the arrays are made here for so many places.
    SeriesGrid(Series& series, std::size_t size);
    void place(const RecordGroup& group, int block_decimals);

 private:
    bool place_line(const RecordGroup& group, std::int64_t factor);
    void place_one(const RecordGroup& group, std::size_t index, std::int64_t factor);
    Series& series_;
    std::vector<bool> between_;  // places whose record lies off the grid; empty until there is one
};

}  // namespace audit::store
