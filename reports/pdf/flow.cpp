// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/flow.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reports/pdf/line_breaking.h"

namespace reports::pdf {

namespace {

constexpr Color kGrey = {0.35, 0.35, 0.35};
constexpr Color kRule = {0.6, 0.6, 0.6};
constexpr double kAscent = 0.86;  // of the size: the base line below the top of a line box of its own size

struct HeadingLook {
    double size, before, after;
};
constexpr std::array<HeadingLook, 4> kHeadings = {HeadingLook{16, 10, 8}, HeadingLook{12.5, 12, 5},
                                                  HeadingLook{10.5, 9, 3}, HeadingLook{9.5, 6, 2}};

const HeadingLook& look_of(int level)
{
    return kHeadings[static_cast<std::size_t>(std::clamp(level, 0, 3))];
}

}  // namespace

Flow::Flow(Document& document, PageStyle style) : document_(document), style_(std::move(style))
{
    new_page();
}

void Flow::new_page()
{
    document_.add_page();
    begin_page();
}

void Flow::begin_page()
{
    if (!style_.watermark.empty()) document_.watermark(style_.watermark);
    y_ = style_.top;
}

void Flow::space(double height)
{
    y_ += height;
}

std::vector<std::string> Flow::lines(const std::string& text, double width, const TextStyle& style)
{
    return break_lines(text, width, [&](std::string_view piece) { return document_.text_width(piece, style); });
}

void Flow::draw_line(const std::string& line, double x, double width, const TextStyle& style, Align align,
                     double baseline)
{
    if (line.empty()) return;
    const double free = align == Align::left ? 0 : width - document_.text_width(line, style);
    document_.text({x + (align == Align::center ? free / 2 : free), baseline}, line, style);
}

double Flow::height_of(const Heading& heading)
{
    const HeadingLook& look = look_of(heading.level);
    const auto count = lines(heading.text, width(), {look.size, true, {}}).size();
    return look.before + look.after + static_cast<double>(count) * look.size * 1.35;
}

void Flow::need(double height)
{
    double wanted = height;
    for (const Waiting& one : waiting_) wanted += one.height;
    const double page = document_.height() - style_.top - style_.bottom;
    if (wanted > room() && y_ > style_.top && wanted - height + std::min(height, page) > room()) new_page();
    place_waiting();
}

void Flow::place_waiting()
{
    for (const Waiting& one : std::exchange(waiting_, {})) one.place();
}

void Flow::wait(const Heading& heading)
{
    waiting_.push_back({height_of(heading), [this, heading] { place(heading); }});
}

void Flow::place(const Heading& heading)
{
    const HeadingLook& look = look_of(heading.level);
    const TextStyle style = {look.size, true, {}};
    if (y_ > style_.top) y_ += look.before;
    if (heading.bookmarked) {
        document_.bookmark(heading.text, heading.level, y_ - 4);
        headings_.push_back(heading);
    }
    if (!heading.anchor.empty()) document_.anchor(heading.anchor, y_ - 4);
    for (const std::string& line : lines(heading.text, width(), style)) {
        draw_line(line, left(), width(), style, Align::left, y_ + look.size);
        y_ += look.size * 1.35;
    }
    if (heading.level == 0) {
        document_.line({left(), y_ + 2}, {left() + width(), y_ + 2}, 0.8, kGrey, false);
        y_ += 2;
    }
    y_ += look.after;
}

void Flow::heading(const std::string& text, int level, const std::string& anchor)
{
    wait({text, anchor.empty() ? "heading " + std::to_string(++unnamed_) : anchor, level, true});
}

void Flow::small_heading(const std::string& text)
{
    wait({text, {}, 3, false});
}

void Flow::draw_paragraph(const std::vector<std::string>& lines, const ParagraphStyle& style)
{
    const TextStyle& look = style.text;
    const double step = look.size * style.line_height;
    for (const std::string& line : lines) {
        draw_line(line, left() + style.indent, width() - style.indent, look, style.align,
                  y_ + (step - look.size) / 2 + look.size * kAscent);
        y_ += step;
    }
}

void Flow::paragraph(const std::string& text, const ParagraphStyle& style)
{
    const TextStyle& look = style.text;
    const double step = look.size * style.line_height;
    // The first line is narrower: a run of full-width spaces takes the indent.
    std::string shown = text;
    if (style.first_indent > 0) {
        const auto ems = static_cast<std::size_t>(style.first_indent / look.size + 0.5);
        for (std::size_t i = 0; i < ems; ++i) shown.insert(0, "　");
    }
    const std::vector<std::string> all = lines(shown, width() - style.indent, look);
    const double height = style.before + step * static_cast<double>(all.size()) + style.after;
    const double page = document_.height() - style_.top - style_.bottom;
    if (style.keep_with_next && height < page / 3) {
        waiting_.push_back({height, [this, all, style] {
                                if (y_ > style_.top) y_ += style.before;
                                draw_paragraph(all, style);
                                y_ += style.after;
                            }});
        return;
    }
    // Neither a first line alone at the bottom nor a last line alone at the top.
    need(style.before + step * static_cast<double>(all.size() <= 3 ? all.size() : 2));
    if (y_ > style_.top) y_ += style.before;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool last_two = all.size() > 3 && i + 2 == all.size();
        need(last_two ? 2 * step : step);
        draw_paragraph({all[i]}, style);
    }
    y_ += style.after;
}

