// SPDX-License-Identifier: Apache-2.0
// UTF-8 by code point, and how many columns of a terminal a text takes.
#pragma once

#include <cstddef>

#include <string>
#include <string_view>

namespace reports {

// The code point at `position`, which moves behind it. Bytes that are not UTF-8 give U+FFFD, one each.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& text, char32_t code_point);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);

// Han characters, kana, hangul and their full-width punctuation.
bool is_wide(char32_t code_point);
// Columns of a terminal: wide characters take two, combining marks and controls none.
std::size_t display_width(std::string_view text);
// The text cut to at most that many columns, with … at the end where something was cut.
std::string cut_to_width(std::string_view text, std::size_t columns);
// Controls become spaces: a text of the case must not steer the terminal.
std::string without_controls(std::string_view text);

}  // namespace reports
