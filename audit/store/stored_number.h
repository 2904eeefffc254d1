// SPDX-License-Identifier: Apache-2.0
// Exact decimals from the two columns that keep a number: its canonical value as REAL and its digits as written. The
// digits decide how many decimals it has; where a unit was converted, as many as the canonical value needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/model/decimal.h"
#include "audit/model/plant.h"

namespace audit::store {

std::optional<Decimal> stored_decimal(std::optional<double> value, std::string_view written);
// Empty without an upper end.
std::optional<LimitValue> stored_limit(std::optional<double> lower, std::optional<double> upper, std::string written,
                                       std::string unit);

}  // namespace audit::store
