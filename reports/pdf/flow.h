// SPDX-License-Identifier: Apache-2.0
// Text and blocks flowing down A4 pages: paragraphs, headings that stay with what follows, tables that repeat their
// header on each page and cut no row, and running header and footer with 第 x 页 共 y 页.
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
    double indent = 0;        // of every line
    double first_indent = 0;  // of the first line, on top
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
    bool has_cover = false;  // the first page shows neither
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
    void space(double height);
    void new_page();
    // Room for something of that height: on this page, else on the next one, with the headings before it.
    void need(double height);
    // Lets `draw` fill a box over the whole width.
    void box(double height, const std::function<void(const Box&)>& draw, double after = 6);
    // Draws headers and footers on all pages; last call.
    void finish();

    std::vector<std::string> lines(const std::string& text, double width, const TextStyle& style);

 private:
    struct Heading {
        std::string text, anchor;
        int level = 0;
        bool bookmarked = true;
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
    double height_of(const Heading& heading);
    void place_headings();
    void place(const Heading& heading);

    Document& document_;
    PageStyle style_;
    double y_ = 0;
    std::vector<Heading> waiting_;  // headings that wait for what they head
};

}  // namespace reports::pdf
