// SPDX-License-Identifier: Apache-2.0
#include "audit/import/cell_reading.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::folded;
using reference::half_width;
using reference::trimmed;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool strip_any(std::string_view& text, std::span<const std::string_view> prefixes)
{
    for (const std::string_view prefix : prefixes) {
        if (!prefix.empty() && text.starts_with(prefix)) {
            text.remove_prefix(prefix.size());
            text = trimmed(text);
            return true;
        }
    }
    return false;
}

bool strip_prefix(std::string_view& text, std::initializer_list<std::string_view> prefixes)
{
    return strip_any(text, std::span<const std::string_view>(prefixes.begin(), prefixes.size()));
}

void skip_spaces(std::string_view text, std::size_t& at)
{
    while (at < text.size() && text[at] == ' ') ++at;
}

// "e-3", "×10^-3" or "x10⁻³" at `at`; moves past it and returns "e-3", or an empty text when there is none.
std::string read_exponent(std::string_view text, std::size_t& at)
{
    std::size_t stop = at;
    if (stop < text.size() && (text[stop] == 'e' || text[stop] == 'E')) {
        ++stop;
    } else {
        std::string_view rest = text.substr(at);
        if (!strip_prefix(rest, {"×10", "x10", "X10", "*10"})) return {};
        strip_prefix(rest, {"^"});
        stop = text.size() - rest.size();
    }
    const std::string tail = folded(text.substr(stop, 12));
    std::size_t digits = !tail.empty() && (tail[0] == '-' || tail[0] == '+') ? 1 : 0;
    const std::size_t first = digits;
    while (digits < tail.size() && is_digit(tail[digits])) ++digits;
    if (digits == first || digits - first > 2) return {};
    // The same number of characters in the text itself, where superscripts are longer than one byte.
    for (std::size_t count = 0; count < digits; ++count) {
        if (stop == text.size()) return {};  // damaged text: the folded one has more characters
        ++stop;
        while (stop < text.size() && (static_cast<unsigned char>(text[stop]) & 0xC0U) == 0x80U) ++stop;
    }
    at = stop;
    return 'e' + tail.substr(0, digits);
}

// Digits with thousands separators and one point, as "1234.5"; empty when the text does not begin with a number.
std::string read_digits(std::string_view text, std::size_t& at)
{
    std::string digits;
    std::size_t i = at;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
        if (text[i] == '-') digits += '-';
        ++i;
    }
    const std::size_t first = i;
    std::size_t group = 0;
    bool grouped = false;
    const auto group_follows = [&](std::size_t from) {
        return from + 3 < text.size() && is_digit(text[from + 1]) && is_digit(text[from + 2]) &&
               is_digit(text[from + 3]) && (from + 4 >= text.size() || !is_digit(text[from + 4]));
    };
    while (i < text.size()) {
        if (is_digit(text[i])) {
            digits += text[i++];
            ++group;
        } else if ((text[i] == ',' || text[i] == ' ') && group > 0 && (grouped ? group == 3 : group <= 3) &&
                   group_follows(i)) {
            grouped = true;
            group = 0;
            ++i;
        } else {
            break;
        }
    }
    const bool whole = i > first;
    bool fraction = false;
    if (i < text.size() && text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1])) {
        if (!whole) digits += '0';
        digits += text[i++];
        while (i < text.size() && is_digit(text[i])) digits += text[i++];
        fraction = true;
    } else if (whole && i < text.size() && text[i] == '.') {
        ++i;
    }
    if (!whole && !fraction) return {};
    at = i;
    return digits;
}

// A number from the start of the text: its digits and where it ends.
std::optional<Decimal> read_leading(std::string_view text, std::size_t& at, std::string& written)
{
    std::size_t end = at;
    const std::string digits = read_digits(text, end);
    if (digits.empty()) return std::nullopt;
    const std::string exponent = read_exponent(text, end);
    const auto value = Decimal::parse(digits + exponent);
    if (!value) return std::nullopt;
    written = digits + exponent;
    at = end;
    return value;
}

Decimal half_of(const Decimal& limit)
{
    return limit * Decimal{5, 1};
}

// What follows a number may be a unit, never more digits or a second number.
bool could_be_unit(std::string_view rest)
{
    return rest.empty() || (!is_digit(rest.front()) && rest.find_first_of(".,-~+<>=") != 0);
}

