// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xml_workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "audit/import/number_format.h"
#include "audit/import/text_decoding.h"
#include "audit/import/xml_reader.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::int64_t kRows = 1'048'576;
constexpr std::int64_t kColumns = 16'384;

struct XmlCell {
    std::string text;
    CellKind kind = CellKind::text;
    bool decimals_known = true;
};

// Names that SpreadsheetML has for usual formats.
NumberFormat format_of(std::string_view code)
{
    static const std::map<std::string_view, std::string_view> kNamed = {{"Fixed", "0.00"},
                                                                        {"Standard", "#,##0.00"},
                                                                        {"Percent", "0.00%"},
                                                                        {"Currency", "0.00"},
                                                                        {"Short Date", "yyyy-mm-dd"},
                                                                        {"Medium Date", "yyyy-mm-dd"},
                                                                        {"Long Date", "yyyy-mm-dd"},
                                                                        {"Short Time", "hh:mm"},
                                                                        {"Medium Time", "hh:mm"},
                                                                        {"Long Time", "hh:mm:ss"},
                                                                        {"General Date", "yyyy-mm-dd hh:mm"}};
    const auto named = kNamed.find(code);
    return parse_number_format(named == kNamed.end() ? code : named->second);
}

// "2025-01-02T09:00:00.000" as "2025-01-02 09:00", without the clock at midnight of a format without one. A time of day
// is written on the day before the calendar begins.
std::string shown_moment(std::string_view text, const NumberFormat& format)
{
    constexpr std::size_t kDate = 10, kSeconds = 19;
    std::string shown(text.substr(0, kSeconds));
    if (shown.size() <= kDate) return shown;
    shown[kDate] = ' ';
    if (shown.ends_with(":00") && shown.size() == kSeconds) shown.resize(kSeconds - 3);
    if (shown.starts_with("1899-12-31")) return shown.substr(kDate + 1);
    const bool midnight = std::string_view(shown).substr(kDate + 1) == "00:00";
    return midnight && !format.has_time ? shown.substr(0, kDate) : shown;
}

