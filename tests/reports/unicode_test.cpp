// SPDX-License-Identifier: Apache-2.0
#include "reports/unicode.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(unicode_test)

BOOST_AUTO_TEST_CASE(reads_what_it_writes)
{
    const std::string text = "Aé中𬭎";
    BOOST_TEST((reports::to_code_points(text) == U"Aé中𬭎"));
    BOOST_TEST(reports::to_utf8(reports::to_code_points(text)) == text);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_the_replacement_character)
{
    BOOST_TEST((reports::to_code_points("a\xFF\xE4\xB8z") == U"a\xFFFD\xFFFD\xFFFDz"));
    BOOST_TEST((reports::to_code_points("\xC0\x80") == U"\xFFFD\xFFFD"));
    BOOST_TEST((reports::to_code_points("\xED\xA0\x80") == U"\xFFFD\xFFFD\xFFFD"));
}

BOOST_AUTO_TEST_CASE(counts_columns_of_a_terminal)
{
    BOOST_TEST(reports::display_width("DA001 二氧化硫") == 14U);
    BOOST_TEST(reports::display_width("e\u0301") == 1U);
    BOOST_TEST(reports::display_width("𬭎") == 2U);
}

BOOST_AUTO_TEST_CASE(cuts_to_columns_with_a_mark)
{
    BOOST_TEST(reports::cut_to_width("二氧化硫", 8) == "二氧化硫");
    BOOST_TEST(reports::cut_to_width("二氧化硫", 7) == "二氧化…");
    BOOST_TEST(reports::cut_to_width("二氧化硫", 6) == "二氧…");
}

BOOST_AUTO_TEST_SUITE_END()