std::optional<ReadNumber> read_not_detected(std::string_view text)
{
    std::string_view rest = text;
    if (!strip_prefix(rest, {"未检出", "未检测出", "N.D.", "n.d.", "ND", "Nd", "nd", "低于检出限"}))
        return std::nullopt;
    ReadNumber result;
    result.below_limit = true;
    result.written = std::string(text);
    if (rest.empty()) return result;
    if (rest.front() != '(' || rest.back() != ')') return std::nullopt;
    rest = trimmed(rest.substr(1, rest.size() - 2));
    strip_prefix(rest, {"<", "≤", "检出限"});
    std::size_t at = 0;
    std::string digits;
    const auto limit = read_leading(rest, at, digits);
    if (!limit || !could_be_unit(trimmed(rest.substr(at)))) return std::nullopt;
    result.value = half_of(*limit);
    result.unit = std::string(trimmed(rest.substr(at)));
    return result;
}

struct TimeParts {
    std::array<int, 6> values{0, 0, 0, 0, 0, 0};
    int count = 0;
};

int digits_as_int(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

// 20250102, 2025010203, 202501020304, 20250102030405
std::optional<TimeParts> compact_parts(std::string_view text)
{
    if (text.size() < 8 || text.size() > 17 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    TimeParts parts;
    constexpr std::array<std::size_t, 6> kWidths{4, 2, 2, 2, 2, 2};
    std::size_t at = 0;
    for (const std::size_t width : kWidths) {
        if (at == text.size()) break;
        if (at + width > text.size()) return std::nullopt;
        parts.values[static_cast<std::size_t>(parts.count++)] = digits_as_int(text.substr(at, width));
        at += width;
    }
    // HJ 212 also writes milliseconds behind the seconds.
    if (at != text.size() && text.size() != 17) return std::nullopt;
    return parts;
}

// The separators that may stand behind the parts year .. second, in the order of the parts.
bool skip_separator(std::string_view text, std::size_t& at, int part)
{
    using Signs = std::array<std::string_view, 4>;
    constexpr std::array<Signs, 6> kSeparators = {
        Signs{"-", "/", ".", "年"}, Signs{"-", "/", ".", "月"}, Signs{"日", "号", "T", "t"},
        Signs{":", "时", "点"},     Signs{":", "分"},           Signs{"秒"}};
    const std::size_t before = at;
    skip_spaces(text, at);
    bool any = at > before;
    for (const std::string_view separator : kSeparators[static_cast<std::size_t>(part)]) {
        if (!separator.empty() && text.substr(at).starts_with(separator)) {
            at += separator.size();
            any = true;
            break;
        }
    }
    skip_spaces(text, at);
    return any;
}

std::optional<TimeParts> written_parts(std::string_view text)
{
    TimeParts parts;
    std::size_t at = 0;
    while (at < text.size() && parts.count < 6) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::size_t most = parts.count == 0 ? 4 : 2;
        if (end == at || end - at > most || (parts.count == 0 && end - at != 4)) return std::nullopt;
        parts.values[static_cast<std::size_t>(parts.count)] = digits_as_int(text.substr(at, end - at));
        at = end;
        if (parts.count == 5 && at < text.size() && text[at] == '.') {  // a fraction of a second is left out
            ++at;
            while (at < text.size() && is_digit(text[at])) ++at;
        }
        if (at < text.size() && !skip_separator(text, at, parts.count)) return std::nullopt;
        ++parts.count;
    }
    return at == text.size() ? std::optional<TimeParts>(parts) : std::nullopt;
}

std::optional<ReadTime> time_of(const TimeParts& parts)
{
    const auto& [year, month, day, hour, minute, second] = parts.values;
    if (parts.count < 3 || !is_real_date(year, month, day)) return std::nullopt;
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0))) return std::nullopt;
    return ReadTime{midnight({year, month, day}) + (hour * kHour + minute * kMinute + second), parts.count == 3};
}

// The serial number of a spreadsheet: days since 1899-12-30, the time of day as a fraction.
std::optional<ReadTime> serial_time(std::string_view text)
{
    constexpr std::int64_t kFirst = 20000;  // 1954
    constexpr std::int64_t kLast = 80000;   // 2119
    constexpr std::int64_t kUnixEpoch = 25569;
    const auto serial = Decimal::parse(text);
    if (!serial || *serial < Decimal{kFirst, 0} || *serial > Decimal{kLast, 0}) return std::nullopt;
    const Decimal seconds = (*serial - Decimal{kUnixEpoch, 0}) * Decimal{kDay, 0};
    return ReadTime{{seconds.rounded(0).mantissa}, serial->trimmed().decimals == 0};
}

