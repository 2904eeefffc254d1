// SPDX-License-Identifier: Apache-2.0
// Runs one case of tests/checks: its tables become a submission, the real importer reads it, the check runs.
#pragma once

#include <string>

#include "tests/checks/case_file_format.h"

namespace tests {

// What differs from what the case expects, for a person; empty when all is as expected.
std::string run_case(const CheckCase& one);

}  // namespace tests
