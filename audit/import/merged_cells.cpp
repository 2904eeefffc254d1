// SPDX-License-Identifier: Apache-2.0
#include "audit/import/merged_cells.h"

#include <algorithm>
#include <utility>

#include "audit/reference/fold.h"

namespace audit::import {

void MergedCells::clear()
{
    ahead_.clear();
    open_.clear();
}

void MergedCells::add(std::span<const MergedRange> ranges)
{
    for (const MergedRange& range : ranges)
        if (range.last_row > range.first_row) ahead_.push_back(range);
    std::stable_sort(ahead_.begin(), ahead_.end(),
                     [](const MergedRange& a, const MergedRange& b) { return a.first_row > b.first_row; });
}

void MergedCells::open_ranges(std::int64_t row, std::span<const Cell> cells)
{
    while (!ahead_.empty() && ahead_.back().first_row <= row) {
        const MergedRange range = ahead_.back();
        ahead_.pop_back();
        const auto column = static_cast<std::size_t>(range.first_column);
        // A range whose first row was empty has no value to repeat.
        if (range.first_row < row || column >= cells.size() || reference::trimmed(cells[column].text).empty()) continue;
        open_.push_back({range, std::string(cells[column].text), cells[column].kind, cells[column].decimals_known});
    }
}

std::span<const Cell> MergedCells::filled(std::int64_t row, std::span<const Cell> cells)
{
    if (ahead_.empty() && open_.empty()) return cells;
    std::erase_if(open_, [&](const Open& one) { return one.range.last_row < row; });
    const std::size_t given = open_.size();
    open_ranges(row, cells);
    if (given == 0) return cells;
    cells_.assign(cells.begin(), cells.end());
    for (std::size_t i = 0; i < given; ++i) {
        const auto column = static_cast<std::size_t>(open_[i].range.first_column);
        if (cells_.size() <= column) cells_.resize(column + 1);
        if (reference::trimmed(cells_[column].text).empty())
            cells_[column] = {open_[i].text, open_[i].kind, open_[i].decimals_known, true};
    }
    return cells_;
}

}  // namespace audit::import
