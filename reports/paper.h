// SPDX-License-Identifier: Apache-2.0
// What a chart is drawn on: a page of a PDF, a picture in a web page. Lengths are points (1/72 inch), y counts
// downwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reports {

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

class Paper {
 public:
    Paper() = default;
    virtual ~Paper() = default;
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    virtual double text_width(std::string_view text, const TextStyle& style) = 0;
    // left end of the base line. Line breaks and tabs are drawn as spaces.
    virtual void text(const Point& start, std::string_view text, const TextStyle& style) = 0;
    virtual void line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed) = 0;
    virtual void polyline(const std::vector<Point>& points, double thickness, const Color& color) = 0;
    virtual void fill(const Box& box, const Color& color) = 0;
    virtual void frame(const Box& box, double thickness, const Color& color) = 0;
};

// Cut at its end, with …, where it is wider than that.
std::string fitted_text(Paper& paper, const std::string& text, const TextStyle& style, double width);

}  // namespace reports
