// SPDX-License-Identifier: Apache-2.0
#include "audit/import/mapping.h"

#include <algorithm>
#include <functional>
#include <set>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
#include "audit/import/header_search.h"
#include "audit/reference/fold.h"
#include "audit/reference/units.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::folded;
using reference::Table;
using reference::trimmed;

constexpr const char* kWide = "auto_wide";

bool is_value_column(std::string_view column)
{
    return column == "measured" || column == "converted" || column == "flag";
}

// A column per item: values are told apart by their item.
bool is_wide(const Mapping& mapping, const Table& table)
{
    if (!table.is_series) return false;
    if (table.id == kWide || mapping.values.contains("item")) return true;
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                       [](const MappedColumn& column) { return !column.item.empty(); });
}

std::string unit_of(const MappedColumn& column)
{
    if (!column.unit.empty()) return column.unit;
    const std::string bracket = without_bracket(column.header).bracket;
    return reference::find_unit(bracket) == nullptr ? std::string() : bracket;
}

std::string item_of(const Mapping& mapping, const MappedColumn& column)
{
    if (!column.item.empty()) return column.item;
    const auto fixed = mapping.values.find("item");
    return fixed == mapping.values.end() ? std::string() : fixed->second;
}

void add_part(std::vector<ItemColumns>& items, const std::string& item, const MappedColumn& column, int index)
{
    auto place = std::find_if(items.begin(), items.end(), [&](const ItemColumns& each) { return each.text == item; });
    if (place == items.end()) {
        items.push_back({});
        place = items.end() - 1;
        place->text = item;
    }
    if (column.column == "flag") {
        place->flag = index;
        place->flag_header = column.header;
    } else if (column.column == "converted") {
        place->converted = index;
        place->converted_header = column.header;
        place->converted_unit = unit_of(column);
    } else {
        place->measured = index;
        place->measured_header = column.header;
        place->measured_unit = unit_of(column);
    }
}

void add_fixed(const Mapping& mapping, const Table& table, Recognition& found)
{
    for (const auto& [id, text] : mapping.values) {
        const Column* column = table.find(id);
        if (table.is_series || column == nullptr) continue;
        found.columns.push_back({column, -1, column->header.zh, {}, text});
    }
    if (!table.is_series) return;
    if (const auto outlet = mapping.values.find("outlet"); outlet != mapping.values.end())
        found.outlet = outlet->second;
    const auto unit = mapping.values.find("unit");
    if (unit == mapping.values.end()) return;
    for (BoundColumn& bound : found.columns) {
        if (is_value_column(bound.column->id) && bound.unit.empty()) bound.unit = unit->second;
    }
    for (ItemColumns& item : found.items) {
        if (item.measured_unit.empty()) item.measured_unit = unit->second;
        if (item.converted_unit.empty()) item.converted_unit = unit->second;
    }
}

Recognition recognition_of(const Mapping& mapping, const std::vector<HeaderCell>& header, std::size_t row)
{
    Recognition found;
    found.table = reference::find_table(mapping.table);
    const bool wide = is_wide(mapping, *found.table);
    found.layout = wide ? Layout::wide : Layout::rows;
    found.header = row;
    found.first_data = row + static_cast<std::size_t>(mapping.header_rows);
    found.mapping = mapping.name.empty() ? found.table->name.zh : mapping.name;
    found.mapping_key = header_key(mapping);
    for (std::size_t i = 0; i < header.size(); ++i) {
        const MappedColumn& column = mapping.columns[i];
        if (column.column.empty()) {
            found.unused.push_back(column.header);
        } else if (wide && is_value_column(column.column)) {
            add_part(found.items, item_of(mapping, column), column, header[i].index);
        } else {
            found.columns.push_back(
                {found.table->find(column.column), header[i].index, column.header, unit_of(column)});
        }
    }
    add_fixed(mapping, *found.table, found);
    return found;
}

// A header of several rows is another one than a row of the same texts.
std::string key_of(const std::vector<HeaderCell>& header, int lines)
{
    std::string key = lines > 1 ? std::to_string(lines) + '\x1e' : std::string();
    for (const HeaderCell& cell : header) key += folded(cell.text) + '\x1f';
    return key;
}

