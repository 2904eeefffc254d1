// SPDX-License-Identifier: Apache-2.0
#include "audit/import/number_format.h"

#include <boost/test/unit_test.hpp>

using namespace audit::import;

namespace {

std::string number(double value, const char* code)
{
    return shown_number(value, parse_number_format(code));
}
std::string time(double serial, const char* code)
{
    return shown_time(serial, parse_number_format(code), false);
}
bool is_date(const char* code)
{
    return parse_number_format(code).kind == NumberFormat::Kind::date;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_format_test)

BOOST_AUTO_TEST_CASE(shows_numbers_with_the_decimals_of_their_format)
{
    BOOST_TEST(number(50, "0.00") == "50.00");
    BOOST_TEST(number(1234567.891, "#,##0.0") == "1234567.9");
    BOOST_TEST(number(50.4, "0") == "50");
    BOOST_TEST(number(0.05, "0.0") == "0.1");
    BOOST_TEST(number(-0.05, "0.0") == "-0.1");
    BOOST_TEST(number(-0.04, "0.0") == "0.0");
    BOOST_TEST(number(999.96, "0.0") == "1000.0");
    BOOST_TEST(number(1.005, "0.00") == "1.01");
    BOOST_TEST(number(2.5, "0.0##") == "2.5");
    BOOST_TEST(number(2.56789, "0.0##") == "2.568");
    BOOST_TEST(number(0.0525, "0.0%") == "5.3%");
    BOOST_TEST(number(50, "0.00\"mg/m³\"_);[Red]-0.0") == "50.00");
    BOOST_TEST(number(0, "0.00") == "0.00");
}

BOOST_AUTO_TEST_CASE(shows_general_numbers_as_stored_within_fifteen_digits)
{
    BOOST_TEST(number(50.100000000000001, "General") == "50.1");
    BOOST_TEST(number(0.1 + 0.2, "General") == "0.3");
    BOOST_TEST(number(1e-7, "G/通用格式") == "0.0000001");
    BOOST_TEST(number(123456789012, "@") == "123456789012");
    BOOST_TEST(number(-0.0, "General") == "0");
    BOOST_TEST(number(12, "# ?/?") == "12");
    BOOST_TEST(number(1200, "0,") == "1200");
    BOOST_TEST(number(1e300, "0.00") == "1e+300");
    BOOST_TEST((parse_number_format("0.00E+00").kind == NumberFormat::Kind::general));
}

BOOST_AUTO_TEST_CASE(tells_dates_from_numbers)
{
    for (const char* code : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\\-mm\\-dd;@", "h:mm", "[h]:mm",
                             "mmm-yy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "上午/下午h\"时\"mm\"分\""})
        BOOST_TEST(is_date(code), code);
    for (const char* code : {"General", "0.00", "\"day\" 0", "[Red]0.0", "0.00E+00", "#,##0_ ", "0\"m³/h\"", "@", ""})
        BOOST_TEST(!is_date(code), code);
    for (const int id : {14, 22, 31, 46, 57}) BOOST_TEST((builtin_number_format(id).kind == NumberFormat::Kind::date));
    for (const int id : {0, 2, 10, 11, 49, 164})
        BOOST_TEST((builtin_number_format(id).kind != NumberFormat::Kind::date));
}

BOOST_AUTO_TEST_CASE(shows_times_to_the_second)
{
    BOOST_TEST(time(45658.0416666667, "yyyy-mm-dd hh:mm") == "2025-01-01 01:00");
    BOOST_TEST(time(45658.99999999, "yyyy-mm-dd") == "2025-01-02");
    BOOST_TEST(time(45658.5, "yyyy-mm-dd") == "2025-01-01 12:00");
    BOOST_TEST(time(45658.000011574, "h:mm:ss") == "2025-01-01 00:00:01");
    BOOST_TEST(time(0.75, "h:mm") == "18:00");
    BOOST_TEST(time(1.5, "[h]:mm") == "36:00");
    BOOST_TEST(time(1, "yyyy-mm-dd") == "1900-01-01");
    BOOST_TEST(time(3e6, "yyyy-mm-dd") == "");
}

BOOST_AUTO_TEST_SUITE_END()
