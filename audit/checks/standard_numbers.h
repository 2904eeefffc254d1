// SPDX-License-Identifier: Apache-2.0
// Numbers of standards in running text: "重量法 HJ 836-2017、GB/T 16157-1996".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audit::checks {

// "HJ/T 33-1999" is {HJ, 33, 1999}: whether a standard is recommended (/T) does not make it another one.
struct StandardNumber {
    std::string series, number;
    int year = 0;  // 0: not given; two digits are of the 20th century
    bool same_standard(const StandardNumber& other) const { return series == other.series && number == other.number; }
};

// In the order of the text; nothing when it names none.
std::vector<StandardNumber> standard_numbers(std::string_view text);

}  // namespace audit::checks
