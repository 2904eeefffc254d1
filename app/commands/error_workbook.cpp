// SPDX-License-Identifier: Apache-2.0
// The workbook that goes back to the enterprise: its own rows, row by row where they stood, with the faulty cells
// coloured and explained. A hidden sheet names the files, so that the corrected workbook is their next version.
#include <xlsxwriter.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "app/commands/submission.h"
#include "audit/import/corrections.h"
#include "audit/import/format_detection.h"
#include "audit/model/error.h"
#include "audit/reference/fold.h"
#include "audit/store/source_columns.h"
#include "reports/write_file.h"

namespace commands {

namespace {

using audit::import::FileFormat;
using audit::store::CaseFile;
using audit::store::ImportProblem;
using audit::store::Source;
using audit::store::SubmittedFile;

constexpr std::int64_t kMostRows =
    200'000;                              // of a file whose rows are all given back; of longer ones the rejected rows
constexpr std::size_t kLongestName = 31;  // characters of a sheet's name
constexpr lxw_color_t kRejected = 0xFFC7CE;
constexpr lxw_color_t kFaulty = 0xFFEB9C;

struct Mark {
    std::string comment;
    bool rejected = false;
};
using MarkedCells = std::map<std::pair<std::int64_t, int>, Mark>;  // row from 1, column from 0

// One sheet of a submitted file that is given back.
struct SheetToMark {
    std::optional<std::string> origin;
    std::map<audit::SourceId, audit::store::SourceLayout> tables;
    MarkedCells marks;

    // Of a long file, rows up to the first header and the headers of its further tables are given back, too.
    bool is_head(std::int64_t row) const
    {
        std::int64_t first = std::numeric_limits<std::int64_t>::max();
        bool header = false;
        for (const auto& [source, table] : tables) {
            first = std::min(first, table.header_row);
            header = header || table.header_row == row;
        }
        return header || row <= first;
    }
};

class ErrorBook {
 public:
    explicit ErrorBook(const std::string& path) : path_(path), book_(workbook_new(path.c_str()))
    {
        for (const auto& [format, colour] : {std::pair{&rejected_, kRejected}, std::pair{&faulty_, kFaulty}}) {
            *format = workbook_add_format(book_);
            format_set_bg_color(*format, colour);
            format_set_border(*format, LXW_BORDER_THIN);
        }
    }
    ~ErrorBook()
    {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    ErrorBook(const ErrorBook&) = delete;
    ErrorBook& operator=(const ErrorBook&) = delete;

    lxw_worksheet* add_sheet(const std::string& wanted, const std::string& file,
                             const std::optional<std::string>& origin, bool whole);
    lxw_format* format(const Mark& mark) const { return mark.rejected ? rejected_ : faulty_; }
    void close();

 private:
    std::string path_;
    lxw_workbook* book_;
    lxw_format* rejected_ = nullptr;
    lxw_format* faulty_ = nullptr;
    std::set<std::string> names_;
    std::vector<audit::import::CorrectedSheet> list_;
};

// A name that a spreadsheet program accepts: no signs of its own, at most 31 characters, not twice.
std::string sheet_name(const std::string& wanted, const std::set<std::string>& taken)
{
    std::string plain;
    for (const char c : wanted) plain += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '_';
    const auto shortened = [&](std::size_t characters) {
        std::size_t end = 0, count = 0;
        while (end < plain.size() && count < characters) {
            ++end;
            while (end < plain.size() && (static_cast<unsigned char>(plain[end]) & 0xC0U) == 0x80U) ++end;
            ++count;
        }
        return plain.substr(0, end);
    };
    std::string name = plain.empty() ? "1" : shortened(kLongestName);
    constexpr std::size_t kRoomForNumber = 5;
    for (int number = 2; taken.contains(audit::reference::folded(name)); ++number)
        name = shortened(kLongestName - kRoomForNumber) + "_" + std::to_string(number);
    return name;
}

lxw_worksheet* ErrorBook::add_sheet(const std::string& wanted, const std::string& file,
                                    const std::optional<std::string>& origin, bool whole)
{
    const std::string name = sheet_name(wanted, names_);
    names_.insert(audit::reference::folded(name));
    if (whole) list_.push_back({name, file, origin});
    return workbook_add_worksheet(book_, name.c_str());
}

void ErrorBook::close()
{
    if (!list_.empty()) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_, audit::import::kCorrectionsSheet);
        worksheet_write_string(sheet, 0, 0, audit::import::kCorrectionsFormat, nullptr);
        lxw_row_t row = 1;
        for (const audit::import::CorrectedSheet& each : list_) {
            worksheet_write_string(sheet, row, 0, each.name.c_str(), nullptr);
            worksheet_write_string(sheet, row, 1, each.file.c_str(), nullptr);
            worksheet_write_string(sheet, row, 2, each.origin.value_or("").c_str(), nullptr);
            ++row;
        }
        worksheet_hide(sheet);
    }
    const lxw_error result = workbook_close(book_);
    book_ = nullptr;
    if (result != LXW_NO_ERROR) throw audit::Error(path_ + ": cannot be written (" + lxw_strerror(result) + ")");
}

void write_comment(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text)
{
    lxw_comment_options options{};
    constexpr std::uint16_t kWidth = 320, kHeight = 130;
    options.width = kWidth;
    options.height = kHeight;
    worksheet_write_comment_opt(sheet, row, column, text.c_str(), &options);
}

// Writes the rows of one file into the book; of a long file only headers and rejected rows, one below the other.
class MarkingSink final : public audit::import::SheetSink {
 public:
    MarkingSink(ErrorBook& book, const std::string& file, std::vector<SheetToMark>& sheets, bool whole)
        : book_(book), file_(file), sheets_(sheets), whole_(whole)
    {
    }
    std::int64_t marked = 0;

