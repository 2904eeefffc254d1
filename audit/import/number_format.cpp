// SPDX-License-Identifier: Apache-2.0
#include "audit/import/number_format.h"

#include <cstdio>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "audit/model/time.h"

namespace audit::import {

namespace {

constexpr std::size_t kKeptDigits = 15;
constexpr double kLastSerial = 2958466;    // 9999-12-31 and a day
constexpr double kLongestDuration = 3660;  // ten years of days; what is more is a date in disguise

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// ---- format codes ------------------------------------------------------------------------------------------------

struct Seen {
    bool year_or_day = false, month_or_minute = false, hour_or_second = false, elapsed = false;
    bool digits = false, point = false, percent = false, general = false;
    bool comma_after_digit = false;
    int least = 0, most = 0;
};

void see_digit(Seen& seen, char c)
{
    seen.digits = true;
    seen.comma_after_digit = false;
    if (!seen.point) return;
    ++seen.most;
    if (c == '0') seen.least = seen.most;
}

void see_letter(Seen& seen, char c, char next)
{
    switch (lower(c)) {
        case 'y':
        case 'd':
            seen.year_or_day = true;
            break;
        case 'e':  // the year of an era, or an exponent
            if (next == '+' || next == '-') {
                seen.general = true;
            } else {
                seen.year_or_day = true;
            }
            break;
        case 'm':
            seen.month_or_minute = true;
            break;
        case 'h':
        case 's':
            seen.hour_or_second = true;
            break;
        default:
            break;
    }
}

void see_plain(Seen& seen, char c, char next)
{
    if (c == '0' || c == '#' || c == '?') return see_digit(seen, c);
    if (c == '.') {
        seen.point = true;
    } else if (c == ',') {
        seen.comma_after_digit = seen.digits;
    } else if (c == '%') {
        seen.percent = true;
    } else if (c == '/') {
        seen.general = seen.general || seen.digits;  // a fraction
    } else if (c == '@') {
        seen.general = true;
    } else {
        see_letter(seen, c, next);
    }
}

// What stands in brackets: a duration, or a colour, condition or language of no interest.
void see_brackets(Seen& seen, std::string_view inside)
{
    const bool one_letter = !inside.empty() && std::all_of(inside.begin(), inside.end(),
                                                           [&](char c) { return lower(c) == lower(inside[0]); });
    if (one_letter && std::string_view("hms").find(lower(inside[0])) != std::string_view::npos)
        seen.elapsed = seen.hour_or_second = true;
}

Seen look_at(std::string_view code)
{
    Seen seen;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            const std::size_t close = std::min(code.find(']', i), code.size());
            see_brackets(seen, code.substr(i + 1, close - i - 1));
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            see_plain(seen, c, i + 1 < code.size() ? code[i + 1] : '\0');
        }
    }
    return seen;
}

bool begins_with_general(std::string_view code)
{
    constexpr std::string_view kGeneral = "general";
    return code.size() >= kGeneral.size() &&
           std::equal(kGeneral.begin(), kGeneral.end(), code.begin(), [](char a, char b) { return a == lower(b); });
}

NumberFormat date_format(bool date, bool time, bool elapsed = false)
{
    return {NumberFormat::Kind::date, 0, 0, date, time, elapsed};
}

NumberFormat fixed_format(int decimals)
{
    return {NumberFormat::Kind::fixed, decimals, decimals, false, false, false};
}

// ---- digits ------------------------------------------------------------------------------------------------------

// 0.d1d2d3... times ten to the power of point.
struct Digits {
    std::string digits;
    int point = 0;
    bool negative = false;
};

// Keeps that many digits, rounding halves up.
void round_digits(Digits& number, int count)
{
    if (count >= static_cast<int>(number.digits.size())) return;
    if (count < 0) {
        number.digits.clear();
        return;
    }
    const bool up = number.digits[static_cast<std::size_t>(count)] >= '5';
    number.digits.resize(static_cast<std::size_t>(count));
    if (!up) return;
    int at = count - 1;
    while (at >= 0 && number.digits[static_cast<std::size_t>(at)] == '9')
        number.digits[static_cast<std::size_t>(at--)] = '0';
    if (at >= 0) {
        ++number.digits[static_cast<std::size_t>(at)];
    } else {
        number.digits.insert(number.digits.begin(), '1');
        ++number.point;
    }
}

Digits digits_of(double value)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::scientific).ptr;
    Digits number;
    number.negative = std::signbit(value) && value != 0;
    const std::string_view all(text, static_cast<std::size_t>(end - text));
    const std::size_t exponent = all.find('e');
    for (const char c : all.substr(0, exponent))
        if (c != '.') number.digits += c;
    number.point = std::atoi(std::string(all.substr(exponent + 1)).c_str()) + 1;
    round_digits(number, kKeptDigits);
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
    if (number.digits.empty()) number.point = 0;
    return number;
}

