// SPDX-License-Identifier: Apache-2.0
// How far a number as written may lie from the one it was rounded from.
#pragma once

#include <cmath>

#include "audit/model/decimal.h"

namespace audit::checks {

// Half a unit of the last digit, with the noise of binary arithmetic.
inline double rounding_of(const Decimal& written)
{
    return std::pow(10.0, -written.decimals) / 2 * (1 + 1e-9);
}

}  // namespace audit::checks
