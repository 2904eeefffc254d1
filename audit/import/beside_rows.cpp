// SPDX-License-Identifier: Apache-2.0
// Rows that stand in a table without being a record of it: totals, notes under it, the header of the next page.
#include <algorithm>
#include <array>

#include "audit/import/row_reader.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::folded;
using reference::trimmed;

bool is_note(std::string_view text)
{
    constexpr std::array<std::string_view, 12> kBegin = {"注：", "注:",    "备注", "说明",   "填表", "制表",
                                                         "审核", "负责人", "签字", "填报人", "注1",  "单位负责人"};
    return std::any_of(kBegin.begin(), kBegin.end(), [&](std::string_view begin) { return text.starts_with(begin); });
}

std::string_view text_at(std::span<const Cell> cells, int index)
{
    const auto i = static_cast<std::size_t>(index);
    return i < cells.size() ? trimmed(cells[i].text) : std::string_view();
}

bool repeats_header(std::span<const Cell> cells, std::span<const BoundColumn> columns)
{
    std::size_t same = 0;
    for (const BoundColumn& column : columns) {
        if (text_at(cells, column.index).empty()) continue;
        if (folded(text_at(cells, column.index)) != folded(column.header)) return false;
        ++same;
    }
    return same >= 2;
}

}  // namespace

bool is_total_word(std::string_view text)
{
    constexpr std::array<std::string_view, 12> kWords = {"合计",   "总计",     "小计",     "累计",
                                                         "共计",   "本页合计", "本月合计", "本年合计",
                                                         "年合计", "月合计",   "日合计",   "总合计"};
    const std::string word = folded(text);
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view each) { return word == each || word == std::string(each) + ":"; });
}

bool is_blank(std::span<const Cell> cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); });
}

bool is_beside_the_table(std::int64_t number, std::span<const Cell> cells, std::span<const BoundColumn> columns,
                         ImportLog& log)
{
    const auto first =
        std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !trimmed(cell.text).empty(); });
    if (first == cells.end()) return true;
    const std::string_view text = trimmed(first->text);
    if (is_total_word(text)) {
        log.note(number, "", text, {"合计行，未导入", "a row of totals, left out"});
        return true;
    }
    if (is_note(text) &&
        std::all_of(first + 1, cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); })) {
        log.note(number, "", text, {"表下说明，未导入", "a remark below the table, left out"});
        return true;
    }
    return repeats_header(cells, columns);
}

}  // namespace audit::import
