// SPDX-License-Identifier: Apache-2.0
#include "audit/import/beside_rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::ColumnType;
using reference::folded;
using reference::trimmed;

constexpr std::array<std::string_view, 6> kTotals = {"合计", "总计", "小计", "累计", "共计", "总和"};

// What may stand before the word of a total: whose it is, over what time.
constexpr std::array<std::string_view, 37> kQualifiers = {
    "主要", "一般", "其他", "排放口", "有组织", "无组织", "排放量", "排放", "全厂", "全公司", "全部", "以上", "本页",
    "本表", "本月", "本季", "本年",   "本日",   "全年",   "全月",   "废气", "废水", "大气",   "度",   "上",   "下",
    "半",   "年",   "月",   "日",     "周",     "季",     "第",     "各",   "总",   "污染物", "期"};

std::string_view text_at(std::span<const Cell> cells, int index)
{
    const auto i = static_cast<std::size_t>(index);
    return i < cells.size() ? trimmed(cells[i].text) : std::string_view();
}

bool holds_only_qualifiers(std::string_view text)
{
    while (!text.empty()) {
        const char c = text.front();
        if ((c >= '0' && c <= '9') || c == '-' || c == '~' || c == '/' || c == '.') {
            text.remove_prefix(1);
            continue;
        }
        const auto word = std::find_if(kQualifiers.begin(), kQualifiers.end(),
                                       [&](std::string_view each) { return text.starts_with(each); });
        if (word == kQualifiers.end()) return false;
        text.remove_prefix(word->size());
    }
    return true;
}

// The text before the word of a total, which ends it; none when it ends otherwise.
std::optional<std::string> before_total_word(std::string_view text)
{
    if (text.empty() || text.size() > 120) return std::nullopt;
    std::string word = without_bracket(text).name;
    while (word.ends_with(':')) word.pop_back();
    if (word == "过次页" || word == "承前页") return std::string();
    for (const std::string_view total : kTotals)
        if (word.ends_with(total)) return word.substr(0, word.size() - total.size());
    return std::nullopt;
}

// Columns that say what a record is about; in a remark 合计 may mean anything.
bool names_its_record(const BoundColumn& bound)
{
    const ColumnType type = bound.column->type;
    return bound.column->required && (type == ColumnType::text || type == ColumnType::code ||
                                      type == ColumnType::pollutant || type == ColumnType::enumeration);
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

// Whether the column could hold this text: what fits is a damaged record, what does not is a heading.
bool could_hold(const BoundColumn& bound, std::string_view text)
{
    switch (bound.column->type) {
        case ColumnType::code:
            return reference::is_ascii(read_code(text));
        case ColumnType::date:
        case ColumnType::time:
            return read_time(text).has_value();
        case ColumnType::number:
        case ColumnType::integer:
            return read_number(text).has_value();
        case ColumnType::limit:
            return read_limit(text).has_value();
        case ColumnType::pollutant:
            return reference::find_pollutant(text, reference::Medium::unknown) != nullptr;
        default:
            return text.size() <= 30 && text.find("：") == std::string_view::npos;
    }
}

}  // namespace

bool is_example_word(std::string_view text)
{
    const std::string word = reference::half_width(text);
    return word.starts_with("示例:") || word.starts_with("示例：") || word.starts_with("例:") || word == "示例";
}

Total total_of(std::string_view text)
{
    const std::optional<std::string> before = before_total_word(trimmed(text));
    if (!before || !holds_only_qualifiers(*before)) return Total::none;
    const std::string_view whose = *before;
    if (whose.starts_with("全厂无组织")) return Total::part;
    if (whose.starts_with("全厂有组织")) return Total::organised;
    return whose.starts_with("全厂") ? Total::plant : Total::part;
}

