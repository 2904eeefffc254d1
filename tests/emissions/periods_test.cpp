// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/periods.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

namespace {

using namespace audit;
using namespace audit::emissions;

Period days(const char* from, const char* to)
{
    return {*parse_time(from), *parse_time(to)};
}

std::string written(const std::vector<NamedPeriod>& periods)
{
    std::string all;
    for (const NamedPeriod& period : periods) all += period.name + (period.whole() ? " " : "* ");
    return all;
}

// Months in which every day counts 1 t, 24 h and 6 filled ones.
void add_months_to(DetailedAccount& account, const char* outlet, Method method, bool counts, const char* first,
                   int months)
{
    for (int i = 0; i < months; ++i) {
        DetailedMonth month;
        month.outlet = outlet;
        month.pollutant = "二氧化硫";
        month.month = add_months(*parse_time(first), i);
        month.method = method;
        month.is_account = counts;
        const auto length = static_cast<std::size_t>((add_months(month.month, 1) - month.month) / kDay);
        month.days.assign(length, 1);
        month.day_hours.assign(length, 24);
        month.day_filled.assign(length, 6);
        account.months.push_back(month);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(periods_test)

BOOST_AUTO_TEST_CASE(months_quarters_and_years_say_where_they_are_covered_in_part)
{
    const Period account = days("2025-02-10", "2025-08-01");
    BOOST_TEST(written(periods_of(account, Span::month, {})) == "2025-02* 2025-03 2025-04 2025-05 2025-06 2025-07 ");
    BOOST_TEST(written(periods_of(account, Span::quarter, {})) == "2025Q1* 2025Q2 2025Q3* ");
    BOOST_TEST(written(periods_of(account, Span::year, {})) == "2025* ");
    BOOST_TEST(written(periods_of({}, Span::year, {})).empty());
}

BOOST_AUTO_TEST_CASE(permit_years_begin_at_valid_from_and_not_before_it)
{
    const std::optional<Time> valid_from = parse_time("2024-06-20");
    BOOST_TEST(written(periods_of(days("2024-01-01", "2026-01-01"), Span::permit_year, valid_from)) ==
               "2024-06-20~2025-06-19 2025-06-20~2026-06-19* ");
    BOOST_TEST(written(periods_of(days("2025-07-01", "2025-08-01"), Span::permit_year, valid_from)) ==
               "2025-06-20~2026-06-19* ");
    BOOST_TEST(written(periods_of(days("2024-01-01", "2024-06-20"), Span::permit_year, valid_from)).empty());
    BOOST_TEST(written(periods_of(days("2024-01-01", "2026-01-01"), Span::permit_year, {})).empty());
}

BOOST_AUTO_TEST_CASE(twelve_months_roll_by_month_and_less_than_twelve_are_said_to_be_a_part)
{
    BOOST_TEST(written(periods_of(days("2025-01-01", "2026-03-01"), Span::rolling, {})) ==
               "2025-01-01~2025-12-31 2025-02-01~2026-01-31 2025-03-01~2026-02-28 ");
    BOOST_TEST(written(periods_of(days("2025-01-01", "2025-07-01"), Span::rolling, {})) == "2025-01-01~2025-12-31* ");
}

BOOST_AUTO_TEST_CASE(amounts_are_added_day_by_day_and_methods_stand_side_by_side)
{
    DetailedAccount account;
    account.period = days("2025-01-01", "2026-01-01");
    add_months_to(account, "DA001", Method::automatic, true, "2025-01-01", 12);
    add_months_to(account, "DA001", Method::material_balance, false, "2025-03-01", 1);
    add_months_to(account, "DA002", Method::manual, false, "2025-01-01", 1);
    const auto years = amounts_by(account, Span::permit_year, parse_time("2024-06-20"));
    BOOST_REQUIRE_EQUAL(years.size(), 3U);
    BOOST_TEST(years[0].account()->tonnes == 170);  // 1 January to 19 June
    BOOST_TEST(years[0].account()->hours == 170 * 24);
    BOOST_TEST(years[0].account()->filled_share() == 0.25);
    BOOST_TEST(years[0].by(Method::material_balance)->tonnes == 31);
    BOOST_TEST(!years[0].by(Method::material_balance)->counts);
    BOOST_TEST(years[0].by(Method::manual) == nullptr);
    BOOST_TEST(years[1].account()->tonnes == 195);
    BOOST_TEST(years[1].by(Method::material_balance) == nullptr);
    BOOST_TEST(years[2].outlet == "DA002");
    BOOST_TEST(years[2].account() == nullptr);
    const auto quarters = amounts_by(account, Span::quarter, {});
    BOOST_REQUIRE_EQUAL(quarters.size(), 5U);
    BOOST_TEST(quarters[0].account()->tonnes == 90);
    BOOST_TEST(quarters[3].account()->tonnes == 92);
}

BOOST_AUTO_TEST_CASE(a_span_is_read_back_from_its_word)
{
    for (const Span span : {Span::month, Span::quarter, Span::year, Span::permit_year, Span::rolling})
        BOOST_TEST((parse_span(to_text(span)) == span));
    BOOST_TEST(!parse_span("week").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
