// SPDX-License-Identifier: Apache-2.0
#include "audit/import/mapping.h"

#include <algorithm>
#include <set>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
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
    found.first_data = row + 1;
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

std::string key_of(const std::vector<HeaderCell>& header)
{
    std::string key;
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

std::size_t likely_header(std::span<const KeptRow> rows)
{
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t words = 0;
        bool data = false;
        for (const KeptRow::KeptCell& cell : rows[i].cells) {
            const std::string_view text = trimmed(cell.text);
            if (text.empty()) continue;
            ++words;
            data = data || cell.kind != CellKind::text || read_number(text).has_value() || read_time(text).has_value();
        }
        if (data && most > 0) break;
        if (!data && words > most) {
            best = i;
            most = words;
        }
    }
    return best;
}

std::string header_key(const Mapping& mapping)
{
    std::string key;
    for (const MappedColumn& column : mapping.columns) key += folded(column.header) + '\x1f';
    return key;
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

std::optional<Recognition> recognise_by(std::span<const Mapping> mappings, std::span<const KeptRow> rows)
{
    if (mappings.empty()) return std::nullopt;
    std::map<std::string, const Mapping*> by_key;
    for (const Mapping& mapping : mappings) by_key.emplace(header_key(mapping), &mapping);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::vector<HeaderCell> header = header_cells(rows, i);
        const auto found = by_key.find(key_of(header));
        if (found != by_key.end()) return recognition_of(*found->second, header, i);
    }
    return std::nullopt;
}

}  // namespace audit::import
