// SPDX-License-Identifier: Apache-2.0
#include "reports/chart_model.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace reports;

namespace {

const audit::Time kStart = audit::midnight({2025, 3, 1});

std::string labels(const std::vector<AxisTick>& ticks)
{
    std::string out;
    for (const AxisTick& tick : ticks) out += (out.empty() ? "" : " ") + tick.label;
    return out;
}

audit::Series series_of(std::size_t hours)
{
    audit::Series series;
    series.key = {"DA001", "二氧化硫"};
    series.unit = "mg/m³";
    series.start = kStart;
    series.decimals = 1;
    for (std::size_t i = 0; i < hours; ++i) {
        series.measured.push_back(static_cast<std::int64_t>(i % 100));
        series.flags.push_back(audit::Flag::normal);
    }
    return series;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chart_model_test)

BOOST_AUTO_TEST_CASE(value_ticks_are_round_and_cover_the_range)
{
    BOOST_TEST(labels(value_ticks(0, 61.3, 5)) == "0 20 40 60 80");
    BOOST_TEST(labels(value_ticks(0, 0.037, 5)) == "0.00 0.01 0.02 0.03 0.04");
    BOOST_TEST(labels(value_ticks(-3, 9, 5)) == "-5 0 5 10");
    BOOST_TEST(labels(value_ticks(0, 123456, 5)) == "0 50000 100000 150000");
}

BOOST_AUTO_TEST_CASE(time_ticks_stand_on_full_hours_days_and_months)
{
    BOOST_TEST(labels(time_ticks({kStart, kStart + audit::kDay}, 8)) ==
               "03-01 03:00 06:00 09:00 12:00 15:00 18:00 21:00 03-02");
    BOOST_TEST(labels(time_ticks({kStart, kStart + 8 * audit::kDay}, 8)) ==
               "03-01 03-02 03-03 03-04 03-05 03-06 03-07 03-08 03-09");
    BOOST_TEST(labels(time_ticks({audit::midnight({2025, 1, 1}), audit::midnight({2026, 1, 1})}, 8)) ==
               "2025-01 2025-03 2025-05 2025-07 2025-09 2025-11 2026-01");
}

BOOST_AUTO_TEST_CASE(thinning_keeps_every_extreme)
{
    audit::Series series = series_of(8760);
    series.measured[4321] = 9999;
    series.measured[77] = -50;
    ChartRequest request;
    request.period = {kStart, series.end()};
    request.columns = 100;
    const ChartModel chart = make_chart(series, request);
    BOOST_REQUIRE_EQUAL(chart.lines.size(), 1U);
    BOOST_REQUIRE_EQUAL(chart.lines[0].stretches.size(), 1U);
    const ChartStretch& points = chart.lines[0].stretches[0];
    BOOST_CHECK_LE(points.size(), 400U);
    const auto has = [&](double value, audit::Time time) {
        return std::any_of(points.begin(), points.end(),
                           [&](const ChartPoint& p) { return p.value == value && p.time == time; });
    };
    BOOST_TEST(has(999.9, series.time(4321)));
    BOOST_TEST(has(-5.0, series.time(77)));
    BOOST_TEST(std::is_sorted(points.begin(), points.end(),
                              [](const ChartPoint& a, const ChartPoint& b) { return a.time < b.time; }));
}

BOOST_AUTO_TEST_CASE(a_gap_breaks_the_line_and_flags_become_bands)
{
    audit::Series series = series_of(48);
    for (std::size_t i = 10; i < 14; ++i) series.flags[i] = audit::Flag::calibration;
    for (std::size_t i = 20; i < 23; ++i) {
        series.flags[i] = audit::Flag::absent;
        series.measured[i] = audit::kAbsent;
    }
    ChartRequest request;
    request.period = {kStart, series.end()};
    request.limits = {{12.0, "限值"}};
    const ChartModel chart = make_chart(series, request);
    BOOST_REQUIRE_EQUAL(chart.lines[0].stretches.size(), 2U);
    BOOST_TEST(chart.lines[0].stretches[0].size() == 20U);
    BOOST_REQUIRE_EQUAL(chart.bands.size(), 2U);
    BOOST_TEST((chart.bands[0].kind == BandKind::service));
    BOOST_TEST((chart.bands[0].period == audit::Period{series.time(10), series.time(14)}));
    BOOST_TEST((chart.bands[1].kind == BandKind::no_data));
    BOOST_CHECK_GE(chart.highest, 12.0);
}

BOOST_AUTO_TEST_CASE(an_empty_series_still_has_axes)
{
    ChartRequest request;
    request.period = {kStart, kStart + audit::kDay};
    const ChartModel chart = make_chart(series_of(0), request);
    BOOST_TEST(labels(chart.value_ticks) == "0.0 0.2 0.4 0.6 0.8 1.0");
    BOOST_TEST(chart.lines[0].stretches.empty());
}

BOOST_AUTO_TEST_CASE(bars_add_up_towards_the_cap)
{
    const BarChartModel bars = make_bars("t", "t", {"1", "2"}, {3, 4}, ChartLimit{10, "cap"});
    BOOST_TEST(bars.base(0) == 0.0);
    BOOST_TEST(bars.base(2) == 7.0);
    BOOST_CHECK_GE(bars.highest, 10.5);
}

BOOST_AUTO_TEST_CASE(shows_at_least_three_days_around_a_finding)
{
    const audit::Period shown = period_around({kStart + 5 * audit::kHour, kStart + 9 * audit::kHour});
    BOOST_TEST(audit::date_text(shown.from) == "2025-02-27");
    BOOST_TEST(audit::date_text(shown.to) == "2025-03-03");
}

BOOST_AUTO_TEST_SUITE_END()
