// SPDX-License-Identifier: Apache-2.0
#include "app/commands/terminal_table.h"

#include <algorithm>
#include <cstdint>

namespace commands {

namespace {

// One code point of UTF-8 and the position after it; a stray byte counts as one character.
char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    char32_t point = more == 3 ? first & 0x07U : more == 2 ? first & 0x0FU : more == 1 ? first & 0x1FU : first;
    ++at;
    for (int i = 0; i < more && at < text.size() && (byte(at) & 0xC0U) == 0x80U; ++i, ++at)
        point = point << 6U | (byte(at) & 0x3FU);
    return point;
}

struct Range {
    char32_t first, last;
};
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                           {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                           {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                           {0x1F900, 0x1F9FF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}};
constexpr Range kZero[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

template <std::size_t N>
bool in_any(const Range (&ranges)[N], char32_t point)
{
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const Range& range) { return range.first <= point && point <= range.last; });
}

}  // namespace

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = next_code_point(text, at);
        if (in_any(kZero, point)) continue;
        width += in_any(kWide, point) ? 2 : 1;
    }
    return width;
}

TerminalTable::TerminalTable(std::vector<std::string> header) : right_(header.size(), false)
{
    rows_.push_back(std::move(header));
}

void TerminalTable::add(std::vector<std::string> row)
{
    rows_.push_back(std::move(row));
}
void TerminalTable::align_right(std::size_t column)
{
    right_[column] = true;
}

std::string TerminalTable::text() const
{
    std::vector<std::size_t> widths(right_.size(), 0);
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    std::string out;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < rows_[r].size(); ++i) {
            const std::string padding(widths[i] - display_width(rows_[r][i]), ' ');
            line += right_[i] ? padding + rows_[r][i] : rows_[r][i] + padding;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
        if (r > 0) continue;
        for (std::size_t i = 0; i < widths.size(); ++i)
            out += std::string(widths[i], '-') + (i + 1 < widths.size() ? "  " : "\n");
    }
    return out;
}

}  // namespace commands
