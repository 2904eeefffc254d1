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

#include "reports/paper.h"
#include "reports/pdf/font_file.h"

namespace reports::pdf {

using reports::Box;
using reports::Color;
using reports::fitted_text;
using reports::Point;
using reports::TextStyle;

struct DocumentInfo {
    std::string title, author, subject, creator;
    std::string created;  // UTC, "2025-03-02T05:06:07Z"; empty: no date. Never the clock: same case, same bytes
    bool landscape = false;
    std::string keywords = {};  // plain in the file too, for programs that look for a mark
};

class Document final : public Paper {
 public:
    explicit Document(const DocumentInfo& info, const std::vector<FontPath>& fonts = installed_fonts());
    ~Document() override;

    double width() const;
    double height() const;
    void add_page();
    void insert_page(int before);  // draws there next; bookmarks, anchors and links keep their targets
    int pages() const;
    void go_to_page(int index);  // counts from 0; draws there until the next add_page or go_to_page
    int page() const;

    double text_width(std::string_view text, const TextStyle& style) override;
    void text(const Point& start, std::string_view text, const TextStyle& style) override;
    void line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed) override;
    void polyline(const std::vector<Point>& points, double thickness, const Color& color) override;
    void fill(const Box& box, const Color& color) override;
    void frame(const Box& box, double thickness, const Color& color) override;
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

}  // namespace reports::pdf
