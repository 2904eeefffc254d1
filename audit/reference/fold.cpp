// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace audit::reference {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
};

CodePoint decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 1 || at + length > text.size()) return {first, 1};
    char32_t value = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) value = value << 6 | (byte(at + i) & 0x3FU);
    return {value, length};
}

bool is_space(char32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x2060 || c == 0xAD || c == 0x202F;
}

// Characters that stand for several plain ones, or for one of another block.
std::string_view plain_form(char32_t c)
{
    constexpr std::array<std::pair<char32_t, std::string_view>, 44> kForms = {{
        {0xB2, "2"},     {0xB3, "3"},     {0xB5, "u"},     {0xB7, "."},    {0xB9, "1"},    {0x3BC, "u"},
        {0x2010, "-"},   {0x2011, "-"},   {0x2012, "-"},   {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},
        {0x2070, "0"},   {0x2074, "4"},   {0x2075, "5"},   {0x2076, "6"},  {0x2077, "7"},  {0x2078, "8"},
        {0x2079, "9"},   {0x207A, "+"},   {0x207B, "-"},   {0x208A, "+"},  {0x208B, "-"},  {0x2093, "x"},
        {0x2103, "c"},   {0x2212, "-"},   {0x3395, "ul"},  {0x3396, "ml"}, {0x338D, "ug"}, {0x338E, "mg"},
        {0x338F, "kg"},  {0x339C, "mm"},  {0x339D, "cm"},  {0x339E, "km"}, {0x33A1, "m2"}, {0x33A5, "m3"},
        {0x33A9, "pa"},  {0x33AA, "kpa"}, {0x33AB, "mpa"}, {0xFE63, "-"},  {0x2215, "/"},  {0x2044, "/"},
        {0x2126, "ohm"}, {0x22C5, "."},
    }};
    const auto* found = std::find_if(kForms.begin(), kForms.end(), [&](const auto& form) { return form.first == c; });
    return found == kForms.end() ? std::string_view{} : found->second;
}

char half_of(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFEE0);
    return '\0';
}

void append_folded(std::string& out, std::string_view source, CodePoint point)
{
    char plain = point.value < 0x80 ? static_cast<char>(point.value) : half_of(point.value);
    if (point.value >= 0x2080 && point.value <= 0x2089) plain = static_cast<char>('0' + (point.value - 0x2080));
    if (plain != '\0') {
        out += plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain + 32) : plain;
        return;
    }
    const std::string_view form = plain_form(point.value);
    out += form.empty() ? source : form;
}

}  // namespace

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string_view trimmed(std::string_view text)
{
    std::size_t first = 0;
    while (first < text.size()) {
        const CodePoint point = decode(text, first);
        if (!is_space(point.value)) break;
        first += point.length;
    }
    std::size_t last = text.size();
    while (last > first) {
        std::size_t start = last - 1;
        while (start > first && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
        if (!is_space(decode(text, start).value)) break;
        last = start;
    }
    return text.substr(first, last - first);
}

std::string without_invisible(std::string_view text)
{
    if (is_ascii(text)) return std::string(text);
    constexpr char32_t kIdeographicSpace = 0x3000;  // can be seen
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool zero_width = (point.value >= 0x200B && point.value <= 0x200F) || point.value == 0xFEFF ||
                                point.value == 0x2060 || point.value == 0xAD;
        if (!zero_width && point.length > 1 && is_space(point.value) && point.value != kIdeographicSpace) {
            out += ' ';
        } else if (!zero_width) {
            out += text.substr(at, point.length);
        }
        at += point.length;
    }
    return out;
}

std::string half_width(std::string_view text)
{
    const std::string_view body = trimmed(text);
    if (is_ascii(body)) return std::string(body);
    std::string out;
    out.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        const CodePoint point = decode(body, at);
        const char half = half_of(point.value);
        if (half != '\0') {
            out += half;
        } else if (is_space(point.value)) {
            out += ' ';
        } else {
            out += body.substr(at, point.length);
        }
        at += point.length;
    }
    return out;
}

std::string folded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (!is_space(point.value)) append_folded(out, text.substr(at, point.length), point);
        at += point.length;
    }
    return out;
}

}  // namespace audit::reference