// d°m′s″ in its parts; empty parts are zero.
std::optional<Decimal> sexagesimal(std::string_view text)
{
    using Marks = std::array<std::string_view, 7>;
    constexpr std::array<Marks, 3> kMarks = {Marks{"°", "º", "度"}, Marks{"′", "'", "‘", "’", "分"},
                                             Marks{"″", "\"", "''", "“", "”", "′′", "秒"}};
    constexpr int kDecimals = 8;
    Decimal sum{0, 0};
    std::int64_t part_of_degree = 1;
    for (const Marks& marks : kMarks) {
        text = trimmed(text);
        if (text.empty()) break;
        std::size_t at = 0;
        std::string written;
        const auto value = read_leading(text, at, written);
        if (!value) return std::nullopt;
        text = trimmed(text.substr(at));
        if (!strip_any(text, marks)) return std::nullopt;
        sum = sum + quotient(*value, Decimal{part_of_degree, 0}, kDecimals);
        part_of_degree *= 60;
    }
    return text.empty() ? std::optional<Decimal>(sum.trimmed()) : std::nullopt;
}

}  // namespace

bool means_no_value(std::string_view text)
{
    text = trimmed(text);
    if (text.empty()) return true;
    if (text.size() > 12) return false;
    constexpr std::array<std::string_view, 18> kMarks = {"/",   "-",    "--",   "—",   "——",  "–",
                                                         "－",  "／",   "\\",   "无",  "---", "－－",
                                                         "———", "NULL", "null", "N/A", "n/a", "NA"};
    return std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end();
}

std::optional<ReadTime> read_time(std::string_view cell)
{
    const std::string text = half_width(cell);
    if (const auto parts = compact_parts(text)) return time_of(*parts);
    if (const auto parts = written_parts(text)) return time_of(*parts);
    return serial_time(text);
}

std::optional<ReadNumber> read_number(std::string_view cell)
{
    const std::string text = half_width(cell);
    if (auto none = read_not_detected(text)) return none;
    std::string_view body = text;
    ReadNumber result;
    result.below_limit = strip_prefix(body, {"<", "≤", "＜", "低于", "小于"});
    std::size_t at = 0;
    const auto value = read_leading(body, at, result.written);
    if (!value) return std::nullopt;
    std::string_view rest = trimmed(body.substr(at));
    if (rest == "L" || rest == "l" || rest == "(L)") {
        result.below_limit = true;
        rest = {};
        result.written += 'L';
    } else if (result.below_limit) {
        result.written.insert(0, 1, '<');
    }
    if (!could_be_unit(rest)) return std::nullopt;
    result.unit = std::string(rest);
    result.value = result.below_limit ? half_of(*value) : *value;
    return result;
}

std::optional<ReadLimit> read_limit(std::string_view cell)
{
    ReadLimit limit;
    limit.written = half_width(cell);
    std::string_view body = limit.written;
    strip_prefix(body, {"林格曼黑度", "林格曼"});
    strip_prefix(body, {"≤", "<=", "<", "≦", "不大于", "不超过", "小于等于", "小于"});
    std::size_t at = 0;
    std::string digits;
    const auto first = read_leading(body, at, digits);
    if (!first) return std::nullopt;
    limit.upper = *first;
    std::string_view rest = trimmed(body.substr(at));
    if (strip_prefix(rest, {"--", "-", "~", "—", "–", "－", "至", "到", "∽"})) {
        at = 0;
        const auto second = read_leading(rest, at, digits);
        if (!second) return std::nullopt;
        limit.lower = *first;
        limit.upper = *second;
        rest = trimmed(rest.substr(at));
    }
    if (!could_be_unit(rest)) return std::nullopt;
    limit.unit = std::string(rest);
    return limit;
}

std::string read_code(std::string_view cell)
{
    const std::string text = half_width(cell);
    std::string code;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(text).substr(at);
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
        if (rest.starts_with("—") || rest.starts_with("–") || rest.starts_with("‐") || rest.starts_with("−")) {
            code += '-';
            at += 2;  // these dashes are three bytes long
        } else if (c == ',' || c == ';') {
            code += "、";
        } else {
            code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
    }
    return code;
}

std::optional<Decimal> read_degrees(std::string_view cell)
{
    const std::string text = half_width(cell);
    std::string_view body = text;
    strip_prefix(body, {"东经", "北纬", "经度", "纬度"});
    strip_prefix(body, {"E", "N", "e", "n"});
    if (!body.empty() && (body.back() == 'E' || body.back() == 'N')) body = trimmed(body.substr(0, body.size() - 1));
    constexpr int kLargest = 360;
    const auto plain = Decimal::parse(body);
    const auto degrees = plain ? plain : sexagesimal(body);
    if (!degrees || *degrees > Decimal{kLargest, 0} || *degrees < Decimal{-kLargest, 0}) return std::nullopt;
    return degrees;
}

}  // namespace audit::import
