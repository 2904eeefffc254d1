// SPDX-License-Identifier: Apache-2.0
#include "audit/import/workbook_sheet.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::int64_t kRows = 1'048'576;
constexpr int kColumns = 16'384;
constexpr std::size_t kRowBytes = std::size_t{64} << 20;

// "AB" is 27; -1 when there are no letters or too many. Takes them off the front.
int take_column(std::string_view& text)
{
    int column = 0;
    std::size_t at = 0;
    for (; at < text.size() && at < 4; ++at) {
        const char c = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 32) : text[at];
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + (c - 'A' + 1);
    }
    text.remove_prefix(at);
    return column - 1;
}

bool take_cell(std::string_view& text, std::int64_t& row, int& column)
{
    if (text.starts_with('$')) text.remove_prefix(1);
    column = take_column(text);
    if (text.starts_with('$')) text.remove_prefix(1);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), row);
    if (result.ec != std::errc() || column < 0 || column >= kColumns || row < 1 || row > kRows) return false;
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    return true;
}

// "2025-01-02T03:00:00.000Z" of a date cell, as people write it.
std::string plain_iso_time(std::string_view text)
{
    std::string plain(text.substr(0, text.find_first_of(".Z")));
    if (plain.size() > 10 && plain[10] == 'T') plain[10] = ' ';
    if (plain.size() == 19 && plain.ends_with(":00")) plain.resize(16);
    if (plain.size() == 16 && plain.ends_with(" 00:00")) plain.resize(10);
    return plain;
}

}  // namespace

SheetReader::SheetReader(const Workbook& book, std::string place, SheetSink& sink, const WorkbookLimits& limits,
                         CellBudget& budget)
    : book_(book), place_(std::move(place)), sink_(sink), limits_(limits), budget_(budget)
{
}

void SheetReader::refuse(const std::string& sentence) const
{
    throw Error(place_ + ":" + std::to_string(row_) + ": " + sentence);
}

void SheetReader::start(std::string_view name, const XmlAttributes& attributes)
{
    if (name == "c") {
        begin_cell(attributes);
    } else if (name == "v") {
        capture_ = Capture::value;
        has_value_ = true;
    } else if (name == "row") {
        begin_row(attributes);
    } else if (name == "col") {
        const int first = attributes.number("min", 0), last = attributes.number("max", first);
        if (attributes.is_true("hidden") && first > 0 && last >= first) sink_.hidden_columns(first - 1, last - 1);
    } else if (name == "f") {
        capture_ = Capture::formula;
        has_formula_ = true;
    } else if (name == "is") {
        in_string_ = has_value_ = true;
    } else if (name == "rPh") {
        ++phonetic_;
    } else if (name == "t" && in_string_ && phonetic_ == 0) {
        capture_ = Capture::string;
    }
}

void SheetReader::end(std::string_view name)
{
    if (name == "c") {
        end_cell();
    } else if (name == "v" || name == "f" || name == "t") {
        capture_ = Capture::nothing;
    } else if (name == "row") {
        end_row();
    } else if (name == "is") {
        in_string_ = false;
    } else if (name == "rPh") {
        --phonetic_;
    }
}

void SheetReader::text(std::string_view piece)
{
    if (capture_ == Capture::nothing) return;
    std::string& target = capture_ == Capture::formula ? formula_ : value_;
    target += piece;
    if (static_cast<std::int64_t>(target.size()) > limits_.cell_bytes)
        refuse("a cell holds more than " + std::to_string(limits_.cell_bytes >> 10) +
               " KiB, which no cell can; open the workbook in an office program and save it again");
}

void SheetReader::begin_row(const XmlAttributes& attributes)
{
    const int given = attributes.number("r", 0);
    row_ = given > 0 ? given : row_ + 1;
    if (row_ > kRows)
        refuse("a sheet has at most 1048576 rows; open the workbook in an office program and save it again");
    row_hidden_ = attributes.is_true("hidden");
    column_ = -1;
    row_text_.clear();
    pending_.clear();
}

void SheetReader::begin_cell(const XmlAttributes& attributes)
{
    std::string_view reference = attributes["r"];
    const int given = take_column(reference);
    column_ = given >= 0 ? given : column_ + 1;
    if (column_ >= kColumns)
        refuse("a sheet has at most 16384 columns; open the workbook in an office program and save it again");
    if (--budget_.left < 0)
        refuse("the workbook has more than " + std::to_string(limits_.cells) + " cells; hand in the data as CSV");
    type_ = attributes["t"];
    style_ = static_cast<std::size_t>(std::max(attributes.number("s", 0), 0));
    has_value_ = has_formula_ = false;
    value_.clear();
    formula_.clear();
}

