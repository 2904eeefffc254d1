// SPDX-License-Identifier: Apache-2.0
#include "audit/model/plant.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

namespace {

Decimal number(const char* text)
{
    return Decimal::parse(text).value();
}

LimitValue limit(const char* upper)
{
    return {std::nullopt, number(upper), "mg/m³", upper};
}

LimitValue range(const char* lower, const char* upper)
{
    return {number(lower), number(upper), "", std::string(lower) + "-" + upper};
}

std::string frequency(const char* text)
{
    const char* const units[] = {"hour", "day", "week", "month", "quarter", "half_year", "year"};
    const auto found = parse_frequency(text);
    if (!found) return "none";
    return std::to_string(found->count) + " in " + std::to_string(found->every) + " " +
           units[static_cast<int>(found->unit)];
}

Plant small_plant()
{
    Plant plant;
    plant.outlets = {{"DA001", "1号烟囱", "主要排放口", "", {}, {}, {}, {}, {1, 2}},
                     {"YS001", "", "雨水排放口", "", {}, {}, {}, {}, {}}};
    PermitLimit sulfur{"DA001", "", "二氧化硫", "", limit("35"), {}, {}, {}, number("6"), {}};
    PermitLimit ammonia{"DA001", "", "氨", "", limit("8"), {}, {}, {}, {}, {}};
    plant.limits = {sulfur, ammonia};
    plant.treatments = {{"TA001", "脱硫塔", "", "二氧化硫", "DA001", {"MF0001", "MF0002"}, {}, {}},
                        {"TA001", "脱硫塔", "", "颗粒物", "DA001", {"MF0001"}, {}, {}},
                        {"TA002", "布袋", "", "颗粒物", "DA001", {"MF0003"}, {}, {}},
                        {"TA009", "布袋", "", "颗粒物", "DA002", {"MF0009"}, {}, {}}};
    return plant;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plant_test)

BOOST_AUTO_TEST_CASE(a_value_that_rounds_to_the_limit_is_over_only_unrounded)
{
    for (const char* under : {"50", "50.0", "49.99", "50.4", "50.5"})
        BOOST_TEST(!limit("50").exceeded_rounded(number(under)), under);
    for (const char* over : {"50.51", "51", "50.6"}) BOOST_TEST(limit("50").exceeded_rounded(number(over)), over);
    BOOST_TEST(limit("50").exceeded_exactly(number("50.0001")));
    BOOST_TEST(!limit("50").exceeded_exactly(number("50.000")));
    BOOST_TEST(!limit("50.0").exceeded_rounded(number("50.05")));
    BOOST_TEST(limit("50.0").exceeded_rounded(number("50.06")));
    BOOST_TEST(!limit("50.00").exceeded_rounded(number("50")));
}

BOOST_AUTO_TEST_CASE(a_range_compares_at_one_decimal_at_both_ends)
{
    const LimitValue ph = range("6", "9");
    for (const char* inside : {"6", "9", "9.04", "9.05", "5.95", "5.96", "7.3"})
        BOOST_TEST(!ph.exceeded_rounded(number(inside)), inside);
    for (const char* outside : {"9.06", "9.1", "5.94", "5.9", "-1", "14"})
        BOOST_TEST(ph.exceeded_rounded(number(outside)), outside);
    BOOST_TEST(ph.exceeded_exactly(number("9.01")));
    BOOST_TEST(range("6.5", "8.55").exceeded_rounded(number("8.56")));
    BOOST_TEST(ph.end_for(number("5")).to_string() == "6");
    BOOST_TEST(ph.end_for(number("7.4")).to_string() == "6");
    BOOST_TEST(ph.end_for(number("7.6")).to_string() == "9");
    BOOST_TEST(limit("50").end_for(number("-7")).to_string() == "50");
}

BOOST_AUTO_TEST_CASE(reads_frequencies_as_permits_write_them)
{
    BOOST_TEST(frequency("1次/季") == "1 in 1 quarter");
    BOOST_TEST(frequency("1次/季度") == "1 in 1 quarter");
    BOOST_TEST(frequency("1次/半年") == "1 in 1 half_year");
    BOOST_TEST(frequency("1次/年") == "1 in 1 year");
    BOOST_TEST(frequency("1次/月") == "1 in 1 month");
    BOOST_TEST(frequency("1次/日") == "1 in 1 day");
    BOOST_TEST(frequency("2次/周") == "2 in 1 week");
    BOOST_TEST(frequency("1次/6小时") == "1 in 6 hour");
    BOOST_TEST(frequency("1次/两小时") == "1 in 2 hour");
    BOOST_TEST(frequency("1次/十二小时") == "1 in 12 hour");
    BOOST_TEST(frequency("1次/二十四小时") == "1 in 24 hour");
    BOOST_TEST(frequency("１次／６ 小时") == "1 in 6 hour");
    BOOST_TEST(frequency("每月1次") == "1 in 1 month");
    BOOST_TEST(frequency("每季度一次") == "1 in 1 quarter");
    BOOST_TEST(frequency("每6小时监测不少于1次，1次/6h") == "1 in 6 hour");
    BOOST_TEST(frequency("半年一次") == "1 in 1 half_year");
    BOOST_TEST(frequency("每3个月1次") == "1 in 3 month");
    BOOST_TEST(frequency("不少于4次/日") == "4 in 1 day");
    BOOST_TEST(frequency("一次/半月") == "2 in 1 month");
    BOOST_TEST(frequency("1次/5年") == "1 in 5 year");
    BOOST_TEST(frequency("2次每天") == "2 in 1 day");
    BOOST_TEST(frequency("1次/日或批次") == "1 in 1 day");
    BOOST_TEST(frequency("1次/班") == "1 in 8 hour");
    BOOST_TEST(frequency("按日记录") == "1 in 1 day");
    BOOST_TEST(frequency("2025年1月起1次/季") == "1 in 1 quarter");
}

BOOST_AUTO_TEST_CASE(a_text_without_a_countable_frequency_is_none)
{
    for (const char* text : {"", "按监测频次记录", "1次/周期", "1次/批", "每次", "连续监测", "自动", "次/", "1次/",
                             "0次/日", "按时记录", "1次/工况期", "\xE6\x9C"})
        BOOST_TEST(frequency(text) == "none", text);
}

BOOST_AUTO_TEST_CASE(finds_outlets_limits_and_what_feeds_an_outlet)
{
    const Plant plant = small_plant();
    BOOST_TEST(plant.find_outlet("DA001")->name == "1号烟囱");
    BOOST_TEST(plant.find_outlet("DA002") == nullptr);
    BOOST_TEST(plant.find_limit("DA001", "氨")->hourly->written == "8");
    BOOST_TEST(plant.find_limit("DA001", "汞") == nullptr);
    BOOST_TEST(plant.baseline_o2("DA001", "二氧化硫")->to_string() == "6");
    BOOST_TEST(!plant.baseline_o2("DA001", "氨").has_value());
    BOOST_TEST(plant.baseline_o2("DA001", "颗粒物")->to_string() == "6");
    BOOST_TEST(!plant.baseline_o2("DA002", "颗粒物").has_value());
    BOOST_TEST((plant.treatments_of("DA001") == std::vector<std::string>{"TA001", "TA002"}));
    BOOST_TEST((plant.facilities_of("DA001") == std::vector<std::string>{"MF0001", "MF0002", "MF0003"}));
}

BOOST_AUTO_TEST_SUITE_END()
