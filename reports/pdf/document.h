// SPDX-License-Identifier: Apache-2.0
// A PDF document as pages to draw on: text, lines, areas, bookmarks, links. Lengths are points (1/72 inch), y counts
// downwards from the top of the page. Fonts are embedded as subsets; characters that no installed font has are shown
// as 〓 and reported by missing_characters(). Layout (lines, paragraphs, tables) is flow.h's business.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/pdf/font_file.h"

namespace reports::pdf {

struct Color {
    double red = 0, green = 0, blue = 0;
};

struct TextStyle {
    double size = 10;
    bool bold = false;
    Color color = {};
};

struct Point {
    double x = 0, y = 0;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

struct DocumentInfo {
    std::string title, author, subject, creator;
    std::string created;  // UTC, "2025-03-02T05:06:07Z"; empty: no date. Never the clock: same case, same bytes
    bool landscape = false;
    std::string keywords = {};  // plain in the file too, for programs that look for a mark
};

class Document {
 public:
    explicit Document(const DocumentInfo& info, const std::vector<FontPath>& fonts = installed_fonts());
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    double width() const;
    double height() const;
    void add_page();
    void insert_page(int before);  // draws there next; bookmarks, anchors and links keep their targets
    int pages() const;
    void go_to_page(int index);  // counts from 0; draws there until the next add_page or go_to_page
    int page() const;

    double text_width(std::string_view text, const TextStyle& style);
    // left end of the base line. Line breaks and tabs are drawn as spaces.
    void text(const Point& start, std::string_view text, const TextStyle& style);
    void line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed = false);
    void polyline(const std::vector<Point>& points, double thickness, const Color& color);
    void fill(const Box& box, const Color& color);
    void frame(const Box& box, double thickness, const Color& color);
    // A JPEG or PNG, as large as fits into the box, in its middle, upright as the camera held it. Transparent parts are
    // white. The same bytes are stored once. Throws audit::Error (what is wrong with it, what to do) and draws nothing
    // when it is no such picture or has more than 100 million pixels.
    void picture(const Box& box, const std::string& bytes);
    // Large pale words across the page; before all else, so that what follows stands above it.
    void watermark(const std::string& text);

    // A bookmark to the current page at height y; level 0 is the outermost.
    void bookmark(const std::string& title, int level, double y);
    void anchor(const std::string& name, double y);
    std::optional<int> page_of(const std::string& anchor) const;  // counts from 0
    void link(const Box& box, const std::string& anchor);  // the anchor may come later; unknown ones are left out

    // Characters that no font has, each once, in order of code.
    std::vector<char32_t> missing_characters() const;
    // The finished file. Nothing may be drawn afterwards.
    std::string finish();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

// Cut at its end, with …, where it is wider than that.
std::string fitted_text(Document& document, const std::string& text, const TextStyle& style, double width);

}  // namespace reports::pdf
