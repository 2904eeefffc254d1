// SPDX-License-Identifier: Apache-2.0
#include "audit/import/ods.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "audit/import/number_format.h"
#include "audit/import/workbook_parts.h"
#include "audit/import/xml_reader.h"
#include "audit/import/zip_file.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::int64_t kRows = 1'048'576;
constexpr std::int64_t kColumns = 16'384;
constexpr std::string_view kContent = "content.xml";

// ---- styles: which number format a cell shows, which sheets are hidden ----------------------------------------------

struct Styles {
    std::map<std::string, NumberFormat, std::less<>> formats;     // of data styles
    std::map<std::string, std::string, std::less<>> data_styles;  // of cell styles
    std::map<std::string, bool, std::less<>> hidden;              // table styles

    // The format of a cell style; general when it names none.
    NumberFormat format(std::string_view cell_style) const
    {
        const auto style = data_styles.find(cell_style);
        if (style == data_styles.end()) return {};
        const auto found = formats.find(style->second);
        return found == formats.end() ? NumberFormat() : found->second;
    }
};

class StyleReader {
 public:
    explicit StyleReader(Styles& styles) : styles_(styles) {}
    void start(std::string_view name, const XmlAttributes& attributes)
    {
        if (name == "number-style" || name == "percentage-style" || name == "currency-style") {
            data_style_ = attributes["name"];
            percent_ = name == "percentage-style";
        } else if (name == "number" && !data_style_.empty()) {
            const int most = attributes.number("decimal-places", -1);
            const int least = attributes.number("min-decimal-places", most);
            if (most < 0) return;  // as many as there are
            const auto kind = percent_ ? NumberFormat::Kind::percent : NumberFormat::Kind::fixed;
            styles_.formats[data_style_] = {kind, least, most, false, false, false};
        } else if (name == "style") {
            style_ = attributes["name"];
            const std::string_view data = attributes["data-style-name"];
            if (!data.empty()) styles_.data_styles[style_] = data;
        } else if (name == "table-properties") {
            styles_.hidden[style_] = attributes["display"] == "false";
        }
    }
    void end(std::string_view name)
    {
        if (name.ends_with("-style")) data_style_.clear();
    }

 private:
    Styles& styles_;
    std::string data_style_, style_;
    bool percent_ = false;
};

// ---- values ---------------------------------------------------------------------------------------------------------

// "PT03H00M00S" as 03:00.
std::string clock_time(std::string_view duration)
{
    int hours = 0, minutes = 0, seconds = 0;
    for (std::size_t i = 0; i < duration.size(); ++i) {
        int value = 0;
        const auto result = std::from_chars(duration.data() + i, duration.data() + duration.size(), value);
        if (result.ec != std::errc()) continue;
        i = static_cast<std::size_t>(result.ptr - duration.data());
        const char unit = i < duration.size() ? duration[i] : ' ';
        if (unit == 'H') hours = value;
        if (unit == 'M') minutes = value;
        if (unit == 'S' || unit == '.' || unit == ',') {
            seconds = value;
            break;
        }
    }
    return shown_time((hours * 3600 + minutes * 60 + seconds) / 86400.0,
                      {NumberFormat::Kind::date, 0, 0, false, true, true}, false);
}

struct OdsCell {
    std::string text;
    CellKind kind = CellKind::text;
    bool decimals_known = true;
};

// ---- the document ---------------------------------------------------------------------------------------------------

