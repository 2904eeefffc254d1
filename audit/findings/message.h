// SPDX-License-Identifier: Apache-2.0
// What the message templates of an entry name.
#pragma once

#include <string>
#include <vector>

#include "audit/findings/catalogue.h"

namespace audit::findings {

// What the entry's messages name and neither a finding nor these values have.
std::vector<std::string> unknown_placeholders(const CheckEntry& entry, const std::vector<std::string>& values);

}  // namespace audit::findings
