// SPDX-License-Identifier: Apache-2.0
// Numbers of standards as plans and laboratories write them.
#include "audit/checks/standard_numbers.h"

#include <boost/test/unit_test.hpp>

using audit::checks::standard_numbers;
using audit::checks::StandardNumber;

namespace {

std::string texts(std::string_view text)
{
    std::string found;
    for (const StandardNumber& one : standard_numbers(text)) {
        found += one.series + " " + one.number + " " + std::to_string(one.year) + ";";
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(standard_numbers_test)

BOOST_AUTO_TEST_CASE(several_in_one_text)
{
    BOOST_TEST(texts("HJ 57-2017,HJ 1131-2020") == "HJ 57 2017;HJ 1131 2020;");
    BOOST_TEST(texts("固定污染源废气 低浓度颗粒物的测定 重量法 HJ 836-2017、GB/T 16157-1996") ==
               "HJ 836 2017;GB 16157 1996;");
}

BOOST_AUTO_TEST_CASE(old_years_other_dashes_and_no_space)
{
    BOOST_TEST(texts("GB11914—89") == "GB 11914 1989;");
    BOOST_TEST(texts("hj/t 33 – 1999") == "HJ 33 1999;");
    BOOST_TEST(texts("GB/T 5750.6-2023") == "GB 5750.6 2023;");
    BOOST_TEST(texts("HJ 836") == "HJ 836 0;");
}

BOOST_AUTO_TEST_CASE(words_are_no_standard)
{
    BOOST_TEST(texts("重量法") == "");
    BOOST_TEST(texts("/") == "");
    BOOST_TEST(texts("ICP-MS 法") == "");
    BOOST_TEST(texts("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
