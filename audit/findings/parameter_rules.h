// SPDX-License-Identifier: Apache-2.0
// What values parameters may take, and which of them a permit's industry sets (data/parameter_rules.json).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/findings/catalogue.h"

namespace audit::findings {

// The rule of that parameter, else of every parameter of that name; without either, an empty one.
const ParameterRule& rule_of(std::string_view check, std::string_view name);

// What the value has to be instead, for people: "a number from 0 to 20 %, or nothing"; empty when it fits. A number by
// default stays a number, and does not become negative unless it is by default or the rule allows it.
std::string expected_instead(const std::string& check, const Parameter& parameter, const std::string& value);

// The program's checks and a bureau's own.
using OwnEntries = std::vector<CheckEntry>;
const CheckEntry* find_check(std::string_view id, const OwnEntries& own);
const Parameter* find_parameter(const CheckEntry& entry, std::string_view name);
// The ids of all that have a parameter of that name.
std::vector<std::string> checks_with(std::string_view parameter, const OwnEntries& own);

// Throws Error(usage) when the check ("": any) has no such parameter or the value does not fit. The sentence begins
// with the place: the file, or "parameter".
void require_fitting(const std::string& place, const OwnEntries& own, const std::string& check, const std::string& name,
                     const std::string& value);

}  // namespace audit::findings
