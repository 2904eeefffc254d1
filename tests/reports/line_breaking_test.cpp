// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/line_breaking.h"

#include <boost/test/unit_test.hpp>

#include "reports/unicode.h"

using reports::pdf::break_lines;
using reports::pdf::unbreakable_pieces;
using Lines = std::vector<std::string>;

namespace {

// One column a Latin letter, two a Chinese character.
Lines broken(const std::string& text, double columns)
{
    return break_lines(text, columns,
                       [](std::string_view piece) { return static_cast<double>(reports::display_width(piece)); });
}

void check_lines(const Lines& found, const Lines& expected)
{
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_breaking_test)

BOOST_AUTO_TEST_CASE(breaks_between_han_characters)
{
    check_lines(broken("自动监测小时浓度", 8), {"自动监测", "小时浓度"});
}

BOOST_AUTO_TEST_CASE(puts_no_closing_punctuation_at_the_start_of_a_line)
{
    check_lines(broken("自动监测，小时浓度", 8), {"自动监", "测，小时", "浓度"});
    check_lines(broken("共三条（见表）。", 14), {"共三条（见", "表）。"});
}

BOOST_AUTO_TEST_CASE(leaves_no_opening_bracket_at_the_end_of_a_line)
{
    check_lines(broken("依据《排污许可管理条例》", 6), {"依据", "《排污", "许可管", "理条", "例》"});
}

BOOST_AUTO_TEST_CASE(keeps_numbers_with_their_units)
{
    check_lines(unbreakable_pieces("最高 61.3 mg/m³，限值50%"), {"最", "高", " ", "61.3 mg/m³，", "限", "值", "50%"});
    check_lines(unbreakable_pieces("第3页2025年"), {"第3", "页", "2025年"});
    check_lines(unbreakable_pieces("NH₃-N HJ 640—2012"), {"NH₃-N", " ", "HJ", " ", "640—", "2012"});
}

BOOST_AUTO_TEST_CASE(keeps_what_a_joiner_joins)
{
    check_lines(unbreakable_pieces("编号：\u2060ab12"), {"编", "号：\u2060ab12"});
}

BOOST_AUTO_TEST_CASE(cuts_a_word_that_is_wider_than_the_line)
{
    check_lines(broken("abcdefghij", 4), {"abcd", "efgh", "ij"});
    check_lines(broken("auto_hourly_2025.csv", 12), {"auto_hourly_", "2025.csv"});
}

BOOST_AUTO_TEST_CASE(drops_spaces_at_the_ends_of_lines)
{
    check_lines(broken("three words here", 6), {"three", "words", "here"});
}

BOOST_AUTO_TEST_CASE(keeps_line_breaks_and_empty_lines)
{
    check_lines(broken("甲\n\n乙", 10), {"甲", "", "乙"});
    check_lines(broken("", 10), {""});
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_asked_for_where_a_break_is_possible)
{
    std::string text;
    for (int i = 0; i < 50; ++i) text += "有组织排放颗粒物最大浓度12.4 mg/m³，二氧化硫未检出（<3 mg/m³）；";
    for (const std::string& line : broken(text, 40)) BOOST_CHECK_LE(reports::display_width(line), 40U);
}

BOOST_AUTO_TEST_SUITE_END()
