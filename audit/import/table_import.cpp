// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_import.h"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/import/header_matching.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::trimmed;

constexpr std::size_t kMostHeadersTold = 20;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < kMostHeadersTold; ++i) text += (i == 0 ? "" : "、") + words[i];
    return words.size() > kMostHeadersTold ? text + "…" : text;
}

std::string row_text(const KeptRow& row)
{
    std::vector<std::string> words;
    for (const KeptRow::KeptCell& cell : row.cells) {
        if (!trimmed(cell.text).empty()) words.emplace_back(trimmed(cell.text));
    }
    return joined(words);
}

// Sheets that explain a form and never hold a table.
bool explains(const SheetInfo& sheet)
{
    constexpr std::array<std::string_view, 9> kNames = {"说明", "填表说明", "填报说明", "填写说明", "目录",
                                                        "封面", "使用说明", "readme",   "参考"};
    if (!sheet.name) return false;
    const std::string name = reference::folded(*sheet.name);
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

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

}  // namespace

TableImport::TableImport(FileLog& file) : file_(file) {}
TableImport::~TableImport() = default;

void TableImport::begin_sheet(const SheetInfo& sheet)
{
    sheet_ = sheet;
    log_.emplace(file_, sheet.name);
    kept_.clear();
    merged_.clear();
    decided_ = false;
    hidden_rows_ = 0;
}

void TableImport::merged(std::span<const MergedRange> ranges)
{
    merged_.assign(ranges.begin(), ranges.end());
}

void TableImport::keep(std::int64_t row, std::span<const Cell> cells, bool hidden)
{
    KeptRow kept;
    kept.number = row;
    kept.hidden = hidden;
    for (const Cell& cell : cells) kept.cells.push_back({std::string(cell.text), cell.kind, cell.decimals_known});
    kept_.push_back(std::move(kept));
    if (kept_.size() == kHeaderRows) decide();
}

void TableImport::row(std::int64_t row, std::span<const Cell> cells, bool hidden)
{
    if (!decided_) return keep(row, cells, hidden);
    if (hidden) ++hidden_rows_;
    if (rows_) {
        rows_->row(row, cells);
    } else if (series_) {
        series_->row(row, cells);
    }
}

SheetSink::Taken TableImport::text_rows(std::string_view text, char separator, std::int64_t row)
{
    return series_ ? series_->text_rows(text, separator, row) : Taken{};
}

void TableImport::problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                          const std::string& expected_en)
{
    if (!log_) log_.emplace(file_, sheet_.name);
    log_->problem(row, "", found, {expected_zh, expected_en});
}

void TableImport::tell_recognition(const Recognition& found)
{
    if (found.named != nullptr && found.named != found.table) {
        log_->note(0, "", sheet_.name.value_or(file_.name),
                   {"名称为“" + found.named->name.zh + "”，按表头识别为“" + found.table->name.zh + "”",
                    "named " + found.named->id + ", read as " + found.table->id + " by its header"});
    }
    if (!found.unused.empty())
        log_->note(0, joined(found.unused), "",
                   {"资料表没有这些列，未导入", "the table has no such columns, left out"});
    if (sheet_.hidden)
        log_->note(0, "", *sheet_.name, {"隐藏的工作表，已照常导入", "a hidden sheet, imported all the same"});
}

void TableImport::list_unrecognised(const Recognition& found)
{
    const auto first =
        std::find_if(kept_.begin(), kept_.end(), [](const KeptRow& row) { return !row_text(row).empty(); });
    if (first == kept_.end()) return;  // an empty sheet
    store::NewSource source;
    source.header_row = first->number;
    source.hidden = sheet_.hidden;
    for (std::size_t i = 0; i < first->cells.size(); ++i)
        source.columns.push_back({"", first->cells[i].text, static_cast<int>(i)});
    log_->begin_source(std::move(source));
    if (explains(sheet_)) {
        log_->note(0, "", *sheet_.name, {"说明页，未导入", "a page of explanations, left out"});
    } else if (found.named != nullptr) {
        std::vector<std::string> zh, en;
        for (const reference::Column* column : found.missing) {
            zh.push_back(column->header.zh);
            en.push_back(column->id);
        }
        log_->problem(first->number, "", row_text(*first),
                      {"“" + found.named->name.zh + "”的表头，缺少必填列：" + joined(zh),
                       "the header of " + found.named->id + "; these required columns are missing: " + joined(en)});
    } else {
        log_->problem(
            first->number, "", row_text(*first),
            {"某一种资料表的名称或表头；未能识别，可手工指定各列的含义",
             "the name or header of a table of the contract; it was not recognised, map its columns by hand"});
    }
}

void TableImport::begin_table(const Recognition& found)
{
    store::NewSource source;
    source.table = found.table->id;
    source.header_row = kept_[found.header].number;
    source.columns = submitted_columns(found);
    source.hidden = sheet_.hidden;
    log_->begin_source(std::move(source));
    tell_recognition(found);
    if (found.table->is_series) {
        series_ = std::make_unique<SeriesReader>(*log_, found);
    } else {
        rows_ = std::make_unique<RowReader>(*log_, *found.table, found.columns);
    }
    replay(found.first_data);
}

void TableImport::replay(std::size_t from)
{
    std::vector<Cell> cells;
    for (std::size_t i = from; i < kept_.size(); ++i) {
        cells.clear();
        for (const KeptRow::KeptCell& cell : kept_[i].cells)
            cells.push_back({cell.text, cell.kind, cell.decimals_known});
        row(kept_[i].number, cells, kept_[i].hidden);
    }
}

// Makes one row of the fields that stand below each other, and reads it as such.
void TableImport::read_transposed(const Recognition& found)
{
    std::vector<Label> labels;
    std::vector<Cell> values;
    for (const KeptRow& kept : kept_) {
        for (std::size_t i = 0; i < kept.cells.size(); i += 2) {
            labels.push_back({std::string(trimmed(kept.text(i))), {}});
            Cell value;
            if (i + 1 < kept.cells.size())
                value = {kept.cells[i + 1].text, kept.cells[i + 1].kind, kept.cells[i + 1].decimals_known};
            values.push_back(value);
        }
    }
    HeaderMatch match = match_header(*found.table, labels);
    store::NewSource source;
    source.table = found.table->id;
    source.header_row = kept_.front().number;
    source.hidden = sheet_.hidden;
    for (const BoundColumn& bound : match.columns) source.columns.push_back({bound.column->id, bound.header, 0});
    log_->begin_source(std::move(source));
    rows_ = std::make_unique<RowReader>(*log_, *found.table, std::move(match.columns));
    rows_->row(kept_.front().number, values);
    rows_.reset();
}

void TableImport::decide()
{
    decided_ = true;
    const Recognition found = recognise(file_.name, sheet_.name, kept_, merged_);
    if (found.layout == Layout::unrecognised) {
        list_unrecognised(found);
    } else if (found.layout == Layout::transposed) {
        read_transposed(found);
    } else {
        begin_table(found);
    }
    kept_.clear();
}

void TableImport::end_sheet()
{
    if (!decided_) decide();
    if (series_) series_->finish();
    series_.reset();
    rows_.reset();
    if (hidden_rows_ > 0) {
        const std::string count = std::to_string(hidden_rows_);
        log_->note(0, "", count, {"隐藏的行数，已照常导入", "hidden rows, imported all the same"});
    }
    log_->finish();
    log_.reset();
}

}  // namespace audit::import
