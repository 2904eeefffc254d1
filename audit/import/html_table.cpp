// SPDX-License-Identifier: Apache-2.0
#include "audit/import/html_table.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <memory>
#include <optional>
#include <vector>

#include "audit/import/text_decoding.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::size_t kRowsHeld = 200;  // of a table, until its first merged ranges are known
constexpr int kWidest = 16'384;
constexpr int kMostColumnsSpanned = 1000;
constexpr int kMostRowsSpanned = 65'534;
constexpr std::size_t kDeepest = 16;  // tables in tables

struct Row {
    std::vector<std::string> cells;
    bool hidden = false;

    std::size_t filled() const
    {
        return static_cast<std::size_t>(
            std::count_if(cells.begin(), cells.end(), [](const auto& c) { return !c.empty(); }));
    }
};

// One <table> while it is read.
struct Table {
    std::string caption, heading;
    std::vector<Row> held;
    std::vector<MergedRange> merged;
    std::vector<int> spanned;  // by column: rows that a cell further up still covers
    Row row;
    std::int64_t rows = 0;
    std::string* text = nullptr;  // where text goes: the caption, or the cell
    std::string cell;
    int columns_spanned = 1, rows_spanned = 1;
    bool in_row = false, in_cell = false;
    bool holds_tables = false;
    bool hidden = false;
    bool begun = false;  // its first rows are with the sink

    // A table around others whose rows are lines of one text is there for the layout.
    bool is_frame() const
    {
        return holds_tables && !begun &&
               std::none_of(held.begin(), held.end(), [](const Row& one) { return one.filled() > 1; });
    }
};

using Attributes = const xmlChar**;

std::string_view attribute(Attributes attributes, std::string_view name)
{
    for (Attributes pair = attributes; pair != nullptr && pair[0] != nullptr; pair += 2)
        if (name == reinterpret_cast<const char*>(pair[0]) && pair[1] != nullptr)
            return reinterpret_cast<const char*>(pair[1]);
    return {};
}

int span(Attributes attributes, std::string_view name, int most)
{
    const std::string_view text = attribute(attributes, name);
    int value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1, most);
}

