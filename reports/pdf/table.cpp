// SPDX-License-Identifier: Apache-2.0
// The tables of flow.h. A row is laid out first, so that its height is known before it is placed; only a row that is
// higher than a whole page is cut, between its lines.
#include <algorithm>
#include <numeric>

#include "reports/pdf/flow.h"

namespace reports::pdf {

namespace {

constexpr Color kHeaderFill = {0.89, 0.91, 0.93};
constexpr Color kShade = {0.95, 0.95, 0.95};
constexpr Color kRule = {0.6, 0.6, 0.6};
constexpr Color kLink = {0.05, 0.25, 0.55};
constexpr double kAscent = 0.86;

}  // namespace

struct Flow::LaidRow {
    const TableRow* row = nullptr;
    bool header = false;
    std::vector<std::vector<std::string>> cells;  // lines of each cell
    double height = 0;
};

double Flow::column_width(const Table& table, std::size_t column) const
{
    const double shares = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                          [](double sum, const TableColumn& c) { return sum + c.share; });
    return (width() - table.style.indent) * table.columns[column].share / shares;
}

double Flow::column_left(const Table& table, std::size_t column) const
{
    double x = left() + table.style.indent;
    for (std::size_t i = 0; i < column; ++i) x += column_width(table, i);
    return x;
}

Flow::LaidRow Flow::lay_out(const Table& table, const TableRow& row, bool header)
{
    LaidRow laid{&row, header, {}, 0};
    std::size_t most = 1;
    const std::size_t count = row.spanning ? 1 : std::min(row.cells.size(), table.columns.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool bold = header || row.cells[i].bold || (table.style.bold_first_column && i == 0);
        const double wide = row.spanning ? width() - table.style.indent : column_width(table, i);
        laid.cells.push_back(lines(row.cells[i].text, wide - 2 * (table.style.padding + table.style.side),
                                   {table.style.size, bold, {}}));
        most = std::max(most, laid.cells.back().size());
    }
    const double text = static_cast<double>(most) * table.style.size * table.style.line_height;
    laid.height = std::max(text + 2 * table.style.padding, row.min_height);
    return laid;
}

void Flow::draw_cell(const Table& table, const LaidRow& row, std::size_t column, const Box& box)
{
    const TableCell& cell = row.row->cells[column];
    const TableStyle& look = table.style;
    const bool bold = row.header || cell.bold || (look.bold_first_column && column == 0);
    const bool linked = !cell.link.empty();
    const TextStyle style = {look.size, bold, linked ? kLink : cell.color};
    const double step = look.size * look.line_height;
    const std::vector<std::string>& text = row.cells[column];
    if (cell.fill) document_.fill(box, *cell.fill);
    double top = box.top + look.padding;
    if (row.header) top = (box.top + box.bottom - step * static_cast<double>(text.size())) / 2;
    const Align align = row.row->spanning ? Align::left : table.columns[column].align;
    for (const std::string& line : text) {
        draw_line(line, box.left + look.padding + look.side, box.width() - 2 * (look.padding + look.side), style, align,
                  top + (step - look.size) / 2 + look.size * kAscent);
        top += step;
    }
    if (!cell.picture.empty()) {
        document_.picture({box.left + look.padding, text.front().empty() ? box.top + look.padding : top,
                           box.right - look.padding, box.bottom - look.padding},
                          cell.picture);
    }
    if (linked) document_.link(box, cell.link);
    if (look.rules == Rules::grid) document_.frame(box, 0.4, kRule);
}

void Flow::draw_row(const Table& table, const LaidRow& row)
{
    const double x = left() + table.style.indent;
    const Box whole = {x, y_, left() + width(), y_ + row.height};
    if (row.header) document_.fill(whole, kHeaderFill);
    if (row.row->shaded) document_.fill(whole, kShade);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double from = column_left(table, i);
        const double wide = row.row->spanning ? whole.width() : column_width(table, i);
        draw_cell(table, row, i, {from, whole.top, from + wide, whole.bottom});
    }
    if (table.style.rules == Rules::lines) {
        document_.line({whole.left, whole.bottom}, {whole.right, whole.bottom}, row.header ? 0.8 : 0.4, kRule, false);
        if (row.header) document_.line({whole.left, whole.top}, {whole.right, whole.top}, 0.8, kRule, false);
    }
    y_ += row.height;
}

void Flow::draw_tall_row(const Table& table, const LaidRow& row)
{
    const double step = table.style.size * table.style.line_height;
    std::size_t most = 0;
    for (const auto& cell : row.cells) most = std::max(most, cell.size());
    for (std::size_t done = 0; done < most;) {
        const double usable = room() - 2 * table.style.padding;
        const auto fits = static_cast<std::size_t>(std::max(1.0, usable / step));
        LaidRow part{row.row, row.header, {}, 0};
        std::size_t part_lines = 0;
        for (const auto& cell : row.cells) {
            const std::size_t begin = std::min(done, cell.size());
            const std::size_t end = std::min(begin + fits, cell.size());
            part.cells.emplace_back(cell.begin() + static_cast<std::ptrdiff_t>(begin),
                                    cell.begin() + static_cast<std::ptrdiff_t>(end));
            part_lines = std::max(part_lines, end - begin);
        }
        part.height = static_cast<double>(part_lines) * step + 2 * table.style.padding;
        draw_row(table, part);
        done += fits;
        if (done < most) new_page();
    }
}

Flow::LaidRow Flow::titles_of(const Table& table, TableRow& row)
{
    bool has_titles = false;
    for (const TableColumn& column : table.columns) {
        row.cells.emplace_back(column.title);
        has_titles = has_titles || !column.title.empty();
    }
    LaidRow laid = lay_out(table, row, true);
    if (!has_titles) laid.height = 0;
    return laid;
}

double Flow::height_of(const Table& table)
{
    TableRow titles;
    double height = table.style.before + titles_of(table, titles).height + table.style.after;
    for (const TableRow& row : table.rows) height += lay_out(table, row, false).height;
    return height;
}

void Flow::table(const Table& table)
{
    TableRow titles;
    const LaidRow header = titles_of(table, titles);
    const double header_height = header.height;
    const bool has_titles = header_height > 0;
    const double page = document_.height() - style_.top - style_.bottom;
    bool begun = false;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const LaidRow row = lay_out(table, table.rows[i], false);
        const bool tall = row.height > page - header_height;
        double wanted = tall ? std::min(row.height, page / 4) : row.height;
        // The title of a group stays with its first row.
        if (table.rows[i].spanning && i + 1 < table.rows.size()) {
            wanted += std::min(lay_out(table, table.rows[i + 1], false).height, page / 2);
        }
        const int before = document_.page();
        need(wanted + (begun ? 0 : header_height + table.style.before));
        if (!begun) y_ += table.style.before;
        if (has_titles && (!begun || document_.page() != before)) draw_row(table, header);
        begun = true;
        if (tall) {
            draw_tall_row(table, row);
        } else {
            draw_row(table, row);
        }
    }
    y_ += table.style.after;
}

}  // namespace reports::pdf