void Flow::box(double height, const std::function<void(const Box&)>& draw, double after)
{
    need(height);
    draw({left(), y_, left() + width(), y_ + height});
    y_ += height + after;
}

void Flow::picture(const std::string& bytes, double height, double after)
{
    box(
        height, [&](const Box& box) { document_.picture(box, bytes); }, after);
}

void Flow::end_mark(const std::string& words)
{
    place_waiting();
    const TextStyle look = {10, false, {}};
    y_ += look.size * 1.5;
    draw_line(words, left(), width(), look, Align::center, y_);
    y_ += look.size * 0.5;
}

void Flow::signatures(const std::vector<SignatureArea>& areas, double row_height)
{
    Table table;
    table.columns = {{"", 1.5}, {"", 3.4}, {"", 0.8}, {"", 1.8}};
    table.style = {.size = 10, .rules = Rules::grid, .padding = 6, .after = 4};
    for (const SignatureArea& area : areas) {
        TableRow row{.cells = {area.label, area.name, area.date_label, area.date}, .min_height = row_height};
        row.cells[1].picture = area.picture;
        table.rows.push_back(std::move(row));
    }
    need(height_of(table));
    this->table(table);
}

void Flow::finish()
{
    place_waiting();
    const int pages = document_.pages();
    const TextStyle small = {8, false, kGrey};
    for (int page = style_.has_cover ? 1 : 0; page < pages; ++page) {
        document_.go_to_page(page);
        const double top = style_.top - 22;
        const double bottom = document_.height() - style_.bottom + 26;
        const double half = width() / 2 - 6;
        const auto cut = [&](const std::string& text) { return lines(text, half, small).front(); };
        draw_line(cut(style_.header_left), left(), width(), small, Align::left, top);
        draw_line(cut(style_.header_right), left(), width(), small, Align::right, top);
        document_.line({left(), top + 5}, {left() + width(), top + 5}, 0.4, kRule, false);
        const std::string number = style_.numbers ? style_.numbers(page + 1, pages) : std::string();
        const double beside = (width() - document_.text_width(number, small)) / 2 - 8;
        const auto fit = [&](const std::string& text) { return fitted_text(document_, text, small, beside); };
        draw_line(fit(style_.footer_left), left(), width(), small, Align::left, bottom);
        draw_line(fit(style_.footer_right), left(), width(), small, Align::right, bottom);
        draw_line(number, left(), width(), small, Align::center, bottom);
    }
}

}  // namespace reports::pdf