bool is_hidden(Attributes attributes)
{
    std::string style(attribute(attributes, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos;
}

// Runs of white space, the no-break ones too, are one blank; at the ends they are nothing.
std::string tidy(std::string_view text)
{
    constexpr std::string_view kNoBreak = "\u00A0";
    std::string plain;
    bool blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool no_break = text.substr(i, kNoBreak.size()) == kNoBreak;
        if (no_break) ++i;
        if (no_break || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
            blank = !plain.empty();
            continue;
        }
        if (blank) plain += ' ';
        blank = false;
        plain += text[i];
    }
    return plain;
}

class PageReader {
 public:
    PageReader(const std::string& name, SheetSink& sink) : name_(name), sink_(sink) {}

    void start(std::string_view tag, Attributes attributes)
    {
        if (ends_line(tag)) end_line();
        if (tag == "script" || tag == "style") in_script_ = true;
        if (tag == "title") {
            in_title_ = true;
        } else if (tag == "table") {
            start_table(is_hidden(attributes));
        } else if (depth_beyond_ > 0 || tables_.empty()) {
            return;
        } else if (tag == "tr") {
            end_row();
            tables_.back().in_row = true;
            tables_.back().row.hidden = is_hidden(attributes);
        } else if (tag == "td" || tag == "th") {
            start_cell(attributes);
        } else if (tag == "caption") {
            tables_.back().text = &tables_.back().caption;
        } else if (tag == "input") {
            const std::string_view type = attribute(attributes, "type");
            if (type.empty() || type == "text") text(attribute(attributes, "value"));
        } else if (tag == "br" || tag == "p" || tag == "div" || tag == "li") {
            text(" ");
        }
    }
    void end(std::string_view tag)
    {
        if (ends_line(tag)) end_line();
        if (tag == "script" || tag == "style") in_script_ = false;
        if (tag == "title") {
            in_title_ = false;
        } else if (tag == "table" && depth_beyond_ > 0) {
            --depth_beyond_;
        } else if (depth_beyond_ > 0 || tables_.empty()) {
            return;
        } else if (tag == "table") {
            end_table();
        } else if (tag == "tr") {
            end_row();
        } else if (tag == "td" || tag == "th") {
            end_cell();
        } else if (tag == "caption") {
            tables_.back().text = nullptr;
        }
    }
    void text(std::string_view piece)
    {
        if (in_title_) {
            title_ += piece;
        } else if (!in_script_) {
            line_ += piece;
        }
        if (!in_script_ && !tables_.empty() && tables_.back().text != nullptr) *tables_.back().text += piece;
    }
    void finish()
    {
        while (!tables_.empty()) end_table();
        if (sheets_ == 0)
            throw Error(name_ + ": is a web page without any table; export the table itself, best as .xlsx or .csv");
    }

 private:
    // A table inside one whose rows are with the sink already is read as the text of its cell.
    void start_table(bool hidden)
    {
        if (depth_beyond_ > 0 || tables_.size() >= kDeepest || (!tables_.empty() && tables_.back().begun)) {
            ++depth_beyond_;
            return;
        }
        if (!tables_.empty()) tables_.back().holds_tables = true;
        tables_.push_back(std::make_unique<Table>());
        tables_.back().hidden = hidden;
        tables_.back().heading = std::move(heading_);
        heading_.clear();
    }
    // The line of text before a table is its heading; what a long paragraph says is not.
    static bool ends_line(std::string_view tag)
    {
        constexpr std::array<std::string_view, 16> kTags = {"p",  "div", "h1", "h2", "h3", "h4",    "h5", "h6",
                                                            "li", "br",  "tr", "td", "th", "table", "ul", "fieldset"};
        return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
    }
    void end_line()
    {
        constexpr std::size_t kLongestHeading = 120;
        const std::string line = tidy(line_);
        line_.clear();
        if (!line.empty()) heading_ = line.size() <= kLongestHeading ? line : std::string();
    }
    void end_table()
    {
        end_row();
        heading_.clear();
        const std::unique_ptr<Table> table = tables_.take_back();
        if (table->is_frame()) return;
        if (!table->begun) begin_sheet(*table);
        if (table->begun) sink_.end_sheet();
    }

    void start_cell(Attributes attributes)
    {
        end_cell();
        Table& table = tables_.back();
        table.in_row = table.in_cell = true;
        table.text = &table.cell;
        table.columns_spanned = span(attributes, "colspan", kMostColumnsSpanned);
        table.rows_spanned = span(attributes, "rowspan", kMostRowsSpanned);
    }
    void end_cell()
    {
        Table& table = tables_.back();
        if (!table.in_cell) return;
        std::size_t column = table.row.cells.size();
        while (column < table.spanned.size() && table.spanned[column] > 0) ++column;
        const std::size_t after = column + static_cast<std::size_t>(table.columns_spanned);
        if (after > kWidest)
            throw Error(name_ + ":" + std::to_string(table.rows + 1) + ": a table has more than " +
                        std::to_string(kWidest) + " columns, which no program can open; export it anew");
        table.row.cells.resize(after);
        table.row.cells[column] = tidy(table.cell);
        if (table.spanned.size() < after) table.spanned.resize(after);
        for (std::size_t i = column; i < after; ++i) table.spanned[i] = table.rows_spanned;
        if (table.columns_spanned > 1 || table.rows_spanned > 1)
            table.merged.push_back({table.rows + 1, table.rows + table.rows_spanned, static_cast<int>(column),
                                    static_cast<int>(after) - 1});
        table.cell.clear();
        table.text = nullptr;
        table.in_cell = false;
    }
    void end_row()
    {
        end_cell();
        Table& table = tables_.back();
        if (!table.in_row) return;
        for (int& rows : table.spanned) rows = std::max(rows - 1, 0);
        ++table.rows;
        table.held.push_back(std::move(table.row));
        table.row = {};
        table.in_row = false;
        if (table.begun) {
            push_rows(table);
        } else if (table.held.size() == kRowsHeld && tables_.size() == 1) {
            begin_sheet(table);
        }
    }

    // The first of the tables on a page that are alike in name keeps the name as it is.
    std::optional<std::string> sheet_name(const Table& table)
    {
        std::string name = tidy(table.caption);
        if (name.empty()) name = table.heading;
        if (name.empty()) name = tidy(title_);
        const auto times = std::count(names_.begin(), names_.end(), name);
        names_.push_back(name);
        if (times > 0) return (name.empty() ? "表格" : name + " ") + std::to_string(times + 1);
        return name.empty() ? std::nullopt : std::optional(name);
    }
    void begin_sheet(Table& table)
    {
        if (std::all_of(table.held.begin(), table.held.end(), [](const Row& row) { return row.filled() == 0; }) &&
            table.held.size() < kRowsHeld)
            return;
        table.begun = true;
        ++sheets_;
        sink_.begin_sheet({sheet_name(table), table.hidden, table.holds_tables || table.rows == 1});
        push_rows(table);
    }
    void push_rows(Table& table)
    {
        if (!table.merged.empty()) sink_.merged(table.merged);
        table.merged.clear();
        std::int64_t number = table.rows - static_cast<std::int64_t>(table.held.size());
        for (const Row& row : table.held) {
            ++number;
            cells_.assign(row.cells.size(), {});
            for (std::size_t i = 0; i < row.cells.size(); ++i) cells_[i].text = row.cells[i];
            if (row.filled() > 0) sink_.row(number, cells_, row.hidden);
        }
        table.held.clear();
    }

    // Tables stay where they are while others are pushed above them: `text` points into them.
    struct Stack {
        std::vector<std::unique_ptr<Table>> all;
        bool empty() const { return all.empty(); }
        std::size_t size() const { return all.size(); }
        Table& back() { return *all.back(); }
        void push_back(std::unique_ptr<Table> table) { all.push_back(std::move(table)); }
        std::unique_ptr<Table> take_back()
        {
            std::unique_ptr<Table> last = std::move(all.back());
            all.pop_back();
            return last;
        }
    };

    const std::string& name_;
    SheetSink& sink_;
    Stack tables_;
    int depth_beyond_ = 0;  // of tables that are read as text
    bool in_title_ = false, in_script_ = false;
    std::string title_;
    std::string line_;     // text since the last tag that ends a line
    std::string heading_;  // the last such line since a table ended
    std::vector<std::string> names_;
    int sheets_ = 0;
    std::vector<Cell> cells_;
};

// What the reader throws must not pass through libxml2, which is C.
struct Run {
    PageReader& page;
    htmlParserCtxtPtr parser = nullptr;
    std::exception_ptr thrown;

    template <typename Action>
    void guarded(Action&& action)
    {
        if (thrown) return;
        try {
            action();
        } catch (...) {
            thrown = std::current_exception();
            xmlStopParser(parser);
        }
    }
};

void on_start(void* data, const xmlChar* tag, Attributes attributes)
{
    Run& run = *static_cast<Run*>(data);
    run.guarded([&] { run.page.start(reinterpret_cast<const char*>(tag), attributes); });
}
void on_end(void* data, const xmlChar* tag)
{
    Run& run = *static_cast<Run*>(data);
    run.guarded([&] { run.page.end(reinterpret_cast<const char*>(tag)); });
}
void on_text(void* data, const xmlChar* text, int size)
{
    Run& run = *static_cast<Run*>(data);
    run.guarded([&] { run.page.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}); });
}

