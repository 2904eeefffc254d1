// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_import.h"

#include <algorithm>

#include "audit/import/beside_rows.h"

namespace audit::import {

namespace {

// 0 is A, 27 is AB.
std::string column_letters(int column)
{
    std::string letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters += static_cast<char>('A' + (rest - 1) % 26);
    std::reverse(letters.begin(), letters.end());
    return letters;
}

}  // namespace

TableImport::TableImport(FileLog& file) : file_(file), sheet_{file, {}, {}, plant_, waiting_} {}
TableImport::~TableImport() = default;

void TableImport::begin_sheet(const SheetInfo& sheet)
{
    sheet_.sheet = sheet;
    sheet_.merged.clear();
    log_.emplace(file_, sheet.name);
    sections_ = std::make_unique<SectionReader>(sheet_);
    merged_.clear();
    hidden_columns_.clear();
    hidden_rows_ = 0;
    width_ = 0;
}

void TableImport::merged(std::span<const MergedRange> ranges)
{
    sheet_.merged.insert(sheet_.merged.end(), ranges.begin(), ranges.end());
    merged_.add(ranges);
}

void TableImport::hidden_columns(int first, int last)
{
    hidden_columns_.emplace_back(first, last);
}

void TableImport::row(std::int64_t row, std::span<const Cell> cells, bool hidden)
{
    any_row_ = any_row_ || !is_blank(cells);
    if (hidden) ++hidden_rows_;
    width_ = std::max(width_, static_cast<int>(cells.size()));
    sections_->row(row, merged_.filled(row, cells), hidden);
}

SheetSink::Taken TableImport::text_rows(std::string_view text, char separator, std::int64_t row)
{
    return sections_->text_rows(text, separator, row);
}

void TableImport::problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                          const std::string& expected_en)
{
    if (!log_) log_.emplace(file_, sheet_.sheet.name);
    log_->problem(row, "", found, {expected_zh, expected_en});
}

void TableImport::tell_what_was_hidden()
{
    if (sheet_.sheet.hidden)
        log_->note(0, "", sheet_.sheet.name.value_or(file_.name),
                   {"隐藏的工作表，已照常导入", "a hidden sheet, imported all the same"});
    std::string columns;
    for (const auto& [first, last] : hidden_columns_) {
        if (first >= width_) continue;
        if (!columns.empty()) columns += "、";
        columns += column_letters(first);
        if (last == first) continue;
        columns += ':';
        columns += column_letters(std::min(last, width_ - 1));
    }
    if (!columns.empty()) log_->note(0, "", columns, {"隐藏的列，已照常导入", "hidden columns, imported all the same"});
    if (hidden_rows_ > 0)
        log_->note(0, "", std::to_string(hidden_rows_),
                   {"隐藏的行数，已照常导入", "hidden rows, imported all the same"});
}

void TableImport::end_sheet()
{
    sections_->finish();
    sections_.reset();
    tell_what_was_hidden();
    log_->finish();
    log_.reset();
}

void TableImport::finish()
{
    for (const auto& table : waiting_) table->finish();
    waiting_.clear();
    if (!log_ && !any_row_ && file_.sources == 0) {
        log_.emplace(file_, std::nullopt);
        log_->note(0, "", file_.name, {"文件中没有任何内容", "the file holds nothing at all"});
    }
    if (log_) log_->finish();
    log_.reset();
}

}  // namespace audit::import
