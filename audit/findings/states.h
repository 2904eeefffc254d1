// SPDX-License-Identifier: Apache-2.0
// The states of a finding and the reasons a person may give, from data/dispositions.json: open -> explained, confirmed
// or dismissed -> rectification ordered -> submitted -> closed. "reopened" is never decided: it is a finding that was
// gone and is back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/model/text.h"

namespace audit::findings {

struct State {
    std::string id;
    Text name;
    bool counts = true;                // whether a violation in this state is still one to act on
    std::vector<std::string> next;     // what may be decided from here
    std::vector<std::string> reasons;  // codes that may be given for entering this state
};

const std::vector<State>& states();  // in the order of a finding's life
// Throws Error(usage) naming the states when there is no such one.
const State& state_of(std::string_view id);
const std::vector<std::string>& suppression_reasons();
// The code itself when it has no name.
Text reason_name(const std::string& code);

}  // namespace audit::findings
