// SPDX-License-Identifier: Apache-2.0
// Breaks Chinese and mixed text into lines: no closing punctuation at the start of a line, no opening bracket at its
// end (GB/T 15834), words, numbers and their units stay together, a word wider than the line is cut where it must be.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace reports::pdf {

using WidthOf = std::function<double(std::string_view)>;

// Never empty: an empty text is one empty line. Line breaks in the text are kept.
std::vector<std::string> break_lines(std::string_view text, double width, const WidthOf& width_of);

// The pieces between which a line may end; a piece of spaces stands alone. For tests and for break_lines.
std::vector<std::string> unbreakable_pieces(std::string_view paragraph);

}  // namespace reports::pdf
