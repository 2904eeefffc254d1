// SPDX-License-Identifier: Apache-2.0
// Means of scaled integers, rounded half to even (GB/T 8170) without passing through binary floats.
#pragma once

#include <cstdint>

namespace audit::hours {

__extension__ using Wide = __int128;  // sums of scaled values and of their products

// above / below, half to even. Requires below > 0 and a quotient of 64 bits.
inline std::int64_t divided(Wide above, Wide below)
{
    const bool negative = above < 0;
    if (negative) above = -above;
    Wide whole = above / below;
    const Wide twice = 2 * (above % below);
    if (twice > below || (twice == below && whole % 2 != 0)) ++whole;
    return static_cast<std::int64_t>(negative ? -whole : whole);
}

}  // namespace audit::hours
