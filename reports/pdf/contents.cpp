// SPDX-License-Identifier: Apache-2.0
// The table of contents of flow.h: it is written last, onto pages inserted before those it tells of.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "reports/pdf/flow.h"

namespace reports::pdf {

namespace {

constexpr double kTitle = 16, kTitleHeight = 34, kIndent = 14;
constexpr Color kDots = {0.6, 0.6, 0.6};

struct Look {
    double size, step, before;
    bool bold;
};

Look look_of(int level)
{
    return level == 0 ? Look{10.5, 17, 4, true} : Look{9, 14, 0, false};
}

}  // namespace

void Flow::contents(const Contents& contents, int before)
{
    place_waiting();
    std::vector<Heading> listed;
    std::copy_if(headings_.begin(), headings_.end(), std::back_inserter(listed),
                 [&](const Heading& heading) { return heading.level <= contents.deepest; });
    // Where each line stands: how many pages the list takes must be known before any number is printed.
    struct Place {
        int page;
        double y;
    };
    std::vector<Place> places;
    Place next = {0, style_.top + kTitleHeight};
    for (const Heading& heading : listed) {
        const Look look = look_of(heading.level);
        const double keep = heading.level == 0 ? look_of(1).step : 0;  // a topic stays with its first line
        if (next.y + look.before + look.step + keep > document_.height() - style_.bottom)
            next = {next.page + 1, style_.top};
        next.y += look.before + look.step;
        places.push_back(next);
    }
    for (int page = 0; page <= next.page; ++page) {
        document_.insert_page(before + page);
        if (!style_.watermark.empty()) document_.watermark(style_.watermark);
    }
    document_.go_to_page(before);
    draw_line(contents.title, left(), width(), {kTitle, true, {}}, Align::left, style_.top + kTitle);
    for (std::size_t i = 0; i < listed.size(); ++i) {
        document_.go_to_page(before + places[i].page);
        const Look look = look_of(listed[i].level);
        const TextStyle style = {look.size, look.bold, {}};
        const std::string number = std::to_string(document_.page_of(listed[i].anchor).value_or(0) + 1);
        const double x = left() + kIndent * listed[i].level;
        const double right = left() + width();
        const double number_left = right - document_.text_width(number, style);
        const std::string title = fitted_text(document_, listed[i].text, style, number_left - x - kIndent);
        const double title_right = x + document_.text_width(title, style);
        const double y = places[i].y;
        document_.text({x, y}, title, style);
        document_.text({number_left, y}, number, style);
        if (number_left - title_right > 8)
            document_.line({title_right + 4, y - 2}, {number_left - 4, y - 2}, 0.4, kDots, true);
        document_.link({x, y - look.step + 3, right, y + 3}, listed[i].anchor);
    }
    document_.go_to_page(document_.pages() - 1);
}

}  // namespace reports::pdf
