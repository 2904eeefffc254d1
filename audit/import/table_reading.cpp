// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/reference/fold.h"
#include "audit/reference/pollutants.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::ColumnType;
using reference::folded;
using reference::trimmed;

constexpr std::size_t kMostWordsTold = 20;
constexpr std::string_view kWholePlant = "全厂";

std::vector<store::SubmittedColumn> submitted_columns(const Recognition& found)
{
    std::vector<store::SubmittedColumn> columns;
    for (const BoundColumn& bound : found.columns) columns.push_back({bound.column->id, bound.header, bound.index});
    for (const ItemColumns& item : found.items) {
        if (item.measured >= 0) columns.push_back({item.text, item.measured_header, item.measured});
        if (item.converted >= 0) columns.push_back({item.text, item.converted_header, item.converted});
        if (item.flag >= 0) columns.push_back({item.text, item.flag_header, item.flag});
    }
    return columns;
}

// What may be merged over rows and means all of them: names, times, units, limits of concentration, shares. An amount
// merged over rows is one amount.
bool is_amount(const Column& column)
{
    const bool number = column.type == ColumnType::number || column.type == ColumnType::integer;
    return (number && column.unit != "%") || (column.type == ColumnType::limit && !column.unit.empty());
}

std::vector<bool> amounts_of(const Recognition& found)
{
    std::vector<bool> amounts;
    const auto mark = [&](int index) {
        if (index < 0) return;
        const auto at = static_cast<std::size_t>(index);
        if (amounts.size() <= at) amounts.resize(at + 1);
        amounts[at] = true;
    };
    for (const BoundColumn& bound : found.columns)
        if (is_amount(*bound.column)) mark(bound.index);
    for (const ItemColumns& item : found.items) {
        mark(item.measured);
        mark(item.converted);
    }
    return amounts;
}

store::NewSource source_of(const SheetInfo& sheet, const Recognition& found, std::span<const KeptRow> rows)
{
    store::NewSource source;
    source.table = found.table->id;
    source.header_row = rows[found.header].number;
    source.columns = submitted_columns(found);
    source.hidden = sheet.hidden;
    source.mapping = found.mapping_key;
    return source;
}

bool has_plant_rows(const reference::Table& table)
{
    constexpr std::array<std::string_view, 3> kTables = {"limits", "special_limits", "report_emissions"};
    return std::find(kTables.begin(), kTables.end(), table.id) != kTables.end();
}

}  // namespace

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < kMostWordsTold; ++i) text += (i == 0 ? "" : "、") + words[i];
    return words.size() > kMostWordsTold ? text + "…" : text;
}

TableReading::TableReading(FileLog& file, const SheetInfo& sheet, const Recognition& found,
                           std::span<const KeptRow> rows, PlantTotals& plant)
    : log_(file, sheet.name), plant_(plant), columns_(found.columns), amounts_(amounts_of(found))
{
    log_.begin_source(source_of(sheet, found, rows));
    for (std::size_t line = found.header; line < found.first_data && line < rows.size(); ++line) {
        header_.emplace_back();
        for (const KeptRow::KeptCell& cell : rows[line].cells) header_.back().push_back(folded(cell.text));
    }
    tell_recognition(sheet, found);
    knows_plant_ = has_plant_rows(*found.table);
    is_limits_ = found.table->id == "limits";
    if (found.table->is_series) {
        series_ = std::make_unique<SeriesReader>(log_, found);
    } else {
        rows_ = std::make_unique<RowReader>(log_, *found.table, found.columns);
    }
}

void TableReading::tell_recognition(const SheetInfo& sheet, const Recognition& found)
{
    if (!found.mapping.empty())
        log_.note(0, "", found.mapping,
                  {"按人工映射识别为“" + found.table->name.zh + "”", "read as " + found.table->id + " by a mapping"});
    if (found.named != nullptr && found.named != found.table) {
        log_.note(0, "", sheet.name.value_or(log_.file().name),
                  {"名称为“" + found.named->name.zh + "”，按表头识别为“" + found.table->name.zh + "”",
                   "named " + found.named->id + ", read as " + found.table->id + " by its header"});
    }
    if (!found.unused.empty())
        log_.note(0, joined(found.unused), "", {"资料表没有这些列，未导入", "the table has no such columns, left out"});
}

bool TableReading::repeats_header(std::span<const Cell> cells) const
{
    return std::any_of(header_.begin(), header_.end(), [&](const std::vector<std::string>& line) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < std::max(cells.size(), line.size()); ++i) {
            const std::string text = i < cells.size() ? folded(cells[i].text) : std::string();
            if (text != (i < line.size() ? line[i] : std::string())) return false;
            same += text.empty() ? 0U : 1U;
        }
        return same >= 2;
    });
}

