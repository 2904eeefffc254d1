// SPDX-License-Identifier: Apache-2.0
#include "data/demo/submission.h"

#include <algorithm>
#include <filesystem>

#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace demo {

namespace {

[[noreturn]] void missing(const std::string& what)
{
    throw audit::Error("the demonstration submission holds no " + what, audit::ErrorKind::internal);
}

}  // namespace

File csv_file(Sheet sheet, Encoding encoding, const std::string& suffix)
{
    const std::string name = sheet.name + suffix + ".csv";
    return {.name = name, .kind = File::Kind::csv, .sheets = {std::move(sheet)}, .encoding = encoding};
}

File workbook_file(const std::string& name, std::vector<Sheet> sheets)
{
    return {.name = name, .kind = File::Kind::workbook, .sheets = std::move(sheets)};
}

File bytes_file(const std::string& name, std::string bytes)
{
    return {.name = name, .bytes = std::move(bytes)};
}

Sheet& Submission::sheet(const std::string& name)
{
    for (File& file : files)
        for (Sheet& sheet : file.sheets)
            if (sheet.name == name) return sheet;
    missing("sheet " + name);
}

File& Submission::file(const std::string& name)
{
    for (File& file : files)
        if (file.name == name) return file;
    missing("file " + name);
}

void write_file(const File& file, const std::string& folder)
{
    const std::string path = folder + "/" + file.name;
    switch (file.kind) {
        case File::Kind::csv:
            write_csv(path, file.sheets.front(), file.encoding);
            return;
        case File::Kind::workbook:
            write_workbook(path, file.sheets);
            return;
        case File::Kind::bytes:
            write_bytes(path, file.bytes);
            return;
    }
}

void write_submission(const Submission& submission, const std::string& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw audit::Error(folder + ": cannot be made (" + error.message() + "); choose another folder");
    for (const File& file : submission.files) write_file(file, folder);
}

Rows::Rows(Sheet& sheet) : sheet_(&sheet)
{
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) rows_.push_back(row);
    if (rows_.empty()) missing("row in " + sheet.name);
}

std::size_t Rows::column(const std::string& header) const
{
    const auto found = std::find(sheet_->header.begin(), sheet_->header.end(), header);
    if (found == sheet_->header.end()) missing("column " + header + " in " + sheet_->name);
    return static_cast<std::size_t>(found - sheet_->header.begin());
}

Rows Rows::kept(const std::string& header, const std::function<bool(const std::string&)>& keep) const
{
    const std::size_t at = column(header);
    std::vector<std::size_t> rows;
    for (const std::size_t row : rows_)
        if (keep(text_of(sheet_->rows[row][at]))) rows.push_back(row);
    if (rows.empty()) missing("such row by " + header + " in " + sheet_->name);
    return {*sheet_, std::move(rows)};
}

Rows Rows::where(const std::string& header, const std::string& text) const
{
    return kept(header, [&](const std::string& of_cell) { return of_cell.starts_with(text); });
}

Rows Rows::from(const std::string& header, const std::string& text) const
{
    return kept(header, [&](const std::string& of_cell) { return of_cell >= text; });
}

Rows Rows::before(const std::string& header, const std::string& text) const
{
    return kept(header, [&](const std::string& of_cell) { return of_cell < text; });
}

Rows Rows::first(std::size_t count) const
{
    return {*sheet_, {rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows_.size()))}};
}

Rows Rows::skip(std::size_t count) const
{
    if (count >= rows_.size()) missing("row after the first ones of " + sheet_->name);
    return {*sheet_, {rows_.begin() + static_cast<std::ptrdiff_t>(count), rows_.end()}};
}

const Rows& Rows::set(const std::string& header, const Cell& cell) const
{
    return change(header, [&](const Cell&) { return cell; });
}

const Rows& Rows::change(const std::string& header, const std::function<Cell(const Cell&)>& changed) const
{
    const std::size_t at = column(header);
    for (const std::size_t row : rows_) sheet_->rows[row][at] = changed(sheet_->rows[row][at]);
    return *this;
}

const Rows& Rows::scale(const std::string& header, double factor) const
{
    return change(header, [&](const Cell& cell) {
        if (cell.kind != Cell::Kind::number) return cell;
        const auto value = audit::Decimal::parse(cell.text);
        return number(value->to_double() * factor, value->decimals);
    });
}

const Rows& Rows::shift(const std::string& header, std::int64_t seconds) const
{
    return change(header, [&](Cell cell) {
        cell.at = cell.at + seconds;
        return cell;
    });
}

Rows Rows::copied() const
{
    std::vector<std::size_t> copies;
    for (const std::size_t row : rows_) {
        copies.push_back(sheet_->rows.size());
        sheet_->rows.push_back(std::vector<Cell>(sheet_->rows[row]));
    }
    return {*sheet_, std::move(copies)};
}

void Rows::removed() const
{
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
        sheet_->rows.erase(sheet_->rows.begin() + static_cast<std::ptrdiff_t>(*row));
}

}  // namespace demo
