// SPDX-License-Identifier: Apache-2.0
// Runs one case of a check's tests: its tables become a submission, the real importer reads it, the check runs.
#pragma once

#include <string>
#include <vector>

#include "audit/examples/check_case.h"
#include "audit/findings/own_checks.h"

namespace audit::examples {

struct CaseResult {
    CheckOutcome outcome;
    std::vector<Finding> findings;
    std::string import_problems;  // a line each, for a person
};

// In a temporary folder of its own. own: a bureau's own checks, the case's among them when it is not one of the
// program's. Throws Error when the check is unknown or a file cannot be read.
CaseResult run_case(const CheckCase& one, const findings::OwnChecks& own = {});

// What differs from what the case expects, for a person; empty when all is as expected.
std::string differences(const CheckCase& one, const CaseResult& result);

}  // namespace audit::examples
