// SPDX-License-Identifier: Apache-2.0
// Problems of earlier inspections as the plant submitted them (table past_findings, 历次检查问题).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/model/time.h"
#include "audit/store/case_file.h"

namespace audit::visits {

struct PastFinding {
    std::optional<Time> found_on;
    std::string problem;
    std::optional<Time> due_on, rectified_on;
    std::string evidence;
};

std::vector<PastFinding> past_findings(const store::CaseFile& case_file);  // newest first, undated last

}  // namespace audit::visits
