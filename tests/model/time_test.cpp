// SPDX-License-Identifier: Apache-2.0
#include "audit/model/time.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

namespace {

Time at(const char* text)
{
    return *parse_time(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_test)

BOOST_AUTO_TEST_CASE(writes_and_reads_the_form_of_the_findings_file)
{
    BOOST_TEST(to_text(at("2025-03-02T05:00")) == "2025-03-02T05:00");
    BOOST_TEST(to_text(at("2025-03-02 05:06:07")) == "2025-03-02T05:06:07");
    BOOST_TEST(to_text(at("2025-12-31T24:00")) == "2026-01-01T00:00");
    BOOST_TEST(date_text(at("2024-02-29")) == "2024-02-29");
}

BOOST_AUTO_TEST_CASE(refuses_days_that_do_not_exist)
{
    for (const char* text :
         {"2025-02-29", "2025-13-01", "2025-04-31", "2025-01-01T25:00", "2025-01-01T10:60", "25-01-01", ""})
        BOOST_TEST(!parse_time(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(knows_the_starts_of_calendar_units)
{
    const Time time = at("2025-08-17T13:45");
    BOOST_TEST(to_text(start_of_hour(time)) == "2025-08-17T13:00");
    BOOST_TEST(date_text(start_of_month(time)) == "2025-08-01");
    BOOST_TEST(date_text(start_of_quarter(time)) == "2025-07-01");
    BOOST_TEST(date_text(start_of_half_year(time)) == "2025-07-01");
    BOOST_TEST(date_text(start_of_year(time)) == "2025-01-01");
    BOOST_TEST(weekday(at("2025-08-17")) == 7);
}

BOOST_AUTO_TEST_CASE(adding_months_stays_within_the_month)
{
    BOOST_TEST(date_text(add_months(at("2025-01-31"), 1)) == "2025-02-28");
    BOOST_TEST(date_text(add_months(at("2024-12-31"), -10)) == "2024-02-29");
    BOOST_TEST(to_text(add_years(at("2024-02-29T08:00"), 1)) == "2025-02-28T08:00");
}

BOOST_AUTO_TEST_SUITE_END()
