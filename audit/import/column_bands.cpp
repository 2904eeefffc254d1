// SPDX-License-Identifier: Apache-2.0
#include "audit/import/column_bands.h"

#include <algorithm>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::trimmed;

std::size_t filled(const KeptRow& row)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) count += trimmed(row.text(i)).empty() ? 0U : 1U;
    return count;
}

// Headers begin with a Chinese character, or in the contract's ids with a small letter; data mostly do not.
bool may_begin_header(std::string_view text)
{
    const auto c = static_cast<unsigned char>(text.front());
    return c >= 0x80 || (c >= 'a' && c <= 'z') || c == '*' || c == '#' || c == 'N';
}

bool is_value(const Cell& cell)
{
    if (cell.kind != CellKind::text) return true;
    const std::string_view text = trimmed(cell.text);
    const auto number = read_number(text);
    return (number && number->unit.empty()) || read_time(text).has_value();
}

}  // namespace

std::vector<ColumnBand> column_bands(std::span<const KeptRow> rows)
{
    std::vector<bool> used;
    for (const KeptRow& row : rows) {
        if (filled(row) < 2) continue;
        if (used.size() < row.cells.size()) used.resize(row.cells.size());
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!trimmed(row.cells[i].text).empty()) used[i] = true;
    }
    std::vector<ColumnBand> bands;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) continue;
        std::size_t end = i;
        while (end < used.size() && used[end]) ++end;
        if (end - i >= 2) bands.push_back({i, end});
        i = end;
    }
    if (!bands.empty()) bands.front().first = 0;
    return bands;
}

std::vector<KeptRow> rows_of(const ColumnBand& band, std::span<const KeptRow> rows)
{
    std::vector<KeptRow> part(rows.begin(), rows.end());
    for (KeptRow& row : part) {
        row.cells.resize(std::min(row.cells.size(), band.end));
        for (std::size_t i = 0; i < std::min(band.first, row.cells.size()); ++i) row.cells[i] = {};
    }
    return part;
}

bool looks_like_header(std::span<const Cell> cells)
{
    std::size_t filled = 0, words = 0;
    for (const Cell& cell : cells) {
        const std::string_view text = trimmed(cell.text);
        if (text.empty() || cell.repeated) continue;
        if (filled == 0 && !may_begin_header(text)) return false;
        if (++filled == 3 && words == 0) return false;
        const bool word = is_header_word(text) ||
                          (words > 0 && !read_item_label({std::string(text)}, reference::Medium::unknown).item.empty());
        if (!word && is_value(cell)) return false;
        words += word ? 1U : 0U;
    }
    return words >= 2 && words * 2 >= filled;
}

bool is_line_of_words(std::span<const Cell> cells)
{
    std::size_t words = 0;
    for (const Cell& cell : cells) {
        if (trimmed(cell.text).empty() || cell.repeated) continue;
        if (is_value(cell)) return false;
        ++words;
    }
    return words >= 2;
}

}  // namespace audit::import
