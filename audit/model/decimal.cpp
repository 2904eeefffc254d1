// SPDX-License-Identifier: Apache-2.0
#include "audit/model/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace audit {

namespace {

__extension__ using Wide = __int128;

constexpr int kMaximumDecimals = 18;
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

constexpr std::array<std::int64_t, 19> kPowers = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i + 1 < powers.size()) power *= 10;
    }
    return powers;
}();

Wide divide_half_even_wide(Wide value, Wide divisor)
{
    const bool negative = (value < 0) != (divisor < 0);
    const Wide magnitude = value < 0 ? -value : value;
    const Wide by = divisor < 0 ? -divisor : divisor;
    Wide result = magnitude / by;
    const Wide rest = magnitude % by;
    if (rest * 2 > by || (rest * 2 == by && result % 2 != 0)) ++result;
    return negative ? -result : result;
}

// Fits a wide mantissa into 64 bits by giving up decimals, half to even; saturates when no decimal is left to give up.
Decimal narrowed(Wide mantissa, int decimals)
{
    while (decimals > kMaximumDecimals || (decimals > 0 && (mantissa > kLargest || mantissa < -Wide{kLargest}))) {
        int drop = 1;
        Wide probe = mantissa / 10;
        while (decimals - drop > 0 &&
               (probe > kLargest || probe < -Wide{kLargest} || decimals - drop > kMaximumDecimals)) {
            probe /= 10;
            ++drop;
        }
        Wide divisor = 1;
        for (int i = 0; i < drop; ++i) divisor *= 10;
        mantissa = divide_half_even_wide(mantissa, divisor);
        decimals -= drop;
    }
    mantissa = std::clamp(mantissa, -Wide{kLargest}, Wide{kLargest});
    return {static_cast<std::int64_t>(mantissa), decimals};
}

Wide scaled_to(const Decimal& value, int decimals)
{
    return Wide{value.mantissa} * kPowers[static_cast<std::size_t>(decimals - value.decimals)];
}

// The digits of "12.50" collected: mantissa 1250, two decimals; false when it is no plain number.
struct Digits {
    Wide mantissa = 0;
    int decimals = 0;
    bool any = false;
};

std::size_t read_digits(std::string_view text, std::size_t at, Digits& digits)
{
    bool after_point = false;
    constexpr int kMaximumDigits = 36;
    int kept = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !after_point) {
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9') break;
        digits.any = true;
        if (kept >= kMaximumDigits) {
            if (!after_point) --digits.decimals;
            continue;
        }
        digits.mantissa = digits.mantissa * 10 + (c - '0');
        if (digits.mantissa != 0) ++kept;
        if (after_point) ++digits.decimals;
    }
    return at;
}

// Reads "e-3" at the end of a number; empty when what is left is not an exponent.
std::optional<int> read_exponent(std::string_view text, std::size_t at)
{
    if (at == text.size()) return 0;
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    if (at == text.size() || text.size() - at > 3) return std::nullopt;
    int exponent = 0;
    for (; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
        exponent = exponent * 10 + (text[at] - '0');
    }
    return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    Digits digits;
    at = read_digits(text, at, digits);
    if (!digits.any) return std::nullopt;
    const std::optional<int> exponent = read_exponent(text, at);
    if (!exponent) return std::nullopt;
    int decimals = digits.decimals - *exponent;
    Wide mantissa = negative ? -digits.mantissa : digits.mantissa;
    if (mantissa == 0) return Decimal{0, std::clamp(decimals, 0, kMaximumDecimals)};
    for (; decimals < 0; ++decimals) {
        if (mantissa > kLargest || mantissa < -Wide{kLargest}) return std::nullopt;
        mantissa *= 10;
    }
    constexpr int kWideDigits = 38;  // what 128 bits hold: more cannot be given up in one step, nor leave anything
    if (decimals > kMaximumDecimals + kWideDigits) return Decimal{0, kMaximumDecimals};
    const Decimal result = narrowed(mantissa, decimals);
    if (result.decimals == 0 && (mantissa > kLargest || mantissa < -Wide{kLargest}) && decimals == 0)
        return std::nullopt;
    return result;
}

Decimal Decimal::from_double(double value, int decimals)
{
    const double scaled = value * static_cast<double>(power_of_ten(decimals));
    if (!std::isfinite(scaled)) return {0, decimals};
    if (std::fabs(scaled) >= static_cast<double>(kLargest)) return {scaled > 0 ? kLargest : -kLargest, decimals};
    return {std::llrint(scaled), decimals};
}

double Decimal::to_double() const
{
    return static_cast<double>(mantissa) / static_cast<double>(power_of_ten(decimals));
}

std::string Decimal::to_string() const
{
    const bool negative = mantissa < 0;
    std::string digits = std::to_string(negative ? -Wide{mantissa} > kLargest ? kLargest : -mantissa : mantissa);
    const auto wanted = static_cast<std::size_t>(decimals);
    if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
    if (wanted > 0) digits.insert(digits.size() - wanted, 1, '.');
    return negative ? '-' + digits : digits;
}

Decimal Decimal::rounded(int to_decimals) const
{
    if (to_decimals >= decimals) {
        const Wide filled = Wide{mantissa} * power_of_ten(std::min(to_decimals - decimals, kMaximumDecimals));
        if (filled > kLargest || filled < -Wide{kLargest}) return *this;
        return {static_cast<std::int64_t>(filled), to_decimals};
    }
    return {divide_half_even(mantissa, decimals - to_decimals), to_decimals};
}

Decimal Decimal::trimmed() const
{
    Decimal result = *this;
    while (result.decimals > 0 && result.mantissa % 10 == 0) {
        result.mantissa /= 10;
        --result.decimals;
    }
    return result;
}

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right)
{
    const int decimals = std::max(left.decimals, right.decimals);
    const Wide a = scaled_to(left, decimals);
    const Wide b = scaled_to(right, decimals);
    if (a < b) return std::strong_ordering::less;
    return a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal operator+(const Decimal& left, const Decimal& right)
{
    const int decimals = std::max(left.decimals, right.decimals);
    return narrowed(scaled_to(left, decimals) + scaled_to(right, decimals), decimals);
}

Decimal operator-(const Decimal& left, const Decimal& right)
{
    const int decimals = std::max(left.decimals, right.decimals);
    return narrowed(scaled_to(left, decimals) - scaled_to(right, decimals), decimals);
}

Decimal operator*(const Decimal& left, const Decimal& right)
{
    return narrowed(Wide{left.mantissa} * right.mantissa, left.decimals + right.decimals);
}

Decimal quotient(const Decimal& left, const Decimal& right, int decimals)
{
    // left.m / 10^l / (right.m / 10^r) * 10^decimals; the power may fall on either side of the fraction.
    int shift = decimals + right.decimals - left.decimals;
    Wide above = left.mantissa;
    Wide below = right.mantissa;
    for (; shift > 0 && above < (Wide{1} << 120) && above > -(Wide{1} << 120); --shift) above *= 10;
    for (; shift < 0 && below < (Wide{1} << 120) && below > -(Wide{1} << 120); ++shift) below *= 10;
    return narrowed(divide_half_even_wide(above, below), decimals);
}

std::int64_t power_of_ten(int exponent)
{
    return kPowers[static_cast<std::size_t>(std::clamp(exponent, 0, kMaximumDecimals))];
}

std::int64_t divide_half_even(std::int64_t value, int drop)
{
    return static_cast<std::int64_t>(divide_half_even_wide(value, power_of_ten(drop)));
}

}  // namespace audit
