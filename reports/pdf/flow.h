// SPDX-License-Identifier: Apache-2.0
// Text and blocks flowing down A4 pages: paragraphs, headings that stay with what follows, tables that repeat their
// header on each page and cut no row, running header and footer with 第 x 页 共 y 页, a table of contents.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "reports/pdf/document.h"

namespace reports::pdf {

enum class Align { left, center, right };

struct ParagraphStyle {
    TextStyle text = {};
    Align align = Align::left;
    double line_height = 1.5;  // of the size
    double before = 0, after = 4;
    double indent = 0;            // of every line
    double first_indent = 0;      // of the first line, on top
    bool keep_with_next = false;  // stands on the page of what follows
};

struct TableColumn {
    std::string title;
    double share = 1;  // of the table's width
    Align align = Align::left;
};

struct TableCell {
    std::string text;
    std::string link;  // anchor, or empty
    bool bold = false;
    Color color = {};
    std::optional<Color> fill = {};
    std::string picture = {};  // bytes of a JPEG or PNG, fitted into the cell beneath its text; makes no room itself
    TableCell(std::string words = {}) : text(std::move(words)) {}  // NOLINT: cells are mostly plain words
    TableCell(const char* words) : text(words) {}                  // NOLINT
};

struct TableRow {
    std::vector<TableCell> cells;
    bool shaded = false;    // a group title or a total
    bool spanning = false;  // the first cell takes the whole width
    double min_height = 0;  // room to write by hand
};

enum class Rules { grid, lines, none };  // all cells framed; between rows only; nothing

struct TableStyle {
    double size = 8.5;
    Rules rules = Rules::lines;
    double padding = 3;
    double before = 2, after = 8;
    double indent = 0;
    double line_height = 1.35;
    bool bold_first_column = false;
    double side = 2;  // more room beside the text than above it
};

struct Table {
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    TableStyle style = {};
};

struct PageStyle {
    double left = 56, top = 64, right = 56, bottom = 60;
    std::string header_left, header_right;                    // on every page but the cover
    std::function<std::string(int page, int pages)> numbers;  // in the middle of the footer
    std::string footer_left, footer_right;
    bool has_cover = false;      // the first page shows neither
    std::string watermark = {};  // pale across every page, as 草稿
};

// Where somebody signs: a label, what is known already, and the date.
struct SignatureArea {
    std::string label;         // 核查人员
    std::string name = {};     // printed where it is known
    std::string picture = {};  // bytes of a JPEG or PNG of the signature, or empty: to be signed by hand
    std::string date_label;    // 日期
    std::string date = {};
};

struct Contents {
    std::string title;
    int deepest = 1;  // level of the last headings listed
};

class Flow {
 public:
    Flow(Document& document, PageStyle style);

    Document& document() { return document_; }
    double left() const { return style_.left; }
    double width() const { return document_.width() - style_.left - style_.right; }
    double y() const { return y_; }
    double room() const { return document_.height() - style_.bottom - y_; }

    void paragraph(const std::string& text, const ParagraphStyle& style = {});
    // level 0 begins bookmarks of the first order. anchor names it for links.
    void heading(const std::string& text, int level, const std::string& anchor = {});
    // A heading in the text that makes no bookmark.
    void small_heading(const std::string& text);
    void table(const Table& table);
    double height_of(const Table& table);  // on pages without end
    // Wide areas to sign in, a row each, never torn apart.
    void signatures(const std::vector<SignatureArea>& areas, double row_height = 42);
    // A picture over the whole width, at most that high.
    void picture(const std::string& bytes, double height, double after = 6);
    // Words such as 以下空白 behind the last line; they never begin a page of their own.
    void end_mark(const std::string& words);
    void space(double height);
    void new_page();
    // Room for something of that height: on this page, else on the next one, with the headings before it.
    void need(double height);
    // Lets `draw` fill a box over the whole width.
    void box(double height, const std::function<void(const Box&)>& draw, double after = 6);
    // Lists the headings so far with their pages on new pages before that one (counted from 0), each line a link. Call
    // when all is written; headings written later are not listed.
    void contents(const Contents& contents, int before);
    // Draws headers and footers on all pages; last call.
    void finish();

    std::vector<std::string> lines(const std::string& text, double width, const TextStyle& style);

 private:
    struct Heading {
        std::string text, anchor;
        int level = 0;
        bool bookmarked = true;
    };
    // A heading, or a paragraph that is kept with what follows.
    struct Waiting {
        double height = 0;
        std::function<void()> place;
    };
    struct LaidRow;
    LaidRow lay_out(const Table& table, const TableRow& row, bool header);
    void draw_row(const Table& table, const LaidRow& row);
    void draw_cell(const Table& table, const LaidRow& row, std::size_t column, const Box& box);
    void draw_tall_row(const Table& table, const LaidRow& row);
    double column_left(const Table& table, std::size_t column) const;
    double column_width(const Table& table, std::size_t column) const;
    void draw_line(const std::string& line, double x, double width, const TextStyle& style, Align align,
                   double baseline);
    LaidRow titles_of(const Table& table, TableRow& row);
    double height_of(const Heading& heading);
    void wait(const Heading& heading);
    void place_waiting();
    void place(const Heading& heading);
    void draw_paragraph(const std::vector<std::string>& lines, const ParagraphStyle& style);
    void begin_page();

    Document& document_;
    PageStyle style_;
    double y_ = 0;
    std::vector<Waiting> waiting_;   // for what they stand before
    int unnamed_ = 0;                // headings that got an anchor of ours
    std::vector<Heading> headings_;  // placed and bookmarked, in their order
};

}  // namespace reports::pdf
