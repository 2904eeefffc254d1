// SPDX-License-Identifier: Apache-2.0
#include "audit/import/series_values.h"

#include <algorithm>

#include "audit/import/cell_reading.h"

namespace audit::import {

namespace {

constexpr int kMostDecimals = 9;
constexpr std::size_t kMostCharacters = 18;  // always fit into 64 bits

bool is_digit(char c)
{
    return static_cast<unsigned char>(c - '0') < 10;
}

// Two or one digits from at; -1 when there are none.
int read_short(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || !is_digit(text[at])) return -1;
    int value = text[at++] - '0';
    if (at < text.size() && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
    return value;
}

}  // namespace

bool read_plain(std::string_view text, ScaledValue& value)
{
    if (text.empty() || text.size() > kMostCharacters) return false;
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = *at == '-';
    if (negative) ++at;
    const char* const first = at;
    std::int64_t scaled = 0;
    while (at < end && is_digit(*at)) scaled = scaled * 10 + (*at++ - '0');
    if (at == first) return false;
    std::ptrdiff_t decimals = 0;
    if (at < end && *at == '.') {
        const char* const point = ++at;
        while (at < end && is_digit(*at)) scaled = scaled * 10 + (*at++ - '0');
        decimals = at - point;
    }
    if (at != end || decimals > kMostDecimals) return false;
    value.scaled = negative ? -scaled : scaled;
    value.decimals = static_cast<std::int8_t>(decimals);
    return true;
}

Reading read_scaled(std::string_view text, ScaledValue& value, std::string& unit)
{
    if (read_plain(text, value)) return Reading::value;
    if (text.empty() || means_no_value(text)) return Reading::none;
    const auto number = read_number(text);
    if (!number) return Reading::unreadable;
    if (!number->value) return Reading::none;
    value = scaled_of(*number->value);
    unit = number->unit;
    return Reading::value;
}

ScaledValue scaled_of(const Decimal& value)
{
    const Decimal kept = value.decimals > kMostDecimals ? value.rounded(kMostDecimals) : value;
    return {kept.mantissa, static_cast<std::int8_t>(kept.decimals)};
}

bool TimeReader::add_clock(std::string_view text, Time& time) const
{
    if (date_.empty() || text.size() < date_.size() + 4 || !text.starts_with(date_)) return false;
    if (text[date_.size()] != ' ' && text[date_.size()] != 'T') return false;
    std::size_t at = date_.size() + 1;
    const int hour = read_short(text, at);
    if (hour < 0 || hour > 23 || at >= text.size() || text[at] != ':') return false;
    const int minute = read_short(text, ++at);
    int second = 0;
    if (at < text.size()) {
        if (text[at] != ':') return false;
        second = read_short(text, ++at);
    }
    if (minute < 0 || minute > 59 || second < 0 || second > 59 || at != text.size()) return false;
    time = day_ + (hour * kHour + minute * kMinute + second);
    return true;
}

bool TimeReader::read_known_day(std::string_view text, Time& time)
{
    if (!add_clock(text, time)) return false;
    text_ = text;
    time_ = time;
    return true;
}

bool TimeReader::read(std::string_view text, Time& time)
{
    if (text == text_ && !text_.empty()) {
        time = time_;
        return true;
    }
    if (read_known_day(text, time)) return true;
    const auto read = read_time(text);
    if (!read) return false;
    time = read->time;
    const std::size_t gap = text.find_first_of(" T");
    const bool own_day = start_of_day(time) == time || !text.ends_with("24:00");
    date_.clear();
    if (gap != std::string_view::npos && gap >= 8 && own_day && text.find("24:") == std::string_view::npos) {
        date_ = text.substr(0, gap);
        day_ = start_of_day(time);
    }
    text_ = text;
    time_ = time;
    return true;
}

Flag FlagReader::read_other(std::string_view text)
{
    flag_ = read_flag(text);
    of_reports_ = of_reports_ || is_report_flag(text);
    text_ = text;
    return flag_;
}

}  // namespace audit::import