std::string written(const Digits& number, int decimals)
{
    std::string text = number.negative && !number.digits.empty() ? "-" : "";
    const auto digit = [&](int at) {
        return at >= 0 && at < static_cast<int>(number.digits.size()) ? number.digits[static_cast<std::size_t>(at)]
                                                                      : '0';
    };
    if (number.point <= 0) text += '0';
    for (int i = 0; i < number.point; ++i) text += digit(i);
    if (decimals > 0) text += '.';
    for (int i = 0; i < decimals; ++i) text += digit(number.point + i);
    return text;
}

}  // namespace

NumberFormat parse_number_format(std::string_view code)
{
    if (begins_with_general(code)) return {};
    const Seen seen = look_at(code);
    if (seen.year_or_day || seen.hour_or_second || seen.month_or_minute) {
        const bool date = seen.year_or_day || (seen.month_or_minute && !seen.hour_or_second);
        return date_format(date, seen.hour_or_second, seen.elapsed);
    }
    if (seen.general || !seen.digits || seen.comma_after_digit) return {};
    const auto kind = seen.percent ? NumberFormat::Kind::percent : NumberFormat::Kind::fixed;
    return {kind, seen.least, seen.most, false, false, false};
}

NumberFormat builtin_number_format(int id)
{
    if (id == 1 || id == 3 || id == 37 || id == 38 || id == 41 || id == 42) return fixed_format(0);
    if (id == 2 || id == 4 || id == 39 || id == 40 || id == 43 || id == 44) return fixed_format(2);
    if (id >= 5 && id <= 8) return fixed_format(id <= 6 ? 0 : 2);
    if (id == 9 || id == 10)
        return {NumberFormat::Kind::percent, id == 9 ? 0 : 2, id == 9 ? 0 : 2, false, false, false};
    if (id >= 14 && id <= 17) return date_format(true, false);
    if (id == 22) return date_format(true, true);
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return date_format(false, true);
    if (id == 46) return date_format(false, true, true);
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date_format(true, false);
    return {};
}

std::string shown_number(double value, const NumberFormat& format)
{
    if (!std::isfinite(value)) return {};
    Digits number = digits_of(value);
    if (number.point > 25 || number.point < -25) {
        char text[64];
        return {text, std::to_chars(text, text + sizeof text, value).ptr};
    }
    if (format.kind != NumberFormat::Kind::fixed && format.kind != NumberFormat::Kind::percent)
        return written(number, std::max(0, static_cast<int>(number.digits.size()) - number.point));
    const bool percent = format.kind == NumberFormat::Kind::percent;
    if (percent && !number.digits.empty()) number.point += 2;
    round_digits(number, number.point + format.most_decimals);
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
    const int decimals = std::max(format.least_decimals, static_cast<int>(number.digits.size()) - number.point);
    return written(number, number.digits.empty() ? format.least_decimals : decimals) + (percent ? "%" : "");
}

std::string shown_time(double serial, const NumberFormat& format, bool from_1904)
{
    if (!(serial >= 0) || serial >= kLastSerial) return {};
    const auto seconds = static_cast<std::int64_t>(std::llround(serial * 86400.0));
    const auto clock = [&](std::int64_t of) {
        char text[48];
        std::snprintf(text, sizeof text, of % 60 != 0 ? "%02lld:%02lld:%02lld" : "%02lld:%02lld",
                      static_cast<long long>(of / 3600), static_cast<long long>(of / 60 % 60),
                      static_cast<long long>(of % 60));
        return std::string(text);
    };
    if (format.elapsed ? serial < kLongestDuration : seconds < kDay && !(from_1904 && format.has_date))
        return clock(seconds);
    std::int64_t days = seconds / kDay + (from_1904 ? 1462 : 0);
    if (!from_1904 && days < 60) ++days;  // 1900-02-29 is day 60 of a calendar that real days do not have
    constexpr std::int64_t kUnixEpoch = 25569;
    const std::string date = date_text(Time{(days - kUnixEpoch) * kDay});
    return seconds % kDay == 0 && !format.has_time ? date : date + " " + clock(seconds % kDay);
}

ShownValue shown_value(double value, const NumberFormat& format, bool from_1904)
{
    if (format.kind == NumberFormat::Kind::date) {
        std::string time = shown_time(value, format, from_1904);
        if (!time.empty()) return {std::move(time), true, true};
    }
    const bool known = format.kind == NumberFormat::Kind::fixed || format.kind == NumberFormat::Kind::percent;
    return {shown_number(value, format), false, known};
}

}  // namespace audit::import
