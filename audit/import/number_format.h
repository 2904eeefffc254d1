// SPDX-License-Identifier: Apache-2.0
// What a cell format of a workbook makes of a stored number: how many decimals are shown, whether it is a date.
#pragma once

#include <string>
#include <string_view>

namespace audit::import {

struct NumberFormat {
    enum class Kind { general, fixed, percent, date } kind = Kind::general;
    int least_decimals = 0;  // of fixed and percent: "0.0#" shows one or two
    int most_decimals = 0;
    bool has_date = false;  // of date: years, months or days
    bool has_time = false;
    bool elapsed = false;  // [h]:mm, a duration
};

// A format code: "0.00", "yyyy\"年\"m\"月\"d\"日\"", "General". The section of positive numbers decides. Fractions,
// exponents and formats that scale by thousands count as general.
NumberFormat parse_number_format(std::string_view code);
// The formats that workbooks name only by their number (ECMA-376 part 1, 18.8.30, with the Chinese dates 27-36, 50-58).
NumberFormat builtin_number_format(int id);

// The digits that a number shows: with the decimals of a fixed or percent format ("12.50%"), else the shortest that
// mean it within the 15 digits that spreadsheets keep. Halves are rounded away from zero, as spreadsheets do.
std::string shown_number(double value, const NumberFormat& format);

// "2025-01-02", "2025-01-02 03:00[:00]" or "03:00[:00]"; empty when the number is no date. The calendar with the leap
// day 1900-02-29 that never was, or the one that begins in 1904.
std::string shown_time(double serial, const NumberFormat& format, bool from_1904);

// A number of a workbook as a cell shows it: a date where its format says so, else its digits.
struct ShownValue {
    std::string text;
    bool is_time = false;
    bool decimals_known = true;
};
ShownValue shown_value(double value, const NumberFormat& format, bool from_1904);

}  // namespace audit::import
