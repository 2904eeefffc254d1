// SPDX-License-Identifier: Apache-2.0
// The parts of a finding's subject by the names that messages, tests and files give them, in the order people read.
#pragma once

#include <string>
#include <string_view>

#include "audit/model/finding.h"

namespace audit {

struct SubjectKey {
    std::string_view name;
    std::string Subject::*part;
};

inline constexpr SubjectKey kSubjectKeys[] = {
    {"outlet", &Subject::outlet},       {"pollutant", &Subject::pollutant}, {"facility", &Subject::facility},
    {"treatment", &Subject::treatment}, {"material", &Subject::material},   {"waste_code", &Subject::waste_code},
    {"manifest", &Subject::manifest},   {"report", &Subject::report},
};

}  // namespace audit
