// SPDX-License-Identifier: Apache-2.0
#include "audit/model/time.h"

#include <cstdio>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace audit {

namespace {

std::int64_t floor_to(std::int64_t seconds, std::int64_t unit)
{
    const std::int64_t rest = seconds % unit;
    return seconds - (rest < 0 ? rest + unit : rest);
}

int last_day(int year, int month)
{
    using namespace std::chrono;
    const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    const char* end = text.data() + at + count;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

}  // namespace

Date date_of(Time time)
{
    using namespace std::chrono;
    const sys_days day{days{floor_to(time.seconds, kDay) / kDay}};
    const year_month_day date{day};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Time midnight(const Date& date)
{
    using namespace std::chrono;
    const sys_days first{year{date.year} / month{static_cast<unsigned>(date.month)} / 1};
    return {(first.time_since_epoch().count() + date.day - 1) * kDay};
}

bool is_real_date(int year, int month, int day)
{
    return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= last_day(year, month);
}

Time start_of_day(Time time)
{
    return {floor_to(time.seconds, kDay)};
}
Time start_of_hour(Time time)
{
    return {floor_to(time.seconds, kHour)};
}

Time start_of_month(Time time)
{
    const Date date = date_of(time);
    return midnight({date.year, date.month, 1});
}

Time start_of_quarter(Time time)
{
    const Date date = date_of(time);
    return midnight({date.year, (date.month - 1) / 3 * 3 + 1, 1});
}

Time start_of_half_year(Time time)
{
    const Date date = date_of(time);
    return midnight({date.year, date.month <= 6 ? 1 : 7, 1});
}

Time start_of_year(Time time)
{
    return midnight({date_of(time).year, 1, 1});
}

Time add_months(Time time, int months)
{
    const Date date = date_of(time);
    const int count = date.year * 12 + (date.month - 1) + months;
    const int year = count / 12;
    const int month = count % 12 + 1;
    const Time day = midnight({year, month, std::min(date.day, last_day(year, month))});
    return day + (time - start_of_day(time));
}

Time add_years(Time time, int years)
{
    return add_months(time, years * 12);
}

int weekday(Time time)
{
    using namespace std::chrono;
    const weekday_indexed day = std::chrono::weekday{sys_days{days{floor_to(time.seconds, kDay) / kDay}}}[1];
    return static_cast<int>(day.weekday().iso_encoding());
}

namespace {

std::string written(Time time, char between)
{
    const Date date = date_of(time);
    const auto within = static_cast<int>(time - start_of_day(time));
    std::array<char, 40> buffer{};
    const int length = within % 60 == 0
                           ? std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d%c%02d:%02d", date.year,
                                           date.month, date.day, between, within / 3600, within / 60 % 60)
                           : std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d%c%02d:%02d:%02d", date.year,
                                           date.month, date.day, between, within / 3600, within / 60 % 60, within % 60);
    return {buffer.data(), static_cast<std::size_t>(std::max(length, 0))};
}

}  // namespace

std::string to_text(Time time)
{
    return written(time, 'T');
}
std::string date_text(Time time)
{
    return written(time, 'T').substr(0, 10);
}
std::string time_text(Time time)
{
    return written(time, ' ');
}

std::optional<Time> parse_time(std::string_view text)
{
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-' || !is_real_date(*year, *month, *day))
        return std::nullopt;
    const Time date = midnight({*year, *month, *day});
    if (text.size() == 10) return date;
    const auto hour = digits(text, 11, 2);
    const auto minute = text.size() == 13 ? std::optional<int>{0} : digits(text, 14, 2);
    const auto second = text.size() > 16 ? digits(text, 17, 2) : std::optional<int>{0};
    const bool separators = (text[10] == 'T' || text[10] == ' ') && (text.size() == 13 || text[13] == ':') &&
                            (text.size() == 13 || text.size() == 16 || (text.size() == 19 && text[16] == ':'));
    if (!hour || !minute || !second || !separators || *hour > 24 || *minute > 59 || *second > 59) return std::nullopt;
    return date + *hour * kHour + *minute * kMinute + *second;
}

}  // namespace audit