// Reads the text twice: whether a sheet is hidden is said behind its rows. The first pass (no sink) only looks for
// that.
class Document : public XmlHandler {
 public:
    Document(std::string place, const WorkbookLimits& limits, SheetSink* sink, std::vector<bool>& hidden)
        : place_(std::move(place)), limits_(limits), sink_(sink), hidden_(hidden)
    {
    }

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "Worksheet") return begin_sheet(attributes);
        if (name == "Visible") {
            in_visible_ = true;
        } else if (name == "Style") {
            style_ = attributes["ID"];
        } else if (name == "NumberFormat") {
            formats_[style_] = format_of(attributes["Format"]);
        } else if (sink_ == nullptr || !in_sheet_) {
            return;
        } else if (name == "Comment" || name == "PhoneticText") {
            ++beside_;
        } else if (name == "Column") {
            add_column(attributes);
        } else if (name == "Row") {
            begin_row(attributes);
        } else if (name == "Cell" && in_row_) {
            begin_cell(attributes);
        } else if (name == "Data" && in_cell_ && beside_ == 0) {
            in_data_ = true;
            type_ = attributes["Type"];
        }
    }
    void end(std::string_view name) override
    {
        if (name == "Visible") {
            in_visible_ = false;
        } else if (name == "Worksheet") {
            if (sink_ != nullptr) sink_->end_sheet();
            in_sheet_ = false;
        } else if (name == "Comment" || name == "PhoneticText") {
            beside_ -= beside_ > 0 ? 1 : 0;
        } else if (name == "Data" && beside_ == 0) {
            in_data_ = false;
        } else if (name == "Cell" && in_cell_) {
            end_cell();
        } else if (name == "Row" && in_row_) {
            end_row();
        }
    }
    void text(std::string_view piece) override
    {
        if (in_visible_ && !hidden_.empty() && piece.find("Hidden") != std::string_view::npos) hidden_.back() = true;
        if (!in_data_ || beside_ > 0) return;
        value_ += piece;
        if (static_cast<std::int64_t>(value_.size()) > limits_.cell_bytes)
            refuse("a cell holds more than " + std::to_string(limits_.cell_bytes >> 10) +
                   " KiB, which no cell can; open the file in an office program and save it again");
    }

 private:
    [[noreturn]] void refuse(const std::string& sentence) const
    {
        throw Error(place_ + ":" + std::to_string(row_) + ": " + sentence);
    }

    void begin_sheet(const XmlAttributes& attributes)
    {
        in_sheet_ = true;
        row_ = 0;
        column_ = 0;
        column_styles_.clear();
        ++sheets_;
        if (sink_ == nullptr) {
            hidden_.push_back(false);
        } else {
            sink_->begin_sheet({std::string(attributes["Name"]), hidden_.at(sheets_ - 1)});
        }
    }
    // Where an element stands: behind the last one, or where its Index says.
    static std::int64_t place(const XmlAttributes& attributes, std::int64_t last)
    {
        return std::max<std::int64_t>(attributes.number("Index", static_cast<int>(last + 1)), last + 1);
    }
    void add_column(const XmlAttributes& attributes)
    {
        const std::int64_t first = place(attributes, column_);
        const std::int64_t end = first + std::clamp<std::int64_t>(attributes.number("Span", 0), 0, kColumns);
        column_ = end;
        if (end > kColumns) return;
        column_styles_[end] = {first, std::string(attributes["StyleID"])};
        if (attributes.is_true("Hidden")) sink_->hidden_columns(static_cast<int>(first) - 1, static_cast<int>(end) - 1);
    }
    void begin_row(const XmlAttributes& attributes)
    {
        in_row_ = true;
        row_ = place(attributes, row_);
        if (row_ > kRows)
            refuse("a sheet has at most 1048576 rows; open the file in an office program and save it again");
        row_span_ = std::clamp<std::int64_t>(attributes.number("Span", 0), 0, kRows);
        row_hidden_ = attributes.is_true("Hidden");
        row_style_ = attributes["StyleID"];
        cells_.clear();
        merged_.clear();
        cell_ = 0;
    }
    void begin_cell(const XmlAttributes& attributes)
    {
        in_cell_ = true;
        cell_ = place(attributes, cell_);
        if (cell_ > kColumns)
            refuse("a sheet has at most 16384 columns; open the file in an office program and save it again");
        formula_ = attributes["Formula"];
        cell_style_ = attributes["StyleID"];
        across_ = std::clamp<std::int64_t>(attributes.number("MergeAcross", 0), 0, kColumns - cell_);
        const std::int64_t down = std::clamp<std::int64_t>(attributes.number("MergeDown", 0), 0, kRows - row_);
        if (across_ > 0 || down > 0)
            merged_.push_back({row_, row_ + down, static_cast<int>(cell_) - 1, static_cast<int>(cell_ + across_) - 1});
        type_.clear();
        value_.clear();
    }
    void end_cell()
    {
        in_cell_ = in_data_ = false;
        XmlCell cell = read_cell();
        if (!cell.text.empty()) {
            cells_.resize(static_cast<std::size_t>(cell_));
            cells_.back() = std::move(cell);
        }
        cell_ += across_;
    }
    void end_row()
    {
        in_row_ = false;
        if (!merged_.empty()) sink_->merged(merged_);
        if (!cells_.empty()) {
            spent_ += static_cast<std::int64_t>(cells_.size());
            if (spent_ > limits_.cells)
                refuse("the file has more than " + std::to_string(limits_.cells) + " cells; hand in the data as CSV");
            row_cells_.clear();
            for (const XmlCell& cell : cells_) row_cells_.push_back({cell.text, cell.kind, cell.decimals_known});
            sink_->row(row_, row_cells_, row_hidden_);
        }
        row_ += row_span_;
    }

    const std::string& column_style() const
    {
        static const std::string none;
        const auto found = column_styles_.lower_bound(cell_);
        return found == column_styles_.end() || found->second.first > cell_ ? none : found->second.second;
    }
    NumberFormat format() const
    {
        const std::string& style = !cell_style_.empty()  ? cell_style_
                                   : !row_style_.empty() ? row_style_
                                                         : column_style();
        const auto found = formats_.find(style.empty() ? "Default" : style);
        return found == formats_.end() ? NumberFormat() : found->second;
    }
    XmlCell read_cell() const
    {
        if (value_.empty() && !formula_.empty() && type_ != "String") return {formula_, CellKind::uncomputed};
        if (type_ == "DateTime") return {shown_moment(value_, format()), CellKind::time};
        if (type_ == "Boolean") return {value_ == "1" ? "TRUE" : "FALSE", CellKind::boolean};
        if (type_ == "Error") return {value_, CellKind::error};
        if (type_ != "Number") return {value_, CellKind::text};
        double number = 0;
        const auto result = std::from_chars(value_.data(), value_.data() + value_.size(), number);
        if (result.ec != std::errc()) return {value_, CellKind::text};
        ShownValue shown = shown_value(number, format(), false);
        return {std::move(shown.text), shown.is_time ? CellKind::time : CellKind::number, shown.decimals_known};
    }

    std::string place_;
    const WorkbookLimits& limits_;
    SheetSink* sink_;
    std::vector<bool>& hidden_;  // by sheet
    std::map<std::string, NumberFormat, std::less<>> formats_;
    std::string style_;

    std::size_t sheets_ = 0;
    bool in_sheet_ = false, in_row_ = false, in_cell_ = false, in_data_ = false, in_visible_ = false;
    int beside_ = 0;                                                              // depth inside notes
    std::map<std::int64_t, std::pair<std::int64_t, std::string>> column_styles_;  // last column -> first one, style
    std::int64_t row_ = 0, row_span_ = 0, column_ = 0, cell_ = 0, across_ = 0, spent_ = 0;
    bool row_hidden_ = false;
    std::string row_style_, cell_style_, formula_, type_, value_;
    std::vector<XmlCell> cells_;
    std::vector<MergedRange> merged_;
    std::vector<Cell> row_cells_;
};

// The text behind what it says of its own encoding, which is wrong once it has been decoded.
std::string_view without_declaration(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return text;
    text.remove_prefix(first);
    const std::size_t end = text.find("?>");
    return text.starts_with("<?xml") && end != std::string_view::npos ? text.substr(end + 2) : text;
}

}  // namespace

void read_xml_workbook_bytes(std::string_view bytes, const std::string& name, SheetSink& sink,
                             const WorkbookLimits& limits)
{
    const std::string decoded = to_utf8(bytes);
    const std::string_view text = without_declaration(decoded);
    std::vector<bool> hidden;
    for (SheetSink* const to : {static_cast<SheetSink*>(nullptr), &sink}) {
        Document document(name, limits, to, hidden);
        parse_xml(*open_bytes(text), name, document);
    }
    if (hidden.empty()) throw Error(name + ": is an XML text without any sheet; save it as .xlsx in an office program");
}

}  // namespace audit::import