    void begin_sheet(const audit::import::SheetInfo& info) override
    {
        const auto sheet = std::find_if(sheets_.begin(), sheets_.end(),
                                        [&](const SheetToMark& each) { return each.origin == info.name; });
        sheet_ = sheet == sheets_.end() ? nullptr : &*sheet;
        if (sheet_ == nullptr || (!whole_ && sheet_->marks.empty())) {
            sheet_ = nullptr;
            return;
        }
        const std::size_t slash = file_.rfind('/');
        std::string stem = slash == std::string::npos ? file_ : file_.substr(slash + 1);
        stem = stem.substr(0, stem.rfind('.'));
        to_ = book_.add_sheet(info.name.value_or(stem), file_, info.name, whole_);
        written_ = 0;
        if (!whole_) tell_what_is_left_out();
    }
    void merged(std::span<const audit::import::MergedRange> ranges) override
    {
        if (sheet_ == nullptr || !whole_) return;
        for (const audit::import::MergedRange& range : ranges) {
            if (range.first_row == range.last_row && range.first_column == range.last_column) continue;
            worksheet_merge_range(
                to_, static_cast<lxw_row_t>(range.first_row - 1), static_cast<lxw_col_t>(range.first_column),
                static_cast<lxw_row_t>(range.last_row - 1), static_cast<lxw_col_t>(range.last_column), "", nullptr);
        }
    }
    void row(std::int64_t row, std::span<const audit::import::Cell> cells, bool) override
    {
        if (sheet_ == nullptr || (!whole_ && !sheet_->is_head(row) && !is_rejected(row))) return;
        const auto at = static_cast<lxw_row_t>(whole_ ? row - 1 : written_);
        ++written_;
        const auto end = sheet_->marks.upper_bound({row, std::numeric_limits<int>::max()});
        int width = static_cast<int>(cells.size());
        for (auto mark = sheet_->marks.lower_bound({row, 0}); mark != end; ++mark)
            width = std::max(width, mark->first.second + 1);
        for (int column = 0; column < width; ++column) {
            const bool inside = column < static_cast<int>(cells.size());
            write_cell(at, column, inside ? std::string(cells[static_cast<std::size_t>(column)].text) : std::string(),
                       row);
        }
    }
    void end_sheet() override { sheet_ = nullptr; }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    void tell_what_is_left_out()
    {
        const std::string zh = "原文件超过 " + std::to_string(kMostRows) +
                               " 行，此表只列出表头和被拒收的行。请在原文件中改正后重新提交原文件，不要提交此表。";
        const std::string en = "The file has more than " + std::to_string(kMostRows) +
                               " rows: only its header and the rejected rows are listed here. Correct them in the file "
                               "itself and hand in that file, not this sheet.";
        for (const std::string& text : {zh, en})
            worksheet_write_string(to_, static_cast<lxw_row_t>(written_++), 0, text.c_str(), nullptr);
    }
    bool is_rejected(std::int64_t row) const
    {
        const auto mark = sheet_->marks.lower_bound({row, 0});
        return mark != sheet_->marks.end() && mark->first.first == row && mark->second.rejected;
    }
    void write_cell(lxw_row_t at, int column, const std::string& text, std::int64_t row)
    {
        const auto to = static_cast<lxw_col_t>(column);
        const auto mark = sheet_->marks.find({row, column});
        if (mark == sheet_->marks.end()) {
            if (!text.empty()) worksheet_write_string(to_, at, to, text.c_str(), nullptr);
            return;
        }
        lxw_format* format = book_.format(mark->second);
        if (text.empty()) {
            worksheet_write_blank(to_, at, to, format);
        } else {
            worksheet_write_string(to_, at, to, text.c_str(), format);
        }
        write_comment(to_, at, to, mark->second.comment);
        ++marked;
    }

