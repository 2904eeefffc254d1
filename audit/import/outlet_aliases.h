// SPDX-License-Identifier: Apache-2.0
// Other names of the permit's outlets, production and treatment facilities: DA1, DA-001, 1#, 1号排气筒, MF-1, the name
// that the permit gives, and lists of them. Rows and series keep the name as submitted; after every import all of them
// are looked at again, because the permit may come after its data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/reference/pollutants.h"
#include "audit/store/changes.h"

namespace audit::import {

// The codes that the text may mean, none when it means no outlet of these. A code means itself. medium: what is
// measured there, of what the words leave open.
std::vector<std::string> outlets_meant(std::string_view written, reference::Medium medium,
                                       std::span<const store::PermitOutlet> outlets);

// The same of production or treatment facilities: a code formed otherwise (MF1, TA-001), or the permit's name with its
// number written another way (1#锅炉, 1号锅炉).
std::vector<std::string> facilities_meant(std::string_view written, std::span<const store::PermitOutlet> facilities);

// The names in one cell that lists several, "DA001、DA002".
std::vector<std::string> names_in_list(std::string_view written);

// Brings the changes of outlets up to date with the permit and the rows in force. Returns the new unclear ones. Call
// inside a transaction.
std::vector<store::OutletChange> resolve_outlets(store::CaseFile& case_file);

}  // namespace audit::import
