// SPDX-License-Identifier: Apache-2.0
#include "reports/text_box.h"

#include <algorithm>

namespace reports {

double write_in_box(pdf::Flow& flow, const pdf::Box& box, const std::string& text, const pdf::TextStyle& style,
                    double line_height)
{
    if (text.empty()) return 0;
    std::vector<std::string> lines = flow.lines(text, box.width(), style);
    const double step = style.size * line_height;
    const auto fits = static_cast<std::size_t>(std::max(0.0, (box.height() + 0.01) / step));
    if (lines.size() > fits) {
        lines.resize(fits);
        if (!lines.empty()) lines.back() = fitted_text(flow.document(), lines.back() + "……", style, box.width());
    }
    double top = box.top;
    for (const std::string& line : lines) {
        constexpr double kAscent = 0.86;  // of the size: the base line below the top of a line of its own size
        flow.document().text({box.left, top + (step - style.size) / 2 + style.size * kAscent}, line, style);
        top += step;
    }
    return top - box.top;
}

}  // namespace reports
