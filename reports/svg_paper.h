// SPDX-License-Identifier: Apache-2.0
// A picture inside a web page (SVG 1.1). Widths of text are estimated: the reader's browser chooses the font.
#pragma once

#include <string>

#include "reports/paper.h"

namespace reports {

class SvgPaper final : public Paper {
 public:
    // title: what a screen reader says of it.
    SvgPaper(double width, double height, const std::string& title);

    double text_width(std::string_view text, const TextStyle& style) override;
    void text(const Point& start, std::string_view text, const TextStyle& style) override;
    void line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed) override;
    void polyline(const std::vector<Point>& points, double thickness, const Color& color) override;
    void fill(const Box& box, const Color& color) override;
    void frame(const Box& box, double thickness, const Color& color) override;
    std::string finish();  // the element; nothing may be drawn afterwards

 private:
    std::string out_;
};

}  // namespace reports
