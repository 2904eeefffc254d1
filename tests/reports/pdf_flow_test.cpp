// SPDX-License-Identifier: Apache-2.0
// The page kit: text, tables, fonts, bookmarks, as a reader of the PDF sees them.
#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "reports/pdf/flow.h"
#include "tests/reports/pdf_tools.h"

using namespace reports::pdf;

namespace {

constexpr int kDpi = 72;  // one pixel a point

std::string document(const std::function<void(Flow&)>& write, const std::vector<FontPath>& fonts = installed_fonts())
{
    PageStyle style;
    style.header_left = "甲厂";
    return tests::pdf_of(write, style, fonts);
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::size_t occurrences(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

Table long_table(std::size_t rows)
{
    Table table;
    table.columns = {{"名称", 2}, {"数值", 1, Align::right}};
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({.cells = {"行" + std::to_string(i) + "甲", "1.0"}});
    return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_flow_test)

BOOST_AUTO_TEST_CASE(text_copies_and_searches_as_it_was_written)
{
    const std::string text = "二氧化硫≤50 mg/m³，化学需氧量 38.6 mg/L；面积100㎡，电导率μS/cm，25℃，①②③。";
    const std::string pdf = document([&](Flow& flow) { flow.paragraph(text); });
    BOOST_TEST(contains(tests::text_of_pdf(pdf), text));
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
}

BOOST_AUTO_TEST_CASE(glyphs_are_not_blank)
{
    const std::string pdf = document([](Flow& flow) { flow.paragraph("监测监测监测监测", {.text = {12, false, {}}}); });
    const auto pages = tests::pages_of_pdf(pdf, 144);
    BOOST_REQUIRE_EQUAL(pages.size(), 1U);
    // Eight characters of 24 pixels each, every one with strokes.
    for (int i = 0; i < 8; ++i) {
        const int left = 112 + 24 * i;
        BOOST_CHECK_GT(pages[0].ink(left, 128, left + 24, 128 + 36), 60);
    }
}

BOOST_AUTO_TEST_CASE(rare_characters_beyond_the_bmp_are_drawn_and_copied)
{
    const std::string pdf = document([](Flow& flow) { flow.paragraph("采样人：𬭎、𫖮、𣲘。"); });
    BOOST_TEST(contains(tests::text_of_pdf(pdf), "采样人：𬭎、𫖮、𣲘。"));
}

BOOST_AUTO_TEST_CASE(a_character_no_font_has_is_shown_and_reported)
{
    Document pdf({"标题", "", "", "", "", false});
    pdf.add_page();
    pdf.text({60, 80}, "甲\U000E0041乙", {20, false, {}});
    const std::vector<char32_t> missing = pdf.missing_characters();
    BOOST_REQUIRE_EQUAL(missing.size(), 1U);
    BOOST_TEST((missing[0] == U'\U000E0041'));
    const auto pages = tests::pages_of_pdf(pdf.finish(), kDpi);
    BOOST_CHECK_GT(pages[0].ink(80, 60, 100, 84), 20);  // the mark 〓 between the two
}

BOOST_AUTO_TEST_CASE(a_table_repeats_its_header_and_loses_no_row)
{
    const std::string pdf = document([](Flow& flow) { flow.table(long_table(150)); });
    const std::string text = tests::text_of_pdf(pdf);
    for (int i = 0; i < 150; ++i) BOOST_TEST(occurrences(text, "行" + std::to_string(i) + "甲") == 1U);
    const std::size_t pages = tests::pages_of_pdf(pdf, 20).size();
    BOOST_CHECK_GT(pages, 2U);
    BOOST_TEST(occurrences(text, "名称") == pages);
    BOOST_TEST(contains(tests::without_spaces(text), "第1页共" + std::to_string(pages) + "页"));
}

BOOST_AUTO_TEST_CASE(a_row_is_never_cut_in_two)
{
    // Rows of three lines each: every page of the text holds whole rows.
    const std::string pdf = document([](Flow& flow) {
        Table table;
        table.columns = {{"内容", 1}};
        for (int i = 0; i < 60; ++i) {
            const std::string n = std::to_string(i);
            table.rows.push_back({.cells = {"始" + n + "一\n中\n终" + n + "一"}});
        }
        flow.table(table);
    });
    const std::string text = tests::text_of_pdf(pdf);
    std::size_t page = 0;
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        const std::size_t first = text.find("始" + n + "一");
        const std::size_t last = text.find("终" + n + "一");
        BOOST_REQUIRE(first != std::string::npos && last != std::string::npos);
        BOOST_TEST(!contains(text.substr(first, last - first), "\f"));
        page = std::max(page, occurrences(text.substr(0, first), "\f"));
    }
    BOOST_CHECK_GT(page, 0U);
}

BOOST_AUTO_TEST_CASE(a_row_higher_than_a_page_continues_on_the_next)
{
    std::string lines = "开头";
    for (int i = 0; i < 100; ++i) lines += "\n第" + std::to_string(i) + "行内容";
    const std::string pdf = document([&](Flow& flow) {
        Table table;
        table.columns = {{"内容", 1}};
        table.rows.push_back({.cells = {lines}});
        flow.table(table);
    });
    const std::string text = tests::text_of_pdf(pdf);
    for (int i = 0; i < 100; ++i) BOOST_TEST(occurrences(text, "第" + std::to_string(i) + "行内容") == 1U);
}

BOOST_AUTO_TEST_CASE(a_heading_stays_with_what_follows)
{
    for (int lines = 30; lines < 60; ++lines) {
        const std::string text = tests::text_of_pdf(document([&](Flow& flow) {
            for (int i = 0; i < lines; ++i) flow.paragraph("正文");
            flow.heading("小节标题", 1);
            flow.paragraph("标题之后的正文。");
        }));
        const std::size_t heading = text.find("小节标题");
        const std::size_t body = text.find("标题之后的正文。");
        BOOST_REQUIRE(heading != std::string::npos && body != std::string::npos);
        BOOST_TEST(!contains(text.substr(heading, body - heading), "\f"));
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_beyond_the_margins)
{
    const std::string name(600, 'W');
    std::string chinese;
    for (int i = 0; i < 200; ++i) chinese += "长";
    const std::string pdf = document([&](Flow& flow) {
        flow.heading(chinese, 0);
        flow.paragraph(name + chinese);
        Table table = long_table(3);
        table.rows[1].cells[0].text = chinese;
        table.rows[2].cells[1].text = name;
        flow.table(table);
    });
    for (const tests::Picture& page : tests::pages_of_pdf(pdf, kDpi)) {
        BOOST_TEST(page.ink(0, 0, 54, page.height) == 0);
        BOOST_TEST(page.ink(page.width - 54, 0, page.width, page.height) == 0);
        BOOST_TEST(page.ink(0, 0, page.width, 30) == 0);
        BOOST_TEST(page.ink(0, page.height - 24, page.width, page.height) == 0);
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_footer_leaves_room_for_the_page_number)
{
    PageStyle style;
    style.footer_left = style.footer_right = std::string(200, 'W');
    const std::string pdf = tests::pdf_of([](Flow& flow) { flow.paragraph("正文"); }, style);
    const tests::Picture page = tests::pages_of_pdf(pdf, kDpi).at(0);
    BOOST_CHECK_GT(page.ink(60, 798, 240, 812), 100);
    BOOST_CHECK_GT(page.ink(272, 798, 322, 812), 20);
    int empty = 0;  // columns beside the number
    for (int x = 245; x < 350; ++x) empty += page.ink(x, 798, x + 1, 812) == 0 ? 1 : 0;
    BOOST_CHECK_GT(empty, 12);
}

BOOST_AUTO_TEST_CASE(the_same_words_give_the_same_bytes)
{
    const auto write = [](Flow& flow) {
        flow.heading("标题", 0, "a");
        flow.paragraph("正文𬭎");
        flow.table(long_table(10));
    };
    BOOST_TEST((document(write) == document(write)));
}

BOOST_AUTO_TEST_CASE(any_chinese_font_will_do)
{
    for (const FontPath& font : installed_fonts()) {
        const std::string pdf = document([](Flow& flow) { flow.paragraph("排污许可核查报告 DA001"); }, {font});
        BOOST_TEST(contains(tests::text_of_pdf(pdf), "排污许可核查报告 DA001"));
        BOOST_CHECK_GT(tests::pages_of_pdf(pdf, kDpi)[0].ink(56, 60, 200, 84), 150);
    }
}

BOOST_AUTO_TEST_CASE(says_what_to_install_when_there_is_no_font)
{
    const auto right_words = [](const audit::Error& error) {
        return std::string(error.what()) ==
               "no Chinese font is installed (looked for /nowhere/a.ttf and others): install the package "
               "fonts-wqy-zenhei, or name a font in ONEPERMIT_FONTS";
    };
    BOOST_CHECK_EXCEPTION(installed_fonts({{"/nowhere/a.ttf", -1}}), audit::Error, right_words);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_no_font)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.write("broken.ttf", "this is no font");
    BOOST_CHECK_EXCEPTION(Document({}, {{path, -1}}), audit::Error, [&](const audit::Error& error) {
        return std::string(error.what()) ==
               path + ": not a TrueType font with outlines, choose another in ONEPERMIT_FONTS";
    });
}

BOOST_AUTO_TEST_SUITE_END()
