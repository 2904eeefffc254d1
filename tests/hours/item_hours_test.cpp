// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/item_hours.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::hours;

namespace {

const Time kStart = *parse_time("2025-03-02T05:00");

Series series_of(std::vector<std::int64_t> values, std::int64_t step, int decimals = 1)
{
    Series series;
    series.key = {"DA001", "二氧化硫"};
    series.start = kStart;
    series.step = step;
    series.decimals = decimals;
    series.flags.assign(values.size(), Flag::normal);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == kAbsent) series.flags[i] = Flag::absent;
    }
    series.measured = std::move(values);
    return series;
}

ItemHours valid_hours(std::vector<std::int64_t> values, int decimals)
{
    ItemHours item = hours_of(series_of(values, kHour, decimals), kStart, values.size());
    judge_validity(item, std::vector<std::int32_t>(values.size(), 0));
    return item;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(item_hours_test)

BOOST_AUTO_TEST_CASE(hours_stand_where_their_time_puts_them)
{
    const ItemHours item = hours_of(series_of({101, 102, 103}, kHour), kStart - kHour, 3);
    BOOST_TEST(item.measured[0] == kAbsent);
    BOOST_TEST(item.measured[1] == 101);
    BOOST_TEST(item.measured[2] == 102);
    BOOST_TEST((item.flags[0] == Flag::absent));
    BOOST_TEST(item.measured_at(1).to_string() == "10.1");
}

BOOST_AUTO_TEST_CASE(an_hour_needs_45_valid_minutes)
{
    std::vector<std::int64_t> minutes(120, 100);
    for (std::size_t i = 45; i < 60; ++i) minutes[i] = kAbsent;
    for (std::size_t i = 104; i < 120; ++i) minutes[i] = kAbsent;
    const ItemHours item = hours_from_minutes(series_of(minutes, kMinute), kStart, 2);
    BOOST_TEST(item.from_minutes);
    BOOST_TEST(item.measured_at(0).to_string() == "10.000");
    BOOST_TEST(item.measured[1] == kAbsent);
    BOOST_TEST((item.flags[0] == Flag::normal));
    BOOST_TEST((item.flags[1] == Flag::no_data));
}

BOOST_AUTO_TEST_CASE(coarser_steps_need_the_same_share)
{
    const ItemHours five = hours_from_minutes(
        series_of({10, 10, 10, 10, 10, 10, 10, 10, 10, kAbsent, kAbsent, kAbsent}, 5 * kMinute), kStart, 1);
    BOOST_TEST(five.measured_at(0).to_string() == "1.000");
    const ItemHours ten = hours_from_minutes(series_of({10, 10, 10, 10, kAbsent, kAbsent}, 10 * kMinute), kStart, 1);
    BOOST_TEST(ten.measured[0] == kAbsent);
}

BOOST_AUTO_TEST_CASE(a_mean_of_minutes_is_rounded_half_to_even)
{
    std::vector<std::int64_t> minutes(60, 100);
    minutes[0] = 103;  // 10.005 on the mean with three decimals
    BOOST_TEST(hours_from_minutes(series_of(minutes, kMinute), kStart, 1).measured_at(0).to_string() == "10.005");
    minutes[0] = 97;
    BOOST_TEST(hours_from_minutes(series_of(minutes, kMinute), kStart, 1).measured_at(0).to_string() == "9.995");
}

BOOST_AUTO_TEST_CASE(flags_of_minutes_decide_the_hour)
{
    Series series = series_of(std::vector<std::int64_t>(60, 100), kMinute);
    for (std::size_t i = 0; i < 20; ++i) series.flags[i] = Flag::calibration;
    BOOST_TEST((hours_from_minutes(series, kStart, 1).flags[0] == Flag::calibration));
    for (std::size_t i = 0; i < 60; ++i) series.flags[i] = i < 50 ? Flag::starting : Flag::normal;
    const ItemHours item = hours_from_minutes(series, kStart, 1);
    BOOST_TEST((item.flags[0] == Flag::starting));
    BOOST_TEST(item.measured[0] != kAbsent);
}

BOOST_AUTO_TEST_CASE(flags_of_the_plant_leave_the_measurement_valid)
{
    Series series = series_of({10, 10, 10, 10, 10, 10}, kHour);
    series.flags = {Flag::normal, Flag::starting, Flag::stopped, Flag::calibration, Flag::manual_entry, Flag::unknown};
    ItemHours item = hours_of(series, kStart, 6);
    judge_validity(item, std::vector<std::int32_t>(6, 0));
    BOOST_TEST(item.valid == std::vector<bool>({true, true, false, false, false, false}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(more_than_15_logged_minutes_take_the_hour)
{
    ItemHours item = hours_of(series_of({10, 10}, kHour), kStart, 2);
    judge_validity(item, {15 * 60, 15 * 60 + 1});
    BOOST_TEST(item.valid[0]);
    BOOST_TEST(!item.valid[1]);
}

BOOST_AUTO_TEST_CASE(without_a_baseline_the_measured_value_is_judged)
{
    ItemHours item = valid_hours({613}, 1);
    judge_values(item, std::nullopt, nullptr);
    BOOST_TEST(item.judged_at(0).to_string() == "61.3");
}

BOOST_AUTO_TEST_CASE(the_converted_value_is_computed_exactly)
{
    const ItemHours oxygen = valid_hours({85, 60, 201, kAbsent}, 1);
    ItemHours item = valid_hours({450, 450, 450, 450}, 1);
    judge_values(item, Decimal{6, 0}, &oxygen);
    BOOST_TEST(item.judged_at(0).to_string() == "54.000");  // 45.0 x 15 / 12.5
    BOOST_TEST(item.judged_at(1).to_string() == "45.000");
    BOOST_TEST(item.judged[2] == kAbsent);  // O2 above 20 %
    BOOST_TEST(item.judged[3] == kAbsent);  // no O2
}

BOOST_AUTO_TEST_CASE(a_submitted_converted_value_goes_before_the_computed_one)
{
    const ItemHours oxygen = valid_hours({85, 85}, 1);
    Series series = series_of({450, 450}, kHour);
    series.converted = {521, kAbsent};
    ItemHours item = hours_of(series, kStart, 2);
    judge_validity(item, {0, 0});
    judge_values(item, Decimal{6, 0}, &oxygen);
    BOOST_TEST(item.judged_at(0).trimmed().to_string() == "52.1");
    BOOST_TEST(item.judged_at(1).to_string() == "54.000");
}

BOOST_AUTO_TEST_SUITE_END()
