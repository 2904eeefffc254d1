// SPDX-License-Identifier: Apache-2.0
// Which method is the account of an outlet and pollutant: the permit's own (automatic where the monitoring plan asks
// for it, else manual), automatic before manual where the plan is silent (HJ 942-2018: automatic, manual, balance or
// coefficient, in this order). Balance and coefficient stand beside the account only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/account_detail.h"
#include "audit/model/plant.h"

namespace audit::emissions {

// The method that the permit's monitoring plan asks for; empty where it does not name outlet and pollutant.
std::optional<Method> required_method(const Plant& plant, const std::string& outlet, const std::string& pollutant);

// Whether the permit limits the amount there: a yearly amount, or a main outlet.
bool amount_is_limited(const Plant& plant, const std::string& outlet, const std::string& pollutant);

// The choice of everything that has months or a yearly cap, with its reason. Requires months sorted by outlet and
// pollutant.
std::vector<Choice> choices_of(const Plant& plant, const std::vector<DetailedMonth>& months);

}  // namespace audit::emissions
