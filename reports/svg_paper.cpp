// SPDX-License-Identifier: Apache-2.0
#include "reports/svg_paper.h"

#include <cstdio>

#include <cmath>

#include "reports/markup.h"
#include "reports/unicode.h"

namespace reports {

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string shown = text;
    if (shown.ends_with(".0")) shown.resize(shown.size() - 2);
    if (shown == "-0") shown.erase(0, 1);
    return shown;
}

std::string attribute(const char* name, const std::string& value)
{
    return std::string(" ") + name + "=\"" + value + '"';
}

std::string attribute(const char* name, double value)
{
    return attribute(name, number(value));
}

std::string paint(const Color& color)
{
    const auto part = [](double share) { return static_cast<unsigned>(std::lround(share * 255)) & 0xFFU; };
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", part(color.red), part(color.green), part(color.blue));
    return text;
}

std::string rectangle(const Box& box)
{
    return "<rect" + attribute("x", box.left) + attribute("y", box.top) + attribute("width", box.width()) +
           attribute("height", box.height());
}

}  // namespace

SvgPaper::SvgPaper(double width, double height, const std::string& title)
    : out_("<svg role=\"img\" viewBox=\"0 0 " + number(width) + ' ' + number(height) + "\" aria-label=\"" +
           escaped(title) + "\">\n")
{
}

double SvgPaper::text_width(std::string_view text, const TextStyle& style)
{
    constexpr double kNarrow = 0.56;  // of the size: a letter or digit, a little more than most fonts take
    double ems = 0;
    for (std::size_t i = 0; i < text.size();) ems += is_wide(next_code_point(text, i)) ? 1 : kNarrow;
    return ems * style.size;
}

void SvgPaper::text(const Point& start, std::string_view text, const TextStyle& style)
{
    out_ += "<text" + attribute("x", start.x) + attribute("y", start.y) + attribute("font-size", style.size) +
            (style.bold ? attribute("font-weight", "bold") : "") + attribute("fill", paint(style.color)) + ">" +
            escaped(text) + "</text>\n";
}

void SvgPaper::line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed)
{
    out_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
            attribute("y2", to.y) + attribute("stroke", paint(color)) + attribute("stroke-width", thickness) +
            (dashed ? attribute("stroke-dasharray", "3 2") : "") + "/>\n";
}

void SvgPaper::polyline(const std::vector<Point>& points, double thickness, const Color& color)
{
    if (points.empty()) return;
    std::string list;
    for (const Point& point : points) {
        if (!list.empty()) list += ' ';
        list.append(number(point.x)).append(",").append(number(point.y));
    }
    if (points.size() == 1) list.append(" ").append(list);  // a dot: its round ends
    out_ += "<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\"" +
            attribute("stroke", paint(color)) + attribute("stroke-width", thickness) + attribute("points", list) +
            "/>\n";
}

void SvgPaper::fill(const Box& box, const Color& color)
{
    out_ += rectangle(box) + attribute("fill", paint(color)) + "/>\n";
}

void SvgPaper::frame(const Box& box, double thickness, const Color& color)
{
    out_ += rectangle(box) + attribute("fill", "none") + attribute("stroke", paint(color)) +
            attribute("stroke-width", thickness) + "/>\n";
}

std::string SvgPaper::finish()
{
    return out_ + "</svg>\n";
}

}  // namespace reports
