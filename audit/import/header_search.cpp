// SPDX-License-Identifier: Apache-2.0
#include "audit/import/header_search.h"

#include <algorithm>

#include "audit/import/cell_reading.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::trimmed;

constexpr std::size_t kMostHeaderLines = 3;

}  // namespace

HeaderSearch::HeaderSearch(std::span<const KeptRow> rows, std::span<const MergedRange> merged)
    : rows_(rows), merged_(merged)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t lines = 1; lines <= kMostHeaderLines && i + lines <= rows.size(); ++lines) {
            if (lines > 1 && !may_be_lower(i + lines - 1)) break;
            if (holds_header_word(i, lines)) candidates_.push_back({i, lines, labels(i, lines)});
        }
    }
}

std::vector<std::string> HeaderSearch::titles() const
{
    std::vector<std::string> found;
    std::size_t end = 0;
    while (end < rows_.size() && !holds_header_word(end, 1)) ++end;
    for (std::size_t i = end; i-- > 0;) {
        std::string only;
        int filled = 0;
        for (std::size_t column = 0; column < rows_[i].cells.size(); ++column) {
            const std::string_view text = trimmed(rows_[i].text(column));
            if (text.empty()) continue;
            only = text;
            ++filled;
        }
        if (filled == 1) found.push_back(std::move(only));
    }
    return found;
}

// A candidate may also begin with the row of its title: rows that hold no header at all are sorted out early.
bool HeaderSearch::holds_header_word(std::size_t row, std::size_t lines) const
{
    for (std::size_t line = row; line < row + lines; ++line) {
        for (std::size_t i = 0; i < rows_[line].cells.size(); ++i)
            if (is_header_word(rows_[line].text(i))) return true;
    }
    return false;
}

bool HeaderSearch::any_below(std::size_t row, std::size_t last, std::size_t column) const
{
    for (std::size_t below = row + 1; below <= last; ++below)
        if (!trimmed(rows_[below].text(column)).empty()) return true;
    return false;
}

// The value of a merged cell for the cells to its right, as headers of groups have it.
std::string HeaderSearch::upper_text(std::size_t row, std::size_t last, std::size_t column) const
{
    const std::string own(trimmed(rows_[row].text(column)));
    if (!own.empty()) return own;
    for (const MergedRange& range : merged_) {
        const bool inside = rows_[row].number >= range.first_row && rows_[row].number <= range.last_row &&
                            static_cast<int>(column) >= range.first_column &&
                            static_cast<int>(column) <= range.last_column;
        if (inside) return std::string(trimmed(rows_[row].text(static_cast<std::size_t>(range.first_column))));
    }
    if (!merged_.empty() || !any_below(row, last, column)) return {};
    for (std::size_t left = column; left-- > 0;) {  // a CSV knows no merged cells
        const std::string text(trimmed(rows_[row].text(left)));
        if (!text.empty()) return text;
    }
    return {};
}

Label HeaderSearch::label(std::size_t row, std::size_t lines, std::size_t column) const
{
    const std::size_t last = row + lines - 1;
    std::vector<std::string> parts;
    for (std::size_t line = row; line < last; ++line) {
        std::string text = upper_text(line, last, column);
        if (!text.empty() && (parts.empty() || parts.back() != text)) parts.push_back(std::move(text));
    }
    std::string lowest(trimmed(rows_[last].text(column)));
    if (lines == 1) return {lowest};
    if (lowest.empty() && parts.size() > 1) {
        lowest = parts.back();
        parts.pop_back();
    }
    Label made{parts.empty() ? std::string() : parts.front(), lowest};
    if (parts.size() > 1) made.middle = parts.back();
    return made;
}

std::vector<Label> HeaderSearch::labels(std::size_t row, std::size_t lines) const
{
    std::size_t width = 0;
    for (std::size_t line = row; line < row + lines; ++line) width = std::max(width, rows_[line].cells.size());
    std::vector<Label> found(width);
    for (std::size_t i = 0; i < width; ++i) found[i] = label(row, lines, i);
    return found;
}

// The lower rows of a header hold words, never numbers or dates.
bool HeaderSearch::may_be_lower(std::size_t row) const
{
    bool any = false;
    for (std::size_t i = 0; i < rows_[row].cells.size(); ++i) {
        const std::string_view text = trimmed(rows_[row].text(i));
        if (text.empty()) continue;
        if (rows_[row].cells[i].kind != CellKind::text || means_no_value(text) || read_number(text) || read_time(text))
            return false;
        any = true;
    }
    return any;
}

std::vector<Label> header_labels(std::span<const KeptRow> rows, std::span<const MergedRange> merged, std::size_t row,
                                 std::size_t lines)
{
    HeaderSearch known({}, merged);  // which has no candidates of its own
    known.rows_ = rows;
    return known.labels(row, lines);
}

}  // namespace audit::import
