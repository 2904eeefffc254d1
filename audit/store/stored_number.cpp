// SPDX-License-Identifier: Apache-2.0
#include "audit/store/stored_number.h"

#include <algorithm>
#include <cmath>

namespace audit::store {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool same(double a, double b)
{
    constexpr double kRelative = 1e-12;  // the parse of a decimal and the product of a conversion differ by less
    return std::fabs(a - b) <= kRelative * std::max(std::fabs(a), std::fabs(b));
}

// The number that begins at a digit, without thousands separators; at moves behind it.
std::string number_at(std::string_view text, std::size_t& at)
{
    std::string digits;
    bool point = false;
    for (; at < text.size(); ++at) {
        if (text[at] == '.' && !point && at + 1 < text.size() && is_digit(text[at + 1])) {
            point = true;
        } else if (text[at] == ',' && at + 1 < text.size() && is_digit(text[at + 1])) {
            continue;
        } else if (!is_digit(text[at])) {
            break;
        }
        digits += text[at];
    }
    return digits;
}

// The first number in the text that has that value.
std::optional<Decimal> written_as(double value, std::string_view text)
{
    if (const auto whole = Decimal::parse(text); whole && same(whole->to_double(), value)) return whole;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        auto number = Decimal::parse(number_at(text, at));
        if (!number) continue;
        if (value < 0) number->mantissa = -number->mantissa;
        if (same(number->to_double(), value)) return number;
    }
    return std::nullopt;
}

Decimal shortest(double value)
{
    constexpr int kMost = 9;
    int decimals = 0;
    while (decimals < kMost && !same(Decimal::from_double(value, decimals).to_double(), value)) ++decimals;
    return Decimal::from_double(value, decimals);
}

}  // namespace

std::optional<Decimal> stored_decimal(std::optional<double> value, std::string_view written)
{
    if (!value) return std::nullopt;
    if (const auto exact = written_as(*value, written)) return exact;
    return shortest(*value);
}

std::optional<LimitValue> stored_limit(std::optional<double> lower, std::optional<double> upper, std::string written,
                                       std::string unit)
{
    const auto end = stored_decimal(upper, written);
    if (!end) return std::nullopt;
    return LimitValue{stored_decimal(lower, written), *end, std::move(unit), std::move(written)};
}

}  // namespace audit::store
