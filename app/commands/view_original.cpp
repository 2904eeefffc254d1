// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_original.h"

#include <algorithm>

#include "audit/import/byte_source.h"
#include "audit/import/csv.h"
#include "audit/import/format_detection.h"
#include "audit/import/html_table.h"
#include "audit/import/ods.h"
#include "audit/import/sheet.h"
#include "audit/import/workbook.h"
#include "audit/model/error.h"
#include "audit/store/case_file.h"

namespace commands {

namespace {

using audit::store::CaseFile;

constexpr std::int64_t kHeaderRows = 4;
constexpr std::int64_t kRowsBefore = 12;
constexpr std::int64_t kRowsAfter = 12;

// Keeps the wanted rows of one sheet.
class Excerpt final : public audit::import::SheetSink {
 public:
    Excerpt(const OriginalPlace& place, std::vector<OriginalRow>& rows) : place_(place), rows_(rows) {}

    void begin_sheet(const audit::import::SheetInfo& sheet) override
    {
        wanted_ = !done_ && (!place_.sheet || sheet.name == place_.sheet);
    }
    void row(std::int64_t row, std::span<const audit::import::Cell> cells, bool) override
    {
        if (!wanted_) return;
        if (row > place_.row + kRowsAfter) done_ = true;
        if (done_ || (row > kHeaderRows && row < place_.row - kRowsBefore)) return;
        OriginalRow kept;
        kept.number = row;
        for (const audit::import::Cell& cell : cells) kept.cells.emplace_back(cell.text);
        rows_.push_back(std::move(kept));
    }
    void end_sheet() override
    {
        done_ = done_ || wanted_;
        wanted_ = false;
    }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

    bool done() const { return done_; }

 private:
    const OriginalPlace& place_;
    std::vector<OriginalRow>& rows_;
    bool wanted_ = false;
    bool done_ = false;
};

// Ends when the excerpt has what it wants, so that a long file is not read to its end.
class UntilDone final : public audit::import::ByteSource {
 public:
    UntilDone(std::string_view bytes, const Excerpt& excerpt)
        : bytes_(audit::import::open_bytes(bytes)), excerpt_(excerpt)
    {
    }
    std::size_t read(char* buffer, std::size_t capacity) override
    {
        return excerpt_.done() ? 0 : bytes_->read(buffer, capacity);
    }

 private:
    std::unique_ptr<audit::import::ByteSource> bytes_;
    const Excerpt& excerpt_;
};

// A log of packets: every line is a row of one cell.
void read_lines(std::string_view text, Excerpt& sink)
{
    sink.begin_sheet({});
    std::int64_t number = 0;
    while (!text.empty() && !sink.done()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        audit::import::Cell line;
        line.text = text.substr(0, end);
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        sink.row(++number, std::span(&line, 1), false);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    sink.end_sheet();
}

void read_excerpt(const std::string& bytes, const std::string& name, Excerpt& sink)
{
    using audit::import::FileFormat;
    const auto head = std::string_view(bytes).substr(0, audit::import::kFormatHeadBytes);
    switch (audit::import::detect_format(name, head)) {
        case FileFormat::csv: {
            UntilDone source(bytes, sink);
            return audit::import::read_csv(source, name, sink);
        }
        case FileFormat::hj212:
            return read_lines(bytes, sink);
        case FileFormat::workbook:
            return audit::import::read_workbook_bytes(bytes, name, sink);
        case FileFormat::ods:
            return audit::import::read_ods_bytes(bytes, name, sink);
        case FileFormat::html:
            return audit::import::read_html_tables(bytes, name, sink);
        default:
            throw audit::Error(name + ": is no table, so it has no rows to show; it is kept in the case as it is");
    }
}

// Headers of several rows are submitted joined, the lowest one last.
bool stands_under(const OriginalRows& found, std::size_t column, const std::string& header)
{
    return std::any_of(found.rows.begin(), found.rows.end(), [&](const OriginalRow& row) {
        return row.number <= kHeaderRows && column < row.cells.size() && !row.cells[column].empty() &&
               header.ends_with(row.cells[column]);
    });
}

// The cell under the header that holds the value; else the only thing that fits one of the two.
int column_of(const OriginalRows& found, const OriginalPlace& place)
{
    const std::vector<std::string>& cells = found.rows[found.marked_row].cells;
    int by_value = -1, by_header = -1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool value = !place.value.empty() && cells[i] == place.value;
        const bool header = stands_under(found, i, place.column);
        if (value && header) return static_cast<int>(i);
        if (value && by_value < 0) by_value = static_cast<int>(i);
        if (header && by_header < 0) by_header = static_cast<int>(i);
    }
    return by_header >= 0 ? by_header : by_value;
}

}  // namespace

OriginalPlace place_of(const std::string& case_path, const audit::Evidence& evidence)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const auto source = case_file.source(evidence.source.source);
    if (!source) throw audit::Error(case_path + ": the file behind a finding's evidence is missing");
    return {source->file, source->sheet, evidence.source.row, evidence.column, evidence.value};
}

OriginalRows original_rows(const std::string& case_path, const OriginalPlace& place)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const auto file = case_file.file(place.file);
    if (!file) throw audit::Error(case_path + ": holds no such file; import the submission again");
    OriginalRows found;
    found.file = file->name;
    found.sheet = place.sheet;
    Excerpt excerpt(place, found.rows);
    read_excerpt(case_file.original(place.file), file->name, excerpt);
    const auto marked = std::find_if(found.rows.begin(), found.rows.end(),
                                     [&](const OriginalRow& row) { return row.number >= place.row; });
    if (marked == found.rows.end())
        throw audit::Error(file->name + ":" + std::to_string(place.row) + ": the original has no such row");
    found.marked_row = static_cast<std::size_t>(marked - found.rows.begin());
    if (place.row > 0) found.marked_column = column_of(found, place);
    return found;
}

}  // namespace commands