// Whether rows of the table can be read without that required column.
bool can_do_without(const Mapping& mapping, const Table& table, const Column& column, bool wide)
{
    if (!table.is_series) return false;
    if (column.id == "outlet") return true;  // it may be the name of the sheet or file
    return wide && column.id == "item" &&
           std::all_of(mapping.columns.begin(), mapping.columns.end(), [&](const MappedColumn& each) {
               return !is_value_column(each.column) || !item_of(mapping, each).empty();
           });
}

std::optional<Text> fault_of_columns(const Mapping& mapping, const Table& table, std::set<std::string>& sources)
{
    const bool wide = is_wide(mapping, table);
    for (const MappedColumn& column : mapping.columns) {
        if (column.column.empty()) continue;
        const bool value = wide && is_value_column(column.column);
        if (!value && table.find(column.column) == nullptr)
            return Text{"“" + table.name.zh + "”没有列 " + column.column, table.id + " has no column " + column.column};
        if (value && item_of(mapping, column).empty())
            return Text{"列“" + column.header + "”缺少监测因子（item）",
                        "the column \"" + column.header + "\" needs an item"};
        if (!column.unit.empty() && reference::find_unit(column.unit) == nullptr)
            return Text{"列“" + column.header + "”的计量单位不可识别：" + column.unit,
                        "the column \"" + column.header + "\" has a unit that nobody knows: " + column.unit};
        const std::string source = value ? column.column + '\x1f' + item_of(mapping, column) : column.column;
        if (!sources.insert(source).second)
            return Text{"有两列都对应 " + column.column + "（“" + column.header + "”）",
                        "two columns are mapped to " + column.column + " (\"" + column.header + "\")"};
    }
    return std::nullopt;
}

bool is_data(const KeptRow::KeptCell& cell)
{
    const std::string_view text = trimmed(cell.text);
    return !text.empty() &&
           (cell.kind != CellKind::text || read_number(text).has_value() || read_time(text).has_value());
}

bool holds_data(const KeptRow& row)
{
    return std::any_of(row.cells.begin(), row.cells.end(), is_data);
}

std::size_t words_in(const KeptRow& row)
{
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const auto& cell) { return !trimmed(cell.text).empty(); }));
}

// The first of the rows with the most texts, above data.
std::size_t row_of_most_words(std::span<const KeptRow> rows)
{
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool data = holds_data(rows[i]);
        if (data && most > 0) break;
        if (!data && words_in(rows[i]) > most) {
            best = i;
            most = words_in(rows[i]);
        }
    }
    return best;
}

// Whether the row stands directly below the one before and may belong to its header.
bool stands_below(std::span<const KeptRow> rows, std::size_t row)
{
    return rows[row].number == rows[row - 1].number + 1 && !holds_data(rows[row]) && words_in(rows[row]) > 0;
}

// Whether the lower row names columns that the upper one leaves empty, and none but those below the upper one's words:
// 实测 and 折算 below a merged 二氧化硫.
bool names_what_is_empty(const KeptRow& upper, const KeptRow& lower)
{
    std::size_t empty = 0, named = 0;
    for (std::size_t i = 0; i < lower.cells.size(); ++i) {
        if (trimmed(lower.text(i)).empty()) continue;
        ++named;
        empty += trimmed(upper.text(i)).empty() ? 1U : 0U;
    }
    return empty > 0 && named < std::max(upper.cells.size(), lower.cells.size());
}

bool repeats_itself(const KeptRow& row)
{
    std::set<std::string> seen;
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
        const std::string text = folded(cell.text);
        return !text.empty() && !seen.insert(text).second;
    });
}

}  // namespace

std::vector<HeaderCell> header_cells(std::span<const KeptRow> rows, std::size_t row)
{
    std::vector<HeaderCell> cells;
    std::size_t width = rows[row].cells.size();
    if (row > 0) width = std::max(width, rows[row - 1].cells.size());
    for (std::size_t i = 0; i < width; ++i) {
        std::string_view text = trimmed(rows[row].text(i));
        if (text.empty() && row > 0) text = trimmed(rows[row - 1].text(i));
        if (!text.empty()) cells.push_back({std::string(text), static_cast<int>(i)});
    }
    return cells;
}

