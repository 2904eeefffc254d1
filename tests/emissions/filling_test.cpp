// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/filling.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

using audit::emissions::HourState;

// A quarter of so many valid hours with the values 1, 2, 3, ..., then so many missing ones, then valid ones of 1.
struct Quarter {
    std::vector<long double> values;
    std::vector<HourState> states;

    Quarter(std::size_t before, std::size_t missing, std::size_t after)
    {
        for (std::size_t i = 0; i < before; ++i) add(static_cast<long double>(i + 1), HourState::valid);
        for (std::size_t i = 0; i < missing; ++i) add(0, HourState::missing);
        for (std::size_t i = 0; i < after; ++i) add(1, HourState::valid);
    }
    void add(long double value, HourState state)
    {
        values.push_back(value);
        states.push_back(state);
    }
    std::vector<audit::emissions::QuarterHours> quarters() const { return {{0, values.size()}}; }
};

// Falling values tell the windows apart: the maximum of the last n of 1000 hours is n.
Quarter falling(std::size_t missing, std::size_t after)
{
    Quarter quarter(1000, missing, after);
    for (std::size_t i = 0; i < 1000; ++i) quarter.values[i] = static_cast<long double>(1000 - i);
    return quarter;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(filling_test)

BOOST_AUTO_TEST_CASE(a_short_gap_takes_the_maximum_of_the_last_180_valid_hours)
{
    Quarter quarter = falling(24, 1000);
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[1000] == 180);
    BOOST_TEST(quarter.values[1023] == 180);
    BOOST_TEST(quarter.values[1024] == 1);
}

BOOST_AUTO_TEST_CASE(a_gap_of_more_than_a_day_takes_that_of_the_last_720)
{
    Quarter quarter = falling(25, 1000);
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[1000] == 720);
}

BOOST_AUTO_TEST_CASE(under_ninety_percent_capture_it_is_that_of_the_last_2160)
{
    Quarter quarter = falling(120, 0);  // 1000 of 1120 hours: 89.3 %
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[1119] == 1000);
}

BOOST_AUTO_TEST_CASE(ninety_percent_capture_is_enough)
{
    Quarter quarter = falling(24, 0);
    quarter.states.assign(240, HourState::valid);
    quarter.values.assign(240, 0);
    for (std::size_t i = 0; i < 216; ++i) quarter.values[i] = static_cast<long double>(216 - i);
    std::fill(quarter.states.begin() + 216, quarter.states.end(), HourState::missing);
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[216] == 180);
}

BOOST_AUTO_TEST_CASE(seventy_five_percent_and_less_is_that_of_the_last_2160_too)
{
    for (const std::size_t missing : {1000, 1001}) {  // 3000 of 4000 hours: exactly 75 %; one hour less
        Quarter quarter(3000, missing, 0);
        for (std::size_t i = 0; i < 3000; ++i) quarter.values[i] = static_cast<long double>(3000 - i);
        audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
        BOOST_TEST(quarter.values[3000] == 2160);
        BOOST_TEST(quarter.values.back() == 2160);
    }
}

BOOST_AUTO_TEST_CASE(each_quarter_s_own_capture_rate_decides)
{
    Quarter quarter = falling(12, 0);  // a gap of 24 h across the end of a quarter
    for (int i = 0; i < 12; ++i) quarter.add(0, HourState::missing);
    for (int i = 0; i < 100; ++i) quarter.add(1, HourState::valid);
    audit::emissions::fill_air(quarter.values, quarter.states, {{0, 1012}, {1012, quarter.values.size()}});
    BOOST_TEST(quarter.values[1011] == 180);   // 1000 of 1012 h
    BOOST_TEST(quarter.values[1012] == 1000);  // 100 of 112 h: 89.3 %
}

BOOST_AUTO_TEST_CASE(stopped_hours_count_neither_as_missing_nor_as_the_end_of_a_gap)
{
    Quarter quarter = falling(12, 0);
    for (int i = 0; i < 500; ++i) quarter.add(0, HourState::stopped);
    for (int i = 0; i < 13; ++i) quarter.add(0, HourState::missing);
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[1000] == 720);  // 12 + 13 hours without data
    BOOST_TEST(quarter.values[1100] == 0);
    BOOST_TEST(quarter.values[1512] == 720);
}

BOOST_AUTO_TEST_CASE(a_gap_with_nothing_before_it_takes_the_hours_after)
{
    Quarter quarter(0, 2, 0);
    for (int i = 1; i <= 300; ++i) quarter.add(i, HourState::valid);
    audit::emissions::fill_air(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[0] == 180);
}

BOOST_AUTO_TEST_CASE(water_takes_the_mean_of_the_equal_time_before)
{
    Quarter quarter(10, 4, 10);  // 7, 8, 9, 10 before the gap
    audit::emissions::fill_water(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[10] == 8.5L);
    BOOST_TEST(quarter.values[13] == 8.5L);
}

BOOST_AUTO_TEST_CASE(water_without_valid_hours_before_takes_the_mean_of_the_quarter)
{
    Quarter quarter(0, 3, 0);
    for (const int value : {2, 4, 9}) quarter.add(value, HourState::valid);
    audit::emissions::fill_water(quarter.values, quarter.states, quarter.quarters());
    BOOST_TEST(quarter.values[0] == 5);
}

BOOST_AUTO_TEST_SUITE_END()
