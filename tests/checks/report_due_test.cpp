// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/report_due.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::checks;

namespace {

Period days(const char* from, const char* to)
{
    return {*parse_time(from), *parse_time(to)};
}

std::string due(std::string_view words, const Period& reported)
{
    const std::optional<Time> day = due_day(words, reported);
    return day ? date_text(*day) : "none";
}

const Period kYear = days("2025-01-01", "2026-01-01");
const Period kFirstHalf = days("2025-01-01", "2025-07-01");
const Period kSecondQuarter = days("2025-04-01", "2025-07-01");
const Period kJune = days("2025-06-01", "2025-07-01");

}  // namespace

BOOST_AUTO_TEST_SUITE(report_due_test)

BOOST_AUTO_TEST_CASE(reads_calendar_days)
{
    BOOST_TEST(due("次年1月15日前", kYear) == "2026-01-15");
    BOOST_TEST(due("每年一月三十一日前", kYear) == "2026-01-31");
    BOOST_TEST(due("次年1月底前", kYear) == "2026-01-31");
    BOOST_TEST(due("次年2月底前提交", kYear) == "2026-02-28");
    BOOST_TEST(due("7月15日前", kFirstHalf) == "2025-07-15");
    BOOST_TEST(due("4月15日、7月15日、10月15日、次年1月15日前", kSecondQuarter) == "2025-07-15");
}

BOOST_AUTO_TEST_CASE(reads_days_after_the_end)
{
    BOOST_TEST(due("每季度结束后15日内", kSecondQuarter) == "2025-07-15");
    BOOST_TEST(due("季度结束后三十日内", kSecondQuarter) == "2025-07-30");
    BOOST_TEST(due("下一季度首月15日前", kSecondQuarter) == "2025-07-15");
    BOOST_TEST(due("次月15日前", kJune) == "2025-07-15");
    BOOST_TEST(due("次月底前", kJune) == "2025-07-31");
    BOOST_TEST(due("季度结束后一个月内", kSecondQuarter) == "2025-07-31");
    BOOST_TEST(due("季度结束后10个工作日内", kSecondQuarter) == "2025-07-14");
}

BOOST_AUTO_TEST_CASE(does_not_guess)
{
    BOOST_TEST(due("按时提交", kYear) == "none");
    BOOST_TEST(due("", kYear) == "none");
}

BOOST_AUTO_TEST_CASE(follows_the_ministry_where_it_moved_the_day)
{
    const Period year = days("2024-01-01", "2025-01-01");
    const auto on = [&](const char* industry) { return date_text(*due_day("年报", "次年1月15日前", year, industry)); };
    BOOST_TEST(on("4412 热电联产") == "2025-01-31");
    BOOST_TEST(on("2614 有机化学原料制造") == "2025-02-28");
    BOOST_TEST(date_text(*due_day("年报", "次年1月15日前", kYear, "4412 热电联产")) == "2026-01-15");
}

BOOST_AUTO_TEST_CASE(knows_kinds_and_their_units)
{
    BOOST_TEST(report_kind("季度执行报告") == "季报");
    BOOST_TEST(report_kind("半年报") == "半年报");
    BOOST_TEST(report_kind("年度执行报告") == "年报");
    BOOST_TEST(report_kind("月报") == "月报");
    BOOST_TEST(report_kind("临时报告") == "");
    const Time day = *parse_time("2025-08-17");
    BOOST_TEST(date_text(report_unit("季报", day).from) == "2025-07-01");
    BOOST_TEST(date_text(report_unit("半年报", day).to) == "2026-01-01");
    BOOST_TEST(date_text(report_unit("月报", day).to) == "2025-09-01");
}

BOOST_AUTO_TEST_SUITE_END()