Total total_of_row(std::span<const Cell> cells, std::span<const BoundColumn> columns)
{
    const auto first =
        std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !trimmed(cell.text).empty(); });
    if (first == cells.end()) return Total::none;
    if (const Total total = total_of(first->text); total != Total::none) return total;
    for (const BoundColumn& bound : columns) {
        if (!names_its_record(bound)) continue;
        const std::string_view text = text_at(cells, bound.index);
        if (const Total total = total_of(text); total != Total::none) return total;
        // 原煤小计: a total when the row is no whole record.
        if (before_total_word(text) && lacks_a_required_cell(cells, columns)) return Total::part;
    }
    return before_total_word(trimmed(first->text)) && lacks_a_required_cell(cells, columns) ? Total::part : Total::none;
}

bool is_statistic_word(std::string_view text)
{
    constexpr std::array<std::string_view, 14> kWords = {
        "平均值", "最大值",   "最小值",   "均值",     "平均",       "最大",       "最小",
        "样本数", "日平均值", "月平均值", "排放总量", "日排放总量", "月排放总量", "年排放总量"};
    const std::string word = without_bracket(text).name;
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_heading(std::span<const Cell> cells, std::span<const BoundColumn> columns)
{
    const int only = only_cell(cells);
    if (only < 0) return false;
    const auto bound =
        std::find_if(columns.begin(), columns.end(), [&](const BoundColumn& each) { return each.index == only; });
    return !reference::is_ascii(text_at(cells, only)) &&
           (bound == columns.end() || !could_hold(*bound, text_at(cells, only)));
}

bool lacks_a_required_cell(std::span<const Cell> cells, std::span<const BoundColumn> columns)
{
    return std::any_of(columns.begin(), columns.end(), [&](const BoundColumn& bound) {
        return bound.column->required && means_no_value(text_at(cells, bound.index));
    });
}

bool could_be_a_record(std::span<const Cell> cells, std::span<const BoundColumn> columns)
{
    return std::all_of(columns.begin(), columns.end(), [&](const BoundColumn& bound) {
        const std::string_view text = text_at(cells, bound.index);
        return !bound.column->required || text.empty() || could_hold(bound, text);
    });
}

bool is_remark(std::string_view text)
{
    constexpr std::array<std::string_view, 15> kBegin = {"注：", "注:",        "备注",     "说明", "填表",
                                                         "制表", "审核",       "负责人",   "签字", "填报人",
                                                         "注1",  "单位负责人", "记录人：", "复核", "审批"};
    return std::any_of(kBegin.begin(), kBegin.end(), [&](std::string_view begin) { return text.starts_with(begin); });
}

bool is_blank(std::span<const Cell> cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); });
}

int only_cell(std::span<const Cell> cells)
{
    int found = -1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].repeated || trimmed(cells[i].text).empty()) continue;
        if (found >= 0) return -1;
        found = static_cast<int>(i);
    }
    return found;
}

bool is_beside_the_table(std::int64_t number, std::span<const Cell> cells, std::span<const BoundColumn> columns,
                         ImportLog& log)
{
    const auto first =
        std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !trimmed(cell.text).empty(); });
    if (first == cells.end()) return true;
    const std::string_view text = trimmed(first->text);
    if (is_example_word(text)) {
        log.note(number, "", text, {"示例行，未导入", "an example row, left out"});
        return true;
    }
    if (total_of_row(cells, columns) != Total::none) {
        log.note(number, "", text, {"合计行，未导入", "a row of totals, left out"});
    } else if (is_remark(text) &&
               (only_cell(cells) >= 0 || lacks_a_required_cell(cells, columns) || !could_be_a_record(cells, columns))) {
        log.note(number, "", text, {"表下说明，未导入", "a remark below the table, left out"});
    } else if (is_heading(cells, columns)) {
        log.note(number, "", text,
                 {"只有一格文字的行，按标题或说明处理，未导入",
                  "a line of one text, taken as a heading or a remark, left out"});
    } else if (repeats_header(cells, columns)) {
        log.note(number, "", text, {"重复的表头，未导入", "the header again, left out"});
    } else {
        return false;
    }
    return true;
}

}  // namespace audit::import
