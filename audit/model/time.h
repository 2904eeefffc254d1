// SPDX-License-Identifier: Apache-2.0
// Times and periods. Everything in a case is China Standard Time without daylight saving, so a Time is a count of
// seconds since 1970-01-01 00:00 of that clock, and calendar arithmetic never asks the machine's zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

struct Time {
    std::int64_t seconds = 0;

    auto operator<=>(const Time&) const = default;
    Time operator+(std::int64_t more) const { return {seconds + more}; }
    Time operator-(std::int64_t less) const { return {seconds - less}; }
    std::int64_t operator-(Time other) const { return seconds - other.seconds; }
};

inline constexpr std::int64_t kMinute = 60;
inline constexpr std::int64_t kHour = 3600;
inline constexpr std::int64_t kDay = 86400;

// From inclusive, to exclusive.
struct Period {
    Time from;
    Time to;

    bool contains(Time time) const { return from <= time && time < to; }
    bool overlaps(const Period& other) const { return from < other.to && other.from < to; }
    bool empty() const { return to <= from; }
    std::int64_t seconds() const { return to - from; }
    auto operator<=>(const Period&) const = default;
};

struct Date {
    int year = 1970;
    int month = 1;  // 1..12
    int day = 1;    // 1..31
    auto operator<=>(const Date&) const = default;
};

Date date_of(Time time);
Time midnight(const Date& date);  // days past the month's end carry over, months past 12 do not: requires 1..12
bool is_real_date(int year, int month, int day);

Time start_of_day(Time time);
Time start_of_hour(Time time);
Time start_of_month(Time time);
Time start_of_quarter(Time time);
Time start_of_half_year(Time time);
Time start_of_year(Time time);
Time add_months(Time time, int months);  // 31 January + 1 month is the last day of February; keeps the time of day
Time add_years(Time time, int years);
int weekday(Time time);  // Monday 1 .. Sunday 7

// "2025-03-02T05:00"; seconds only where there are any. The form of the findings file.
std::string to_text(Time time);
// "2025-03-02"
std::string date_text(Time time);
// "2025-03-02 05:00", for people
std::string time_text(Time time);
// Reads what to_text, date_text and time_text write (also with seconds); empty when it is something else.
std::optional<Time> parse_time(std::string_view text);

}  // namespace audit
