// SPDX-License-Identifier: Apache-2.0
#include "reports/unicode.h"

#include <algorithm>
#include <array>

namespace reports {

namespace {

struct Range {
    char32_t first, last;
};

// Unicode 15 East_Asian_Width W and F, as far as Chinese documents meet them.
constexpr std::array kWide = {Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0x33FF},
                              Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},  Range{0xA000, 0xA4CF},
                              Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},  Range{0xFE30, 0xFE4F},
                              Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},  Range{0x1F300, 0x1F64F},
                              Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

bool takes_no_column(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& position)
{
    constexpr char32_t kBad = 0xFFFD;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(position++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (more == 0 || first >= 0xF5 || position + more > text.size()) return kBad;
    char32_t value = first & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        const unsigned next = byte(position + i);
        if ((next & 0xC0U) != 0x80U) return kBad;
        value = value << 6U | (next & 0x3FU);
    }
    const bool overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return kBad;
    position += more;
    return value;
}

void append_utf8(std::string& text, char32_t c)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6U);
        put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12U);
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    } else {
        put(0xF0 | c >> 18U);
        put(0x80 | (c >> 12U & 0x3FU));
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    }
}

std::u32string to_code_points(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
    return out;
}

std::string to_utf8(std::u32string_view code_points)
{
    std::string out;
    out.reserve(code_points.size() * 3);
    for (const char32_t c : code_points) append_utf8(out, c);
    return out;
}

bool is_wide(char32_t c)
{
    return std::any_of(kWide.begin(), kWide.end(), [c](const Range& r) { return c >= r.first && c <= r.last; });
}

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (!takes_no_column(c)) width += is_wide(c) ? 2 : 1;
    }
    return width;
}

std::string cut_to_width(std::string_view text, std::size_t columns)
{
    if (display_width(text) <= columns) return std::string(text);
    std::string out;
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        const std::size_t more = takes_no_column(c) ? 0 : is_wide(c) ? 2 : 1;
        if (width + more + 1 > columns) break;
        width += more;
        out += text.substr(begin, i - begin);
    }
    return out + "…";
}

std::string without_controls(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        append_utf8(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
    }
    return out;
}

}  // namespace reports