    ErrorBook& book_;
    const std::string& file_;
    std::vector<SheetToMark>& sheets_;
    bool whole_;
    SheetToMark* sheet_ = nullptr;
    lxw_worksheet* to_ = nullptr;
    std::int64_t written_ = 0;
};

std::string comment_of(const ImportProblem& problem)
{
    const std::string found = problem.found.empty() ? "（空） / (empty)" : problem.found;
    return "内容：" + found + "\n应为：" + problem.expected.zh + "\nFound: " + found +
           "\nExpected: " + problem.expected.en + "\n";
}

// The table of the sheet that a problem is about; the first one where it is about the sheet.
const audit::store::SourceLayout& table_of(const SheetToMark& sheet, const ImportProblem& problem)
{
    const auto own = problem.source ? sheet.tables.find(*problem.source) : sheet.tables.end();
    return own == sheet.tables.end() ? sheet.tables.begin()->second : own->second;
}

int column_of(const audit::store::SourceLayout& table, const ImportProblem& problem)
{
    for (const audit::store::SubmittedColumn& column : table.columns)
        if (!problem.column.empty() && column.header == problem.column && column.number >= 0) return column.number;
    return 0;
}

void add_mark(SheetToMark& sheet, const ImportProblem& problem)
{
    const audit::store::SourceLayout& table = table_of(sheet, problem);
    const std::int64_t row = problem.row > 0 ? problem.row : std::max<std::int64_t>(table.header_row, 1);
    Mark& mark = sheet.marks[{row, column_of(table, problem)}];
    mark.comment += comment_of(problem);
    mark.rejected = mark.rejected || problem.rejected;
}

// Every sheet of the file that was listed in the case, with its problems.
std::vector<SheetToMark> sheets_of(const CaseFile& case_file, const SubmittedFile& file,
                                   const std::vector<ImportProblem>& problems)
{
    std::vector<SheetToMark> sheets;
    for (const Source& source : case_file.sources()) {
        if (source.file != file.id) continue;
        auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                  [&](const SheetToMark& each) { return each.origin == source.sheet; });
        if (sheet == sheets.end()) sheet = sheets.insert(sheets.end(), {source.sheet, {}, {}});
        sheet->tables.emplace(source.id, audit::store::layout_of(case_file, source.id));
    }
    for (const ImportProblem& problem : problems) {
        if (problem.file != file.id || problem.note) continue;
        const auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                        [&](const SheetToMark& each) { return each.origin == problem.sheet; });
        if (sheet != sheets.end()) add_mark(*sheet, problem);
    }
    return sheets;
}

std::int64_t rows_of(const CaseFile& case_file, std::int64_t file)
{
    std::int64_t rows = 0;
    for (const Source& source : case_file.sources())
        if (source.file == file) rows += source.rows + source.rejected;
    return rows;
}

std::int64_t give_back(const CaseFile& case_file, const SubmittedFile& file, const std::vector<ImportProblem>& problems,
                       ErrorBook& book)
{
    std::vector<SheetToMark> sheets = sheets_of(case_file, file, problems);
    if (std::all_of(sheets.begin(), sheets.end(), [](const SheetToMark& sheet) { return sheet.marks.empty(); }))
        return 0;
    const std::string bytes = case_file.original(file.id);
    const auto head = std::string_view(bytes).substr(0, audit::import::kFormatHeadBytes);
    const FileFormat format = audit::import::detect_format(file.name, head);
    if (format == FileFormat::hj212) return 0;
    MarkingSink sink(book, file.name, sheets, rows_of(case_file, file.id) <= kMostRows);
    audit::import::read_original_sheets(bytes, file.name, sink);
    return sink.marked;
}

}  // namespace

std::int64_t write_error_workbook(const std::string& case_path, const std::string& output, const CommonOptions&)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const std::vector<ImportProblem> problems = case_file.problems();
    reports::PartialFile file(output);
    file.create();
    ErrorBook book(file.temporary());
    std::int64_t marked = 0;
    for (const SubmittedFile& each : case_file.files())
        if (!each.superseded && !each.attachment) marked += give_back(case_file, each, problems, book);
    if (marked == 0) return 0;
    book.close();
    file.publish();
    return marked;
}

}  // namespace commands