// Reads the content twice: merged ranges are told at the begin of a sheet but stand in its cells. The first pass
// (no sink) only collects them.
class ContentReader : public XmlHandler {
 public:
    ContentReader(std::string place, const WorkbookLimits& limits, SheetSink* sink,
                  std::vector<std::vector<MergedRange>>& merged)
        : place_(std::move(place)), limits_(limits), sink_(sink), merged_(merged), style_reader_(styles_)
    {
    }

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "table" && !in_table_) {
            begin_table(attributes);
        } else if (!in_table_) {
            style_reader_.start(name, attributes);
        } else if (is_beside(name)) {
            ++skipped_;
        } else if (skipped_ > 0) {
            return;
        } else if (name == "table-column") {
            const auto repeated =
                std::clamp<std::int64_t>(attributes.number("number-columns-repeated", 1), 1, kColumns);
            const auto size =
                std::min<std::int64_t>(static_cast<std::int64_t>(column_styles_.size()) + repeated, kColumns);
            if (sink_ != nullptr && attributes["visibility"] == "collapse" && size > 0)
                sink_->hidden_columns(static_cast<int>(column_styles_.size()), static_cast<int>(size) - 1);
            column_styles_.resize(static_cast<std::size_t>(size), std::string(attributes["default-cell-style-name"]));
        } else if (name == "table-row") {
            begin_row(attributes);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            begin_cell(attributes);
        } else if (in_cell_) {
            start_text(name, attributes);
        }
    }
    void end(std::string_view name) override
    {
        if (!in_table_) return style_reader_.end(name);
        if (skipped_ > 0) {
            if (is_beside(name)) --skipped_;
        } else if (name == "table") {
            in_table_ = false;
            if (sink_ != nullptr) sink_->end_sheet();
        } else if (name == "table-row") {
            end_row();
        } else if (name == "table-cell" || name == "covered-table-cell") {
            end_cell();
        } else if (name == "p") {
            in_paragraph_ = false;
        }
    }
    void text(std::string_view piece) override
    {
        if (in_paragraph_ && skipped_ == 0) add(piece);
    }

 private:
    // Notes, drawings and tables inside a cell are not its value.
    static bool is_beside(std::string_view name)
    {
        return name == "annotation" || name == "shapes" || name == "frame" || name == "custom-shape" || name == "table";
    }
    [[noreturn]] void refuse(const std::string& sentence) const
    {
        throw Error(place_ + ":" + std::to_string(row_ + 1) + ": " + sentence);
    }
    void add(std::string_view piece)
    {
        shown_ += piece;
        if (static_cast<std::int64_t>(shown_.size()) > limits_.cell_bytes)
            refuse("a cell holds more than " + std::to_string(limits_.cell_bytes >> 10) +
                   " KiB, which no cell can; open the file in an office program and save it again");
    }

    void begin_table(const XmlAttributes& attributes)
    {
        in_table_ = true;
        ++tables_;
        row_ = 0;
        column_styles_.clear();
        if (sink_ == nullptr) {
            merged_.emplace_back();
            return;
        }
        const auto hidden = styles_.hidden.find(attributes["style-name"]);
        sink_->begin_sheet({std::string(attributes["name"]), hidden != styles_.hidden.end() && hidden->second});
        if (const auto& ranges = merged_.at(tables_ - 1); !ranges.empty()) sink_->merged(ranges);
    }
    void begin_row(const XmlAttributes& attributes)
    {
        row_repeated_ = std::max(attributes.number("number-rows-repeated", 1), 1);
        row_hidden_ = !attributes["visibility"].empty() && attributes["visibility"] != "visible";
        row_style_ = attributes["default-cell-style-name"];
        cells_.clear();
        column_ = 0;
    }
    // Rows without a value only count, however often they are repeated.
    void end_row()
    {
        const std::int64_t first = row_;
        row_ += row_repeated_;
        if (cells_.empty() || sink_ == nullptr) return;
        if (row_ > kRows)
            refuse("a sheet has at most 1048576 rows; open the file in an office program and save it again");
        spent_ += static_cast<std::int64_t>(cells_.size()) * row_repeated_;
        if (spent_ > limits_.cells)
            refuse("the file has more than " + std::to_string(limits_.cells) + " cells; hand in the data as CSV");
        row_cells_.resize(cells_.size());
        for (std::size_t i = 0; i < cells_.size(); ++i)
            row_cells_[i] = {cells_[i].text, cells_[i].kind, cells_[i].decimals_known};
        for (std::int64_t row = first + 1; row <= row_; ++row) sink_->row(row, row_cells_, row_hidden_);
    }

    void begin_cell(const XmlAttributes& attributes)
    {
        in_cell_ = true;
        shown_.clear();
        repeated_ = std::max(attributes.number("number-columns-repeated", 1), 1);
        type_ = attributes["value-type"];
        value_ = attributes[type_ == "date" || type_ == "time" || type_ == "boolean" ? type_ + "-value" : "value"];
        formula_ = attributes["formula"];
        style_ = attributes["style-name"];
        const int columns = attributes.number("number-columns-spanned", 1),
                  rows = attributes.number("number-rows-spanned", 1);
        if (sink_ == nullptr && (columns > 1 || rows > 1) && column_ < kColumns)
            merged_.back().push_back({row_ + 1, row_ + std::clamp<std::int64_t>(rows, 1, kRows),
                                      static_cast<int>(column_),
                                      static_cast<int>(std::min<std::int64_t>(column_ + columns, kColumns)) - 1});
    }
    void start_text(std::string_view name, const XmlAttributes& attributes)
    {
        if (name == "p") {
            in_paragraph_ = true;
            if (!shown_.empty()) add("\n");
        } else if (name == "s") {
            add(std::string(static_cast<std::size_t>(std::clamp(attributes.number("c", 1), 1, 1000)), ' '));
        } else if (name == "tab") {
            add("\t");
        } else if (name == "line-break") {
            add("\n");
        }
    }
    void end_cell()
    {
        in_cell_ = in_paragraph_ = false;
        OdsCell cell = read_cell();
        if (!cell.text.empty() && sink_ != nullptr) {
            if (column_ + repeated_ > kColumns)
                refuse("a sheet has at most 16384 columns; open the file in an office program and save it again");
            cells_.resize(static_cast<std::size_t>(column_));
            cells_.insert(cells_.end(), static_cast<std::size_t>(repeated_), cell);
        }
        column_ += repeated_;
    }
    OdsCell read_cell() const
    {
        if (type_ == "float" || type_ == "percentage" || type_ == "currency") return read_number();
        if (type_ == "date") {
            std::string time = value_.substr(0, value_.find('.'));
            if (time.size() > 10) time[10] = ' ';
            if (time.size() == 19 && time.ends_with(":00")) time.resize(16);
            return {time, CellKind::time, true};
        }
        if (type_ == "time") return {clock_time(value_), CellKind::time, true};
        if (type_ == "boolean") return {value_ == "true" ? "TRUE" : "FALSE", CellKind::boolean, true};
        if (type_.empty() && !formula_.empty() && shown_.empty()) return {formula_, CellKind::uncomputed, true};
        if (!formula_.empty() && (shown_.starts_with('#') || shown_.starts_with("Err:")))
            return {shown_, CellKind::error, true};
        return {shown_, CellKind::text, true};
    }
    OdsCell read_number() const
    {
        double number = 0;
        const auto result = std::from_chars(value_.data(), value_.data() + value_.size(), number);
        if (result.ec != std::errc()) return {shown_, CellKind::text, true};
        const auto column = static_cast<std::size_t>(column_);
        const std::string& style = !style_.empty()                  ? style_
                                   : !row_style_.empty()            ? row_style_
                                   : column < column_styles_.size() ? column_styles_[column]
                                                                    : style_;
        const NumberFormat format = styles_.format(style);
        return {shown_number(number, format), CellKind::number, format.kind != NumberFormat::Kind::general};
    }

    std::string place_;
    const WorkbookLimits& limits_;
    SheetSink* sink_;
    std::vector<std::vector<MergedRange>>& merged_;  // by sheet
    Styles styles_;
    StyleReader style_reader_;

    std::size_t tables_ = 0;
    bool in_table_ = false;
    int skipped_ = 0;  // depth inside notes and drawings
    std::vector<std::string> column_styles_;
    std::int64_t row_ = 0, row_repeated_ = 1, column_ = 0, repeated_ = 1, spent_ = 0;
    bool row_hidden_ = false, in_cell_ = false, in_paragraph_ = false;
    std::string row_style_, type_, value_, formula_, style_, shown_;
    std::vector<OdsCell> cells_;
    std::vector<Cell> row_cells_;
};

