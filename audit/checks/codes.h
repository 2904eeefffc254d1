// SPDX-License-Identifier: Apache-2.0
// Codes of what the permit lists, where a ledger wrote the name.
#pragma once

#include <string>

#include "audit/model/plant.h"

namespace audit::checks {

// The code of the facility, treatment or outlet of that name; else what was written.
std::string code_of(const Plant& plant, const std::string& written);

// Whether the code is that of the outlet, of a treatment that serves it or of a facility that feeds it.
bool is_at(const Plant& plant, const std::string& code, const std::string& outlet);

}  // namespace audit::checks
