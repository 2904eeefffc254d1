// SPDX-License-Identifier: Apache-2.0
#include "audit/import/original_excerpt.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>

#include "audit/import/corrections.h"
#include "audit/import/table_formats.h"
#include "audit/import/text_decoding.h"
#include "audit/model/error.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

// Collects the rows around one cell while the sheets pass by.
class Excerpt {
 public:
    Excerpt(const WantedCell& wanted, const ExcerptSize& size, OriginalRows& found)
        : wanted_(wanted), size_(size), found_(found), row_(wanted.upright ? -1 : wanted.place.row)
    {
    }

    void begin_sheet(const std::optional<std::string>& sheet)
    {
        in_sheet_ = !done_ && (!wanted_.place.sheet || sheet == wanted_.place.sheet);
    }
    void end_sheet()
    {
        done_ = done_ || in_sheet_;
        in_sheet_ = false;
    }
    void row(std::int64_t number, std::span<const Cell> cells)
    {
        if (!in_sheet_ || done_) return;
        if (row_ < 0 && holds_label(cells)) row_ = number;
        if (row_ >= 0 && number > row_ + size_.after) {
            done_ = true;
            return;
        }
        const bool header = number <= size_.top || (size_.header && number == wanted_.header_row);
        OriginalRow kept{number, {}};
        for (const Cell& cell : cells) kept.cells.emplace_back(cell.repeated ? std::string_view() : cell.text);
        if (row_ >= 0 && number < row_ - size_.before && !header) return;
        if (row_ < 0 && !header) return remember(std::move(kept));
        for (OriginalRow& before : before_) found_.rows.push_back(std::move(before));
        before_.clear();
        if (number >= row_ && row_ >= 0 && !marked_) mark();
        found_.rows.push_back(std::move(kept));
    }
    bool done() const { return done_; }
    bool marked() const { return marked_; }

 private:
    bool holds_label(std::span<const Cell> cells) const
    {
        return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
            return reference::folded(cell.text) == reference::folded(wanted_.place.column);
        });
    }
    // The rows before a label that has not come yet.
    void remember(OriginalRow row)
    {
        before_.push_back(std::move(row));
        if (static_cast<std::int64_t>(before_.size()) > size_.before) before_.pop_front();
    }
    void mark()
    {
        marked_ = true;
        found_.marked_row = found_.rows.size();
    }

    const WantedCell& wanted_;
    const ExcerptSize& size_;
    OriginalRows& found_;
    std::int64_t row_;  // -1 until the label has been seen
    std::deque<OriginalRow> before_;
    bool in_sheet_ = false, done_ = false, marked_ = false;
};

class Excerpts final : public SheetSink {
 public:
    explicit Excerpts(std::vector<Excerpt>& all) : all_(all) {}
    void begin_sheet(const SheetInfo& sheet) override
    {
        for (Excerpt& one : all_) one.begin_sheet(sheet.name);
    }
    void row(std::int64_t row, std::span<const Cell> cells, bool) override
    {
        for (Excerpt& one : all_) one.row(row, cells);
    }
    void end_sheet() override
    {
        for (Excerpt& one : all_) one.end_sheet();
    }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}
    bool done() const
    {
        return std::all_of(all_.begin(), all_.end(), [](const Excerpt& one) { return one.done(); });
    }

 private:
    std::vector<Excerpt>& all_;
};

// Ends when the excerpts have what they want, so that a long file is not read to its end.
class UntilDone final : public ByteSource {
 public:
    UntilDone(std::string_view bytes, const Excerpts& excerpts) : bytes_(open_bytes(bytes)), excerpts_(excerpts) {}
    std::size_t read(char* buffer, std::size_t capacity) override
    {
        return excerpts_.done() ? 0 : bytes_->read(buffer, capacity);
    }

 private:
    std::unique_ptr<ByteSource> bytes_;
    const Excerpts& excerpts_;
};

// A log of packets: every line is a row of one cell.
void read_lines(std::string_view text, Excerpts& sink)
{
    sink.begin_sheet({});
    std::int64_t number = 0;
    std::string decoded;
    while (!text.empty() && !sink.done()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!is_utf8(line)) line = decoded = to_utf8(line);
        const Cell cell{line};
        sink.row(++number, std::span(&cell, 1), false);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    sink.end_sheet();
}

void read_original(const std::string& bytes, const std::string& name, Excerpts& sink)
{
    const FileFormat format = format_of_bytes(bytes, name);
    if (format == FileFormat::hj212) {
        const bool wide = bytes.find('\0') != std::string::npos;
        return read_lines(wide ? to_utf8(bytes) : bytes, sink);
    }
    if (!is_tabular(format))
        throw Error(name + ": is no table, so it has no rows to show; it is kept in the case as it is");
    UntilDone source(bytes, sink);
    const auto corrected = corrections_for(bytes, name);
    if (corrected.empty()) return read_tables(format, source, name, sink);
    CorrectedSheets sheets(corrected, sink);
    read_tables(FileFormat::workbook, source, name, sheets);
}

// The cell that holds the value, where the header does not say its column.
int column_of_value(const std::vector<std::string>& cells, const OriginalPlace& place)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!place.value.empty() && cells[i] == place.value) return static_cast<int>(i);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!place.value.empty() && cells[i].find(place.value) != std::string::npos) return static_cast<int>(i);
    return -1;
}

int marked_column(const std::vector<std::string>& cells, const WantedCell& wanted)
{
    if (!wanted.upright && wanted.column >= 0) return wanted.column;
    if (!wanted.upright) return column_of_value(cells, wanted.place);
    for (std::size_t i = 0; i + 1 < cells.size(); ++i)
        if (reference::folded(cells[i]) == reference::folded(wanted.place.column)) return static_cast<int>(i) + 1;
    return -1;
}

}  // namespace

std::vector<OriginalRows> read_excerpts(const std::string& bytes, const std::string& name,
                                        const std::vector<WantedCell>& wanted, const ExcerptSize& size)
{
    std::vector<OriginalRows> found(wanted.size());
    std::vector<Excerpt> excerpts;
    excerpts.reserve(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        found[i].file = name;
        found[i].sheet = wanted[i].place.sheet;
        excerpts.emplace_back(wanted[i], size, found[i]);
    }
    Excerpts sink(excerpts);
    read_original(bytes, name, sink);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!excerpts[i].marked()) {
            found[i].rows.clear();
            continue;
        }
        if (wanted[i].place.row > 0)
            found[i].marked_column = marked_column(found[i].rows[found[i].marked_row].cells, wanted[i]);
    }
    return found;
}

}  // namespace audit::import
