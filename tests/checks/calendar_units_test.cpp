// SPDX-License-Identifier: Apache-2.0
// Calendar units wholly within a period.
#include "audit/checks/calendar_units.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace audit;
using audit::checks::calendar_units;

namespace {

Period period(const char* from, const char* to)
{
    return {*parse_time(from), *parse_time(to)};
}

std::string texts(const std::vector<Period>& units)
{
    std::string text;
    for (const Period& unit : units) text += date_text(unit.from) + "/" + date_text(unit.to) + " ";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendar_units_test)

BOOST_AUTO_TEST_CASE(quarters_that_are_cut_are_left_out)
{
    BOOST_TEST(texts(calendar_units({1, 1, FrequencyUnit::quarter}, period("2025-01-02", "2025-10-01"))) ==
               "2025-04-01/2025-07-01 2025-07-01/2025-10-01 ");
}

BOOST_AUTO_TEST_CASE(half_years_and_years)
{
    const Period two_years = period("2024-01-01", "2026-01-01");
    BOOST_TEST(calendar_units({1, 1, FrequencyUnit::half_year}, two_years).size() == 4);
    BOOST_TEST(texts(calendar_units({1, 1, FrequencyUnit::year}, two_years)) ==
               "2024-01-01/2025-01-01 2025-01-01/2026-01-01 ");
}

BOOST_AUTO_TEST_CASE(every_two_months_are_pairs_of_the_calendar)
{
    BOOST_TEST(texts(calendar_units({1, 2, FrequencyUnit::month}, period("2025-02-01", "2025-07-01"))) ==
               "2025-03-01/2025-05-01 2025-05-01/2025-07-01 ");
}

BOOST_AUTO_TEST_CASE(weeks_begin_on_monday)
{
    BOOST_TEST(texts(calendar_units({1, 1, FrequencyUnit::week}, period("2025-01-01", "2025-01-14"))) ==
               "2025-01-06/2025-01-13 ");
}

BOOST_AUTO_TEST_CASE(every_six_hours_begin_at_midnight)
{
    BOOST_TEST(calendar_units({1, 6, FrequencyUnit::hour}, period("2025-01-01T03:00", "2025-01-02")).size() == 3);
}

BOOST_AUTO_TEST_SUITE_END()
