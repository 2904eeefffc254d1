// SPDX-License-Identifier: Apache-2.0
// What values parameters may take, and which of them a permit's industry sets (data/parameter_rules.json).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::findings {

struct ParameterRule {
    std::optional<double> minimum, maximum;  // of a number
    std::vector<std::string> choices;        // of a word
    bool by_industry = false;                // the pack of the permit's industry sets it without being named
};

// The rule of that parameter, else of every parameter of that name; without either, an empty one.
const ParameterRule& rule_of(std::string_view check, std::string_view name);

// What the value has to be instead, for people: "a number from 0 to 20 %, or nothing"; empty when it fits. A number by
// default stays a number, and does not become negative unless it is by default or the rule allows it.
std::string expected_instead(const std::string& check, const std::string& name, const std::string& default_value,
                             const std::string& unit, const std::string& value);

// Throws Error(usage) when the check ("": any) has no such parameter or the value does not fit. The sentence begins
// with the place: the file, or "parameter".
void require_fitting(const std::string& place, const std::string& check, const std::string& name,
                     const std::string& value);

}  // namespace audit::findings
