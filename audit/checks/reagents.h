// SPDX-License-Identifier: Apache-2.0
// Reagents of flue-gas treatment: which one a name stands for, which pollutant it removes, and how much of it was used,
// counted as the contract says: from the treatment log, and from the material log only for days without one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

struct Reagent {
    const char* name;       // as permits and ledgers name it
    const char* pollutant;  // standard name of what it removes
    const char* parameter;  // of reagent_unbalanced: tonnes of reagent per tonne of pollutant
};
// The reagent a text names, the most specific first (氢氧化钙 before 氧化钙); nullptr when it names none.
const Reagent* find_reagent(std::string_view text);

// Tonnes of one reagent by month, of one treatment ("" for what only the material log tells, of no treatment).
struct ReagentUse {
    const Reagent* reagent;
    std::string treatment;
    std::map<Time, double> by_month;
    std::map<Time, std::vector<SourceRow>> rows;  // by month
    bool from_material_log = false;
};
std::vector<ReagentUse> reagent_uses(const CheckContext& check);

}  // namespace audit::checks