// An amount merged over several rows is read for the first of them.
std::span<const Cell> TableReading::without_repeated_amounts(std::int64_t number, std::span<const Cell> cells)
{
    const auto repeated = [&](std::size_t i) { return cells[i].repeated && i < amounts_.size() && amounts_[i]; };
    bool any = false;
    for (std::size_t i = 0; i < cells.size() && !any; ++i) any = repeated(i);
    if (!any) return cells;
    cells_.assign(cells.begin(), cells.end());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!repeated(i)) continue;
        if (!told_amounts_)
            log_.note(number, "", cells[i].text,
                      {"合并单元格中的数量只计入其第一行", "an amount merged over rows counts for the first of them"});
        told_amounts_ = true;
        cells_[i] = {};
    }
    return cells_;
}

// Nothing is lost in silence: a comma too many in a text leaves a cell for which there is no header.
void TableReading::tell_cells_beyond(std::int64_t number, std::span<const Cell> cells)
{
    std::size_t width = 0;
    for (const auto& line : header_) width = std::max(width, line.size());
    for (std::size_t i = width; i < cells.size() && !told_beyond_; ++i) {
        if (trimmed(cells[i].text).empty()) continue;
        told_beyond_ = true;
        log_.note(
            number, "", cells[i].text,
            {"表头以外的单元格，未导入；请核对该行是否多出一列（以下各行不再逐一列出）",
             "a cell beyond the header, left out; see whether the row has a column too many (further rows are not "
             "listed)"});
    }
}

void TableReading::row(std::int64_t number, std::span<const Cell> cells)
{
    if (!told_beyond_) tell_cells_beyond(number, cells);
    cells = without_repeated_amounts(number, cells);
    if (series_) return series_->row(number, cells);
    if (knows_plant_) {
        const Total total = total_of_row(cells, columns_);
        if (total == Total::plant || total == Total::organised) return plant_row(number, cells, total);
    }
    rows_->row(number, cells);
}

std::string TableReading::pollutant_of(std::span<const Cell> cells) const
{
    for (const BoundColumn& bound : columns_) {
        const auto index = static_cast<std::size_t>(bound.index);
        if (bound.column->id != "pollutant" || index >= cells.size()) continue;
        const std::string_view text = trimmed(cells[index].text);
        const auto* known = reference::find_pollutant(text, reference::Medium::unknown);
        return known == nullptr ? std::string(text) : known->name;
    }
    return {};
}

void TableReading::plant_row(std::int64_t number, std::span<const Cell> cells, Total total)
{
    std::vector<Cell> plant(cells.begin(), cells.end());
    std::string words;
    bool any_amount = false;
    for (Cell& cell : plant) {
        if (total_of(cell.text) == Total::none) continue;
        words = trimmed(cell.text);
        cell = {};
    }
    for (const BoundColumn& bound : columns_) {
        const auto index = static_cast<std::size_t>(bound.index);
        if (plant.size() <= index) plant.resize(index + 1);
        if (bound.column->id == "outlet") plant[index].text = kWholePlant;
        if (is_amount(*bound.column)) any_amount = any_amount || !means_no_value(plant[index].text);
    }
    if (is_limits_ && !any_amount)
        return log_.note(number, "", words, {"没有许可排放量的合计行，未导入", "a total without amounts, left out"});
    const std::string pollutant = pollutant_of(plant);
    if (total == Total::organised) {
        HeldRow held{number, {}, pollutant};
        for (const Cell& cell : plant) held.cells.emplace_back(cell.text);
        held_.push_back(std::move(held));
        return;
    }
    plant_.insert(pollutant);
    log_.note(number, "", words, {"按排放口“全厂”导入", "imported as the outlet 全厂, the whole plant"});
    rows_->row(number, plant);
}

void TableReading::finish_rows()
{
    if (series_) series_->finish();
    series_.reset();
}

void TableReading::finish()
{
    for (const HeldRow& held : held_) {
        if (plant_.count(held.pollutant) > 0) {
            log_.note(held.number, "", held.pollutant,
                      {"另有全厂合计，有组织排放总计行未导入",
                       "a total of the plant is given, that of its outlets left out"});
            continue;
        }
        log_.note(held.number, "", held.pollutant,
                  {"有组织排放总计，按排放口“全厂”导入", "the total of all outlets, imported as the outlet 全厂"});
        std::vector<Cell> cells(held.cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i].text = held.cells[i];
        rows_->row(held.number, cells);
    }
    held_.clear();
    rows_.reset();
    log_.finish();
}

}  // namespace audit::import
