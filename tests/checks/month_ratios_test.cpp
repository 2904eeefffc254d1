// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/month_ratios.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::checks;

namespace {

Time month(int number)
{
    return midnight({2025, number, 1});
}

DailyTotals product(const char* name, int days, double a_day)
{
    DailyTotals totals{.name = name, .unit = "t"};
    for (int day = 0; day < days; ++day) totals.by_day[month(1) + day * kDay] = a_day;
    return totals;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(month_ratios_test)

BOOST_AUTO_TEST_CASE(takes_the_product_of_most_days_then_the_permits_first)
{
    Plant plant;
    plant.products.push_back({.unit = "", .product = "蒸汽", .capacity_unit = "", .capacity = {}, .source = {}});
    const std::vector<DailyTotals> few_and_many = {product("副产品", 10, 5), product("电力", 300, 1)};
    BOOST_TEST(main_product(few_and_many, plant)->name == "电力");
    const std::vector<DailyTotals> equal = {product("电力", 300, 1), product("蒸汽", 300, 1)};
    BOOST_TEST(main_product(equal, plant)->name == "蒸汽");
    BOOST_TEST(main_product({}, plant) == nullptr);
}

BOOST_AUTO_TEST_CASE(leaves_out_months_of_little_production)
{
    DailyTotals totals{.name = "蒸汽", .unit = "t"};
    for (int number = 1; number <= 6; ++number) totals.by_day[month(number)] = number == 3 ? 10 : 100;
    const auto months = producing_months(totals, {month(1), month(12)}, 20);
    BOOST_TEST(months.size() == 5);
    BOOST_TEST(months.count(month(3)) == 0);
    BOOST_TEST(producing_months(totals, {month(1) + kDay, month(5)}, 20).size() == 2);
}

BOOST_AUTO_TEST_CASE(finds_the_month_that_stands_out)
{
    std::map<Time, double> used, made;
    for (int number = 1; number <= 12; ++number) {
        made[month(number)] = 1000;
        used[month(number)] = number == 5 ? 60 : 100 + number;
    }
    const auto unusual = unusual_months(month_ratios(used, made), 3.5, 10);
    BOOST_REQUIRE(unusual.size() == 1);
    BOOST_TEST(date_text(unusual[0].month.month) == "2025-05-01");
    BOOST_TEST(unusual[0].month.ratio() == 0.06);
}

BOOST_AUTO_TEST_CASE(a_hair_of_scatter_makes_no_outlier)
{
    std::map<Time, double> used, made;
    for (int number = 1; number <= 12; ++number) {
        made[month(number)] = 1000;
        used[month(number)] = number == 5 ? 101 : 100;
    }
    BOOST_TEST(unusual_months(month_ratios(used, made), 3.5, 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()
