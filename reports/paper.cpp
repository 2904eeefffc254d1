// SPDX-License-Identifier: Apache-2.0
#include "reports/paper.h"

#include "reports/unicode.h"

namespace reports {

std::string fitted_text(Paper& paper, const std::string& text, const TextStyle& style, double width)
{
    if (paper.text_width(text, style) <= width) return text;
    std::u32string cut = to_code_points(text);
    while (!cut.empty() && paper.text_width(to_utf8(cut) + "…", style) > width) cut.pop_back();
    return to_utf8(cut) + "…";
}

}  // namespace reports