void tell_damage(std::string_view bytes, std::string_view text, SheetSink& sink)
{
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::int64_t count = 0;
    for (std::size_t at = 0; (at = text.find(kReplacement, at)) != std::string_view::npos; at += kReplacement.size())
        ++count;
    if (count > 0 && bytes.find(kReplacement) == std::string_view::npos)
        sink.problem(0, std::to_string(count), "可以识别的文字（这么多处有无法解码的字符）",
                     "text that can be decoded (so many characters cannot)");
}

}  // namespace

void read_html_tables(std::string_view bytes, const std::string& name, SheetSink& sink)
{
    const std::string text = to_utf8(bytes);
    tell_damage(bytes, text, sink);
    PageReader page(name, sink);
    Run run{page, nullptr, nullptr};
    htmlSAXHandler handler = {};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &run, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
    if (parser == nullptr) throw Error(name + ": there is not enough memory to read it");
    run.parser = parser.get();
    // What the page says of its encoding is wrong once it has been decoded, and often before.
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER |
                                         HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t kPiece = 65536;
    for (std::size_t at = 0; at < text.size() && !run.thrown; at += kPiece)
        htmlParseChunk(parser.get(), text.data() + at, static_cast<int>(std::min(kPiece, text.size() - at)), 0);
    if (!run.thrown) htmlParseChunk(parser.get(), nullptr, 0, 1);
    if (run.thrown) std::rethrow_exception(run.thrown);
    page.finish();
}

}  // namespace audit::import
