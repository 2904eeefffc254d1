// SPDX-License-Identifier: Apache-2.0
#include "audit/model/decimal.h"

#include <boost/test/unit_test.hpp>

using audit::Decimal;

namespace {

std::string rounded(const char* text, int decimals)
{
    return Decimal::parse(text)->rounded(decimals).to_string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal_test)

BOOST_AUTO_TEST_CASE(keeps_the_digits_it_was_written_with)
{
    BOOST_TEST(Decimal::parse("50.0")->to_string() == "50.0");
    BOOST_TEST(Decimal::parse("-0.05")->to_string() == "-0.05");
    BOOST_TEST(Decimal::parse("1.2e-3")->to_string() == "0.0012");
    BOOST_TEST(Decimal::parse("3E2")->to_string() == "300");
    BOOST_TEST((*Decimal::parse("50") == *Decimal::parse("50.0")));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_a_number)
{
    for (const char* text : {"", "-", ".", "1.2.3", "12mg", "1e", "1e9999", "99999999999999999999", "0x10"})
        BOOST_TEST(!Decimal::parse(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(rounds_half_to_even_as_gb_t_8170)
{
    BOOST_TEST(rounded("2.5", 0) == "2");
    BOOST_TEST(rounded("3.5", 0) == "4");
    BOOST_TEST(rounded("-13.5", 0) == "-14");
    BOOST_TEST(rounded("-14.5", 0) == "-14");
    BOOST_TEST(rounded("10.5002", 0) == "11");
    BOOST_TEST(rounded("2.675", 2) == "2.68");
    BOOST_TEST(rounded("0.285", 2) == "0.28");
    BOOST_TEST(rounded("50.4999999", 0) == "50");
    BOOST_TEST(rounded("35", 2) == "35.00");
}

BOOST_AUTO_TEST_CASE(digits_beyond_64_bits_are_rounded_away)
{
    BOOST_TEST(Decimal::parse("0.12345678901234567890123")->to_string() == "0.123456789012345679");
    BOOST_TEST(Decimal::parse("12345.6789012345678901")->to_string() == "12345.67890123456789");
    for (const char* text : {"1e-18", "9e-19", "999999999999999999999999999999999999e-54"})
        BOOST_TEST(Decimal::parse(text)->to_string() == "0.000000000000000001", text);
    for (const char* text : {"1e-56", "1e-57", "1e-60", "999999999999999999999999999999999999e-60", "1e-999"})
        BOOST_TEST(Decimal::parse(text)->to_string() == "0.000000000000000000", text);
}

BOOST_AUTO_TEST_CASE(adds_multiplies_and_divides_exactly)
{
    BOOST_TEST((*Decimal::parse("0.1") + *Decimal::parse("0.2")).to_string() == "0.3");
    BOOST_TEST((*Decimal::parse("1.5") - *Decimal::parse("2")).to_string() == "-0.5");
    BOOST_TEST((*Decimal::parse("1.20") * *Decimal::parse("0.5")).to_string() == "0.600");
    BOOST_TEST(audit::quotient(*Decimal::parse("61.3"), *Decimal::parse("50"), 2).to_string() == "1.23");
    BOOST_TEST(audit::quotient({1, 0}, {8, 0}, 2).to_string() == "0.12");
    BOOST_TEST(audit::quotient({3, 0}, {8, 0}, 2).to_string() == "0.38");
}

BOOST_AUTO_TEST_SUITE_END()
