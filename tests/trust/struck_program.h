// SPDX-License-Identifier: Apache-2.0
// The real program under a fault: killed at, or refused, the n-th write, sync, open or allocation (fault_library.cpp).
#pragma once

#include <string>
#include <vector>

#include "tests/app/program_run.h"

namespace tests {

struct Fault {
    std::string kind;    // kill, write, sync, open, malloc
    long at = 0;         // the n-th since the case was opened; 0: none, only count
    bool stays = false;  // all later ones fail too

    std::string text() const { return kind + " " + std::to_string(at) + (stays ? " on" : ""); }
};

// Whether the library for faults was built: not beside the sanitizers, which stand in the same place.
bool faults_can_be_made();

ProgramRun run_struck(const std::vector<std::string>& arguments, const Fault& fault);
// How many events of the kind the program goes through when nothing fails.
long count_events(const std::vector<std::string>& arguments, const std::string& kind);

}  // namespace tests
