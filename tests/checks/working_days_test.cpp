// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/working_days.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::checks;

namespace {

std::string after(const char* day, int n)
{
    return date_text(working_days_after(*parse_time(day), n));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(working_days_test)

BOOST_AUTO_TEST_CASE(leaves_out_weekends)
{
    BOOST_TEST(after("2025-03-26 09:00", 0) == "2025-03-26");
    BOOST_TEST(after("2025-03-26 09:00", 2) == "2025-03-28");
    BOOST_TEST(after("2025-03-26 09:00", 5) == "2025-04-02");
}

BOOST_AUTO_TEST_CASE(leaves_out_holidays_and_counts_worked_weekends)
{
    // 2025-10-01 to 08 are free, Saturday 2025-10-11 is worked.
    BOOST_TEST(after("2025-09-30", 1) == "2025-10-09");
    BOOST_TEST(after("2025-09-30", 3) == "2025-10-11");
    BOOST_TEST(after("2025-09-30", 4) == "2025-10-13");
    BOOST_TEST(is_working_day(*parse_time("2025-09-28 15:00")));
    BOOST_TEST(!is_working_day(*parse_time("2025-10-08 15:00")));
}

BOOST_AUTO_TEST_CASE(knows_only_weekends_of_years_without_an_announcement)
{
    BOOST_TEST(after("2030-10-01", 1) == "2030-10-02");
    BOOST_TEST(!is_working_day(*parse_time("2030-10-05")));
}

BOOST_AUTO_TEST_SUITE_END()
