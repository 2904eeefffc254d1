// SPDX-License-Identifier: Apache-2.0
// Runs the built command line program as a person would and keeps what it said.
#pragma once

#include <string>
#include <vector>

namespace tests {

struct ProgramRun {
    int status = 0;      // exit status; 128 + signal when it was killed
    double peak_mb = 0;  // highest resident memory; that of the test before it started included
    std::string output, errors;
};

// user: run as that user id (needs root); 0 keeps the test's own.
ProgramRun run_program(const std::vector<std::string>& arguments, unsigned user = 0);

}  // namespace tests