void refuse_encrypted(const ZipFile& zip, const WorkbookLimits& limits)
{
    constexpr std::string_view kManifest = "META-INF/manifest.xml";
    constexpr std::int64_t kLongest = 16 << 20;
    if (zip.find(kManifest) == nullptr) return;
    const auto source = open_part(zip, std::string(kManifest), limits);
    if (read_all(*source, kLongest, zip.name()).find("encryption-data") != std::string::npos)
        throw Error(zip.name() + ": is encrypted; save it without a password");
}

void read_ods(const std::shared_ptr<ZipFile>& zip, SheetSink& sink, const WorkbookLimits& limits)
{
    if (const auto reason = refusal(*zip, {limits.entries, limits.unpacked_bytes, limits.ratio, limits.ratio_from}))
        throw Error(zip->name() + ": " + *reason);
    if (zip->find(kContent) == nullptr)
        throw Error(zip->name() +
                    ": is a ZIP but no OpenDocument spreadsheet; save it as .ods or .xlsx in an office program");
    refuse_encrypted(*zip, limits);
    std::vector<std::vector<MergedRange>> merged;
    for (SheetSink* const to : {static_cast<SheetSink*>(nullptr), &sink}) {
        ContentReader reader(zip->name(), limits, to, merged);
        const auto source = open_part(*zip, std::string(kContent), limits);
        parse_xml(*source, zip->name(), reader);
    }
}

template <typename Open>
std::shared_ptr<ZipFile> opened(const std::string& name, Open&& open)
{
    try {
        return open();
    } catch (const Error&) {
        throw Error(name + ": is no OpenDocument spreadsheet, or a truncated one; save it again as .ods or .xlsx");
    }
}

}  // namespace

void read_ods_file(const std::string& path, const std::string& name, SheetSink& sink, const WorkbookLimits& limits)
{
    open_file(path, name);  // whose sentences about missing files and permissions are better
    read_ods(opened(name, [&] { return ZipFile::open_path(path, name); }), sink, limits);
}

void read_ods_bytes(std::string_view bytes, const std::string& name, SheetSink& sink, const WorkbookLimits& limits)
{
    read_ods(opened(name, [&] { return ZipFile::open_bytes(bytes, name); }), sink, limits);
}

}  // namespace audit::import
