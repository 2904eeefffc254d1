// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/line_breaking.h"

#include <cstddef>

#include <algorithm>

#include "reports/unicode.h"

namespace reports::pdf {

namespace {

constexpr std::u32string_view kNotAtStart = U"，。、；：？！）》】〉」』〕”’…—～·％%℃‰,.;:?!)]}²³₂₃";
constexpr std::u32string_view kNotAtEnd = U"（《【〈「『〔“‘([{";
constexpr std::u32string_view kCounters = U"年月日时分秒倍个次条项吨天第号";
constexpr std::u32string_view kGoodCuts = U"_/\\-.,;:|&=";

bool contains(std::u32string_view set, char32_t c)
{
    return set.find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c)
{
    return c == U' ' || c == U'\t' || c == 0x3000;
}

// A no-break space or a word joiner: no line ends beside it.
bool is_joiner(char32_t c)
{
    return c == 0xA0 || c == 0x2060;
}

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

// Letters, digits and signs that make words; Han characters and full-width signs stand alone.
bool is_word(char32_t c)
{
    return !is_space(c) && !is_wide(c) && !contains(U"—…“”‘’·", c);
}

bool stays_together(char32_t before, char32_t after)
{
    if (is_joiner(before) || is_joiner(after)) return true;
    if (is_space(before) || is_space(after)) return false;
    if (is_word(before) && is_word(after)) return true;
    if (contains(kNotAtStart, after) || contains(kNotAtEnd, before)) return true;
    if (is_digit(before) && contains(kCounters, after)) return true;
    return before == U'第' && is_digit(after);
}

// "61.3" + " " + "mg/m³": a number and the short unit behind it.
bool is_number_with_unit(const std::u32string& number, const std::u32string& unit)
{
    constexpr std::size_t kLongestUnit = 10;
    if (number.empty() || unit.empty() || unit.size() > kLongestUnit) return false;
    return is_digit(number.back()) && is_digit(number.front()) && is_word(unit.front()) && !is_digit(unit.front());
}

std::vector<std::u32string> pieces_of(const std::u32string& text)
{
    std::vector<std::u32string> pieces;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joins =
            i > 0 && (stays_together(text[i - 1], text[i]) || (is_space(text[i - 1]) && is_space(text[i])));
        if (!joins) pieces.emplace_back();
        pieces.back() += text[i];
    }
    std::vector<std::u32string> glued;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool unit_follows =
            i + 2 < pieces.size() && pieces[i + 1] == U" " && is_number_with_unit(pieces[i], pieces[i + 2]);
        glued.push_back(unit_follows ? pieces[i] + pieces[i + 1] + pieces[i + 2] : pieces[i]);
        if (unit_follows) i += 2;
    }
    return glued;
}

// Fills lines with pieces; a piece that is wider than a line is cut, behind a separator where there is one.
class LineFiller {
 public:
    LineFiller(double width, const WidthOf& width_of) : width_(width), width_of_(width_of) {}

    void add(const std::string& piece)
    {
        const double wide = width_of_(piece);
        if (used_ + wide <= width_) return append(piece, wide);
        if (piece.find_first_not_of(' ') == std::string::npos) return end_line();
        if (!line_.empty() && wide <= width_) end_line();
        if (wide <= width_) return append(piece, wide);
        cut(to_code_points(piece));
    }

    std::vector<std::string> finish()
    {
        end_line();
        return std::move(lines_);
    }

 private:
    void append(const std::string& piece, double wide)
    {
        if (line_.empty() && !lines_.empty() && piece.find_first_not_of(' ') == std::string::npos) return;
        line_ += piece;
        used_ += wide;
    }

    void end_line()
    {
        if (line_.empty() && !lines_.empty()) return;
        const std::size_t last = line_.find_last_not_of(' ');
        lines_.push_back(last == std::string::npos ? std::string() : line_.substr(0, last + 1));
        line_.clear();
        used_ = 0;
    }

    void cut(const std::u32string& piece)
    {
        constexpr double kEnoughToStartBehind = 0.3;  // of the line: else the piece begins on a line of its own
        if (!line_.empty() && width_ - used_ < kEnoughToStartBehind * width_) end_line();
        for (std::size_t begin = 0; begin < piece.size();) {
            double wide = 0;
            std::size_t end = begin;
            while (end < piece.size()) {
                const double next = width_of_(to_utf8(std::u32string_view(&piece[end], 1)));
                if (used_ + wide + next > width_ && (end > begin || !line_.empty())) break;
                wide += next;
                ++end;
            }
            if (end < piece.size()) end = better_end(piece, begin, end);
            append(to_utf8(std::u32string_view(piece).substr(begin, end - begin)), wide);
            begin = end;
            if (begin < piece.size()) end_line();
        }
    }

    static std::size_t better_end(const std::u32string& piece, std::size_t begin, std::size_t end)
    {
        for (std::size_t i = end; i > begin + (end - begin) / 2; --i) {
            if (contains(kGoodCuts, piece[i - 1])) return i;
        }
        while (end > begin + 1 && (contains(kNotAtStart, piece[end]) || contains(kNotAtEnd, piece[end - 1]))) --end;
        return end;
    }

    double width_;
    const WidthOf& width_of_;
    std::vector<std::string> lines_;
    std::string line_;
    double used_ = 0;
};

}  // namespace

std::vector<std::string> unbreakable_pieces(std::string_view paragraph)
{
    std::vector<std::string> pieces;
    for (const std::u32string& piece : pieces_of(to_code_points(paragraph))) pieces.push_back(to_utf8(piece));
    return pieces;
}

std::vector<std::string> break_lines(std::string_view text, double width, const WidthOf& width_of)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        LineFiller filler(width, width_of);
        for (const std::string& piece : unbreakable_pieces(text.substr(begin, end - begin))) filler.add(piece);
        for (std::string& line : filler.finish()) lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

}  // namespace reports::pdf
