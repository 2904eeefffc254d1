// SPDX-License-Identifier: Apache-2.0
// A submission before it is written: its files with their tables, and the edits that variants make to them.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "data/demo/sheet.h"

namespace demo {

struct File {
    enum class Kind { csv, workbook, bytes };
    std::string name;
    Kind kind = Kind::bytes;
    std::vector<Sheet> sheets = {};  // a CSV has one
    Encoding encoding = Encoding::utf8_with_mark;
    std::string bytes = {};
    bool operator==(const File&) const = default;
};

File csv_file(Sheet sheet, Encoding encoding, const std::string& suffix = "");  // named after its sheet
File workbook_file(const std::string& name, std::vector<Sheet> sheets);
File bytes_file(const std::string& name, std::string bytes);

struct Submission {
    std::vector<File> files;

    // The first sheet of that name; the file of that name. Throw Error(internal) when there is none.
    Sheet& sheet(const std::string& name);
    File& file(const std::string& name);
};

// Writes into a folder (made if absent); the same bytes every time. Throws audit::Error when it cannot.
void write_file(const File& file, const std::string& folder);
void write_submission(const Submission& submission, const std::string& folder);

// Rows of a sheet, narrowed down by what their cells say, and what is done to them. Every narrowing that leaves no row
// throws Error(internal): a variant that changes nothing is a mistake.
class Rows {
 public:
    explicit Rows(Sheet& sheet);

    Rows where(const std::string& header, const std::string& text) const;  // the cell's text begins so
    Rows from(const std::string& header, const std::string& text) const;   // at or after it, as texts compare
    Rows before(const std::string& header, const std::string& text) const;
    Rows first(std::size_t count) const;
    Rows skip(std::size_t count) const;
    std::size_t size() const { return rows_.size(); }

    const Rows& set(const std::string& header, const Cell& cell) const;
    const Rows& change(const std::string& header, const std::function<Cell(const Cell&)>& changed) const;
    const Rows& scale(const std::string& header, double factor) const;         // numbers keep their decimals
    const Rows& shift(const std::string& header, std::int64_t seconds) const;  // of dates and times
    Rows copied() const;                                                       // copies at the end of the sheet
    void removed() const;

 private:
    Rows(Sheet& sheet, std::vector<std::size_t> rows) : sheet_(&sheet), rows_(std::move(rows)) {}
    std::size_t column(const std::string& header) const;
    Rows kept(const std::string& header, const std::function<bool(const std::string&)>& keep) const;

    Sheet* sheet_;
    std::vector<std::size_t> rows_;
};

}  // namespace demo
