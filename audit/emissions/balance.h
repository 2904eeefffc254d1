// SPDX-License-Identifier: Apache-2.0
// Methods that need no measurement: the material balance for SO2 of burnt fuel (industry specifications after
// HJ 942-2018) and emission coefficients. Hours without treatment count without its efficiency.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/amounts.h"
#include "audit/emissions/coefficients.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::emissions {

// Tonnes of SO2 that the fuel of each day forms: 2 x fuel x (1 - q4) x sulfur x conversion. Sulfur is the batch's,
// else the permit's of that fuel. Empty when no fuel's sulfur is known.
std::optional<DailyAmounts> so2_formed(const store::CaseFile& case_file, const Plant& plant,
                                       const Coefficients& coefficients, const Period& period);

// Tonnes before treatment by day: output of the product (production log), else use of the material of that name, x
// coefficient. Empty when neither log names it.
std::optional<DailyAmounts> amount_by_coefficient(const store::CaseFile& case_file,
                                                  const EmissionCoefficient& coefficient, const Period& period);

}  // namespace audit::emissions
