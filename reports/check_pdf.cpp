// SPDX-License-Identifier: Apache-2.0
// The catalogue as one PDF: cover with contents, a page or more for each check, bookmarks by topic. The contents need
// the pages of the checks, so that everything is laid out twice: the first time only to see where they come to stand.
#include <algorithm>
#include <map>

#include "reports/check_catalogue.h"
#include "reports/pdf/flow.h"
#include "reports/unicode.h"

namespace reports {

namespace {

const pdf::Color kGrey{0.35, 0.35, 0.35};
const pdf::ParagraphStyle kBody = {.text = {9.5, false, {}}};
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, kGrey}};
const pdf::ParagraphStyle kTitle = {.text = {8.5, true, kGrey}, .before = 3, .after = 2};
constexpr double kHeadOfBlock = 56;  // so that no title stands alone at the foot of a page
constexpr double kHeadOfPage = 120;  // a check begins where this much of it fits

using Pages = std::map<std::string, int>;  // check -> page, counted from 1

pdf::PageStyle page_style(const CheckCatalogue& catalogue, const Wording& words)
{
    pdf::PageStyle style;
    style.header_left = words("catalogue");
    style.footer_left = catalogue.version;
    style.numbers = [&words](int page, int pages) {
        return words("page_of", {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
    };
    style.has_cover = true;
    return style;
}

void write_cover(const CheckCatalogue& catalogue, const Wording& words, pdf::Flow& flow)
{
    flow.space(150);
    flow.paragraph(words("catalogue"), {.text = {28, true, {}}, .align = pdf::Align::center, .after = 14});
    flow.paragraph(catalogue.version, {.text = {11, false, kGrey}, .align = pdf::Align::center, .after = 40});
    flow.paragraph(words("intro"), {.text = {10.5, false, {}}, .line_height = 1.8, .indent = 30});
}

void write_contents(const CheckCatalogue& catalogue, const Pages& pages, const Wording& words, pdf::Flow& flow)
{
    flow.new_page();
    flow.heading(words("contents"), 0, "contents");
    pdf::Table table;
    table.columns = {{words("title"), 5.2}, {words("check"), 2.8}, {words("page"), 0.7, pdf::Align::right}};
    table.style.size = 9;
    table.style.padding = 2.2;
    std::string topic;
    for (const CheckPage& page : catalogue.pages) {
        if (page.topic != topic) {
            pdf::TableRow title{.cells = {page.topic_name}, .shaded = true, .spanning = true};
            title.cells[0].bold = true;
            table.rows.push_back(std::move(title));
        }
        topic = page.topic;
        const auto at = pages.find(page.id);
        pdf::TableCell name(page.title);
        pdf::TableCell number(at == pages.end() ? "0" : std::to_string(at->second));
        name.link = number.link = "check-" + page.id;
        table.rows.push_back({.cells = {name, pdf::TableCell(page.id), number}});
    }
    flow.table(table);
}

// Columns as wide as what they hold asks for, within bounds.
std::vector<pdf::TableColumn> columns_of(const PageTable& table)
{
    constexpr double kNarrowest = 5;
    constexpr double kWidest = 26;
    std::vector<pdf::TableColumn> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        std::size_t widest = display_width(table.header[i]);
        for (const auto& row : table.rows) widest = std::max(widest, display_width(row[i]));
        columns.push_back({table.header[i], std::clamp(static_cast<double>(widest), kNarrowest, kWidest)});
    }
    return columns;
}

void write_block(const PageBlock& block, pdf::Flow& flow)
{
    if (!block.title.empty()) {
        flow.need(kHeadOfBlock);
        flow.paragraph(block.title, kTitle);
    }
    if (!block.text.empty()) flow.paragraph(block.text, block.is_quiet ? kQuiet : kBody);
    if (block.table.header.empty()) return;
    pdf::Table table;
    table.columns = columns_of(block.table);
    table.style.size = 8;
    table.style.padding = 2.5;
    table.style.rules = pdf::Rules::grid;
    for (const auto& row : block.table.rows) {
        pdf::TableRow cells;
        for (const std::string& cell : row) cells.cells.emplace_back(cell);
        table.rows.push_back(std::move(cells));
    }
    flow.table(table);
}

void write_check(const CheckPage& page, const Wording& words, Pages& pages, pdf::Flow& flow)
{
    flow.heading(page.title, 1, "check-" + page.id);
    flow.need(kHeadOfPage);
    pages[page.id] = flow.document().page() + 1;
    flow.paragraph(page.id + "    " + page.topic_name + "    " + words("default_severity") + words("colon") +
                       page.severity + (page.is_own ? "    " + words("own") : ""),
                   kQuiet);
    for (const PageSection& section : page.sections) {
        flow.small_heading(section.title);
        for (const PageBlock& block : section.blocks) write_block(block, flow);
    }
}

std::string laid_out(const CheckCatalogue& catalogue, const Wording& words, Pages& pages)
{
    pdf::Document document({words("catalogue"), words("author"), catalogue.version, "OnePermit", {}, false});
    pdf::Flow flow(document, page_style(catalogue, words));
    write_cover(catalogue, words, flow);
    write_contents(catalogue, pages, words, flow);
    std::string topic;
    for (const CheckPage& page : catalogue.pages) {
        flow.new_page();
        if (page.topic != topic) flow.heading(page.topic_name, 0);
        topic = page.topic;
        write_check(page, words, pages, flow);
    }
    flow.finish();
    return document.finish();
}

}  // namespace

std::string check_catalogue_pdf(const CheckCatalogue& catalogue, const Wording& words)
{
    Pages pages;
    laid_out(catalogue, words, pages);
    return laid_out(catalogue, words, pages);
}

}  // namespace reports
