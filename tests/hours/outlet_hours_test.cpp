// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/outlet_hours.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::hours;

namespace {

// One item over whole days: every hour valid, in operation, not exempt.
OutletHours outlet_with(const std::string& name, std::vector<std::int64_t> values, int decimals)
{
    OutletHours hours;
    hours.outlet = "DA001";
    hours.start = *parse_time("2025-03-02");
    hours.count = values.size();
    hours.operating.assign(values.size(), true);
    hours.exempt.assign(values.size(), false);
    ItemHours item;
    item.item = name;
    item.decimals = item.judged_decimals = decimals;
    item.valid.assign(values.size(), true);
    item.measured = item.judged = std::move(values);
    hours.all.emplace(name, std::move(item));
    return hours;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outlet_hours_test)

BOOST_AUTO_TEST_CASE(an_index_lies_on_the_grid)
{
    const OutletHours hours = outlet_with("二氧化硫", std::vector<std::int64_t>(24, 500), 1);
    BOOST_TEST(hours.index(*parse_time("2025-03-02T05:30")).value() == 5U);
    BOOST_TEST(!hours.index(*parse_time("2025-03-01T23:59")).has_value());
    BOOST_TEST(!hours.index(*parse_time("2025-03-03")).has_value());
}

BOOST_AUTO_TEST_CASE(a_daily_mean_keeps_what_rounding_needs)
{
    std::vector<std::int64_t> values(24, 505);
    values[3] = 506;
    const auto means = outlet_with("二氧化硫", values, 1).daily_means("二氧化硫", false);
    BOOST_REQUIRE(means.size() == 1U);
    BOOST_TEST(means[0].mean.to_string() == "50.504");
    BOOST_TEST(means[0].valid_hours == 24);
    BOOST_TEST(means[0].judged);
}

BOOST_AUTO_TEST_CASE(a_day_of_air_needs_20_hours)
{
    OutletHours hours = outlet_with("二氧化硫", std::vector<std::int64_t>(48, 500), 1);
    for (std::size_t i = 0; i < 4; ++i) hours.operating[i] = false;
    for (std::size_t i = 24; i < 29; ++i) hours.operating[i] = false;
    const auto means = hours.daily_means("二氧化硫", false);
    BOOST_REQUIRE(means.size() == 2U);
    BOOST_TEST(means[0].judged);
    BOOST_TEST(!means[1].judged);
    BOOST_TEST(hours.daily_means("二氧化硫", true)[1].judged);
}

BOOST_AUTO_TEST_CASE(water_is_weighted_by_its_flow)
{
    std::vector<std::int64_t> values(24, 100);
    values[0] = 400;
    OutletHours hours = outlet_with("化学需氧量", values, 1);
    ItemHours flow;
    flow.measured.assign(24, 1);
    flow.measured[0] = 23;
    flow.valid.assign(24, true);
    hours.all.emplace("废水流量", std::move(flow));
    BOOST_TEST(hours.daily_means("化学需氧量", true)[0].mean.to_string() == "25.000");
    BOOST_TEST(hours.daily_means("化学需氧量", false)[0].mean.to_string() == "11.250");
}

BOOST_AUTO_TEST_CASE(a_grant_exempts_its_pollutants_only)
{
    Grant grant;
    grant.pollutants = {"氮氧化物"};
    OutletHours hours = outlet_with("氮氧化物", {900}, 1);
    hours.grant = &grant;
    hours.exempt[0] = true;
    const ItemHours& nitrogen = *hours.item("氮氧化物");
    BOOST_TEST(!hours.judged(nitrogen, 0));
    ItemHours sulfur = nitrogen;
    sulfur.item = "二氧化硫";
    BOOST_TEST(hours.judged(sulfur, 0));
}

BOOST_AUTO_TEST_CASE(the_grant_follows_the_industry)
{
    BOOST_TEST(grant_of("4412 热电联产")->id == "thermal_power");
    BOOST_TEST(grant_of("D4430热力生产和供应")->id == "boiler");
    BOOST_TEST(grant_of("火力发电，锅炉")->id == "thermal_power");
    BOOST_TEST(grant_of("2614 有机化学原料制造") == nullptr);
    BOOST_TEST(grant_of("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
