// SPDX-License-Identifier: Apache-2.0
#include "app/commands/terminal_table.h"

#include <algorithm>

#include "reports/unicode.h"

namespace commands {

using reports::display_width;

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