std::vector<HeaderCell> header_cells(std::span<const KeptRow> rows, std::size_t row, int lines,
                                     std::span<const MergedRange> merged)
{
    if (lines <= 1) return header_cells(rows, row);
    std::vector<HeaderCell> cells;
    int index = 0;
    for (const Label& label : header_labels(rows, merged, row, static_cast<std::size_t>(lines))) {
        std::string text = label.text();
        if (!text.empty()) cells.push_back({std::move(text), index});
        ++index;
    }
    return cells;
}

HeaderPlace likely_header(std::span<const KeptRow> rows)
{
    const std::size_t row = row_of_most_words(rows);
    if (row + 1 < rows.size() && stands_below(rows, row + 1) && names_what_is_empty(rows[row], rows[row + 1]))
        return {row, 2};
    if (row > 0 && stands_below(rows, row) && repeats_itself(rows[row]) && words_in(rows[row - 1]) >= 2)
        return {row - 1, 2};
    return {row, 1};
}

std::string header_key(const Mapping& mapping)
{
    std::vector<HeaderCell> header;
    for (const MappedColumn& column : mapping.columns) header.push_back({column.header, 0});
    return key_of(header, mapping.header_rows);
}

std::optional<Text> fault_of(const Mapping& mapping)
{
    const Table* table = reference::find_table(mapping.table);
    if (table == nullptr) return Text{"没有资料表 " + mapping.table, "there is no table \"" + mapping.table + "\""};
    if (mapping.columns.empty()) return Text{"没有列出表头各列（columns）", "no columns are listed"};
    std::set<std::string> sources;
    if (auto fault = fault_of_columns(mapping, *table, sources)) return fault;
    for (const auto& [id, text] : mapping.values) {
        if (table->find(id) == nullptr && !(table->is_series && (id == "item" || id == "unit")))
            return Text{"“" + table->name.zh + "”没有列 " + id, table->id + " has no column " + id};
        sources.insert(id);
    }
    const bool wide = is_wide(mapping, *table);
    for (const Column& column : table->columns) {
        if (!column.required || sources.contains(column.id) || can_do_without(mapping, *table, column, wide)) continue;
        return Text{"必填列“" + column.header.zh + "”（" + column.id + "）没有来源，请在 columns 或 values 中给出",
                    "the required column " + column.id + " has no source; give it under columns or values"};
    }
    const bool any_value =
        !table->is_series || std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const MappedColumn& each) {
            return each.column == "measured" || each.column == "converted";
        });
    if (!any_value) return Text{"没有实测值或折算值列", "no column of measured or converted values"};
    return std::nullopt;
}

std::optional<Recognition> recognise_by(std::span<const Mapping> mappings, std::span<const KeptRow> rows,
                                        std::span<const MergedRange> merged)
{
    std::map<std::string, const Mapping*> by_key;
    std::set<int, std::greater<>> lengths;  // a header of several rows before one of its rows
    for (const Mapping& mapping : mappings) {
        by_key.emplace(header_key(mapping), &mapping);
        lengths.insert(mapping.header_rows);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const int lines : lengths) {
            if (i + static_cast<std::size_t>(lines) > rows.size()) continue;
            const std::vector<HeaderCell> header = header_cells(rows, i, lines, merged);
            const auto found = by_key.find(key_of(header, lines));
            if (found != by_key.end()) return recognition_of(*found->second, header, i);
        }
    }
    return std::nullopt;
}

bool may_begin_mapped(std::span<const Mapping> mappings, std::span<const Cell> cells)
{
    if (mappings.empty()) return false;
    const auto first = std::find_if(cells.begin(), cells.end(),
                                    [](const Cell& cell) { return !cell.repeated && !trimmed(cell.text).empty(); });
    if (first == cells.end() || first->kind != CellKind::text) return false;
    const std::string text = folded(first->text);
    return std::any_of(mappings.begin(), mappings.end(), [&](const Mapping& mapping) {
        if (mapping.columns.empty()) return false;
        const std::string& header = mapping.columns.front().header;
        return folded(header) == text ||
               (mapping.header_rows > 1 && folded(header.substr(0, header.find(' '))) == text);
    });
}

}  // namespace audit::import
