// SPDX-License-Identifier: Apache-2.0
// Which outlets a subject concerns, through the permit's treatments and the facilities they serve.
#pragma once

#include <string>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/plant.h"

namespace audit::findings {

// The outlet it names, else those that its treatment or facility serves; empty for subjects of the whole plant.
std::vector<std::string> outlets_of(const Plant& plant, const Subject& subject);
// The codes and names under which a ledger may speak of what stands behind the outlet.
std::vector<std::string> names_behind(const Plant& plant, const std::string& outlet);

}  // namespace audit::findings