void SheetReader::end_cell()
{
    // A formula whose text result is empty has been computed; one without any result has not.
    const bool computed_text = type_ == "str" && has_value_;
    if (has_formula_ && value_.empty() && !computed_text) return keep('=' + formula_, CellKind::uncomputed);
    if (value_.empty()) return;
    if (type_ == "s") {
        keep_shared();
    } else if (type_ == "str" || type_ == "inlineStr") {
        std::string plain;
        keep(unescape_string(value_, plain) ? plain : value_, CellKind::text);
    } else if (type_ == "b") {
        keep(value_ == "1" || value_ == "true" ? "TRUE" : "FALSE", CellKind::boolean);
    } else if (type_ == "e") {
        keep(value_, CellKind::error);
    } else if (type_ == "d") {
        keep(plain_iso_time(value_), CellKind::time);
    } else {
        keep_number();
    }
}

void SheetReader::keep(std::string_view text, CellKind kind, bool decimals_known)
{
    if (row_text_.size() + text.size() > kRowBytes)
        refuse("a row holds more than 64 MiB, which no table has; check the workbook in an office program");
    const auto column = static_cast<std::size_t>(column_);
    if (pending_.size() <= column) pending_.resize(column + 1);
    pending_[column] = {row_text_.size(), text.size(), nullptr, kind, decimals_known};
    row_text_ += text;
}

void SheetReader::keep_shared()
{
    std::size_t index = 0;
    const auto result = std::from_chars(value_.data(), value_.data() + value_.size(), index);
    if (result.ec != std::errc() || index >= book_.strings.size())
        refuse(
            "a cell refers to a text that the workbook does not hold; open it in an office program and save it again");
    const std::string_view shared = book_.strings[index];
    const auto column = static_cast<std::size_t>(column_);
    if (pending_.size() <= column) pending_.resize(column + 1);
    pending_[column] = {0, shared.size(), shared.data(), CellKind::text, true};
}

void SheetReader::keep_number()
{
    static const NumberFormat kGeneral;
    double value = 0;
    const auto result = std::from_chars(value_.data(), value_.data() + value_.size(), value);
    if (result.ec != std::errc() || result.ptr != value_.data() + value_.size()) {
        sink_.problem(row_, value_, "数字（单元格标为数字）", "a number (the cell says that it holds one)");
        return keep(value_, CellKind::text);
    }
    const NumberFormat& format = style_ < book_.formats.size() ? book_.formats[style_] : kGeneral;
    const ShownValue shown = shown_value(value, format, book_.from_1904);
    keep(shown.text, shown.is_time ? CellKind::time : CellKind::number, shown.decimals_known);
}

void SheetReader::end_row()
{
    while (!pending_.empty() && pending_.back().length == 0) pending_.pop_back();
    if (pending_.empty()) return;
    cells_.resize(pending_.size());
    for (std::size_t i = 0; i < pending_.size(); ++i) {
        const Pending& from = pending_[i];
        const char* const text = from.shared != nullptr ? from.shared : row_text_.data() + from.offset;
        cells_[i] = {{text, from.length}, from.kind, from.decimals_known};
    }
    sink_.row(row_, cells_, row_hidden_);
}

bool parse_range(std::string_view text, MergedRange& range)
{
    if (!take_cell(text, range.first_row, range.first_column)) return false;
    range.last_row = range.first_row;
    range.last_column = range.first_column;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        if (!take_cell(text, range.last_row, range.last_column)) return false;
    }
    return text.empty() && range.first_row <= range.last_row && range.first_column <= range.last_column;
}

std::vector<MergedRange> find_merged_ranges(ByteSource& sheet)
{
    constexpr std::string_view kElement = "mergeCell ";
    constexpr std::size_t kPiece = 65536, kLongestTag = 256, kMostRanges = 1'000'000;
    std::vector<MergedRange> ranges;
    std::string window;
    for (std::size_t size = 1; size > 0 && ranges.size() < kMostRanges;) {
        const std::size_t kept = window.size();
        window.resize(kept + kPiece);
        size = sheet.read(window.data() + kept, kPiece);
        window.resize(kept + size);
        std::size_t done = 0;
        for (std::size_t at; (at = window.find(kElement, done)) != std::string::npos;) {
            const std::size_t close = window.find('>', at);
            if (close == std::string::npos && size > 0 && window.size() - at < kLongestTag) break;
            done = at + kElement.size();
            if (at == 0 || (window[at - 1] != '<' && window[at - 1] != ':')) continue;  // the word in a text
            const std::string_view tag = std::string_view(window).substr(at, close - at);
            const std::size_t open = tag.find("ref=");
            MergedRange range;
            if (open == std::string_view::npos || open + 5 >= tag.size()) continue;
            const std::string_view value = tag.substr(open + 5);
            if (parse_range(value.substr(0, value.find(tag[open + 4])), range)) ranges.push_back(range);
        }
        const std::size_t tail = window.size() > kLongestTag ? window.size() - kLongestTag : 0;
        window.erase(0, std::max(done, tail));
    }
    return ranges;
}

}  // namespace audit::import
