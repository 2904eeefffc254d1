// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers that keep the digits they were written with, and rounding by GB/T 8170-2008.
// Limits and measured values are compared as Decimals; binary floating point is for statistics only.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

// The value is mantissa / 10^decimals; "50.0" is {500, 1}, "50" is {50, 0}. The two compare equal.
struct Decimal {
    std::int64_t mantissa = 0;
    int decimals = 0;  // 0..18

    // Plain or scientific ASCII notation with an optional sign; digits beyond what 64 bits hold are rounded half to
    // even. Empty when the text is not a number.
    static std::optional<Decimal> parse(std::string_view text);

    // The nearest Decimal with that many decimals (0..18), half to even.
    static Decimal from_double(double value, int decimals);

    double to_double() const;
    std::string to_string() const;  // with exactly `decimals` digits after the point

    // GB/T 8170: rounded to that many decimals, half to even. Fewer decimals than asked for are filled with zeros
    // where they fit into 64 bits.
    Decimal rounded(int to_decimals) const;

    // Without zeros at the end: {6130, 2} becomes {613, 1}.
    Decimal trimmed() const;
    bool is_zero() const { return mantissa == 0; }
    bool is_negative() const { return mantissa < 0; }

    friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right);
    friend bool operator==(const Decimal& left, const Decimal& right) { return (left <=> right) == 0; }
    friend Decimal operator+(const Decimal& left, const Decimal& right);
    friend Decimal operator-(const Decimal& left, const Decimal& right);
    friend Decimal operator*(const Decimal& left, const Decimal& right);
};

// left / right rounded half to even to that many decimals. Requires right != 0.
Decimal quotient(const Decimal& left, const Decimal& right, int decimals);

// 10^exponent for 0..18.
std::int64_t power_of_ten(int exponent);

// value / 10^drop, half to even (GB/T 8170), for scaled integers of a series. Requires drop 0..18.
std::int64_t divide_half_even(std::int64_t value, int drop);

}  // namespace audit
