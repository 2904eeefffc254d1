// SPDX-License-Identifier: Apache-2.0
// The examples that the page of a check shows: cases of its tests that pass and that fail, with what comes of them.
#pragma once

#include <cstddef>

#include <vector>

#include "audit/examples/case_runner.h"

namespace audit::examples {

struct Example {
    CheckCase shown;
    CaseResult result;
};

// Cases of the check that find something and cases that leave it alone, at most so many of each, in the order of its
// .case file: the program's own under tests/checks, a bureau's beside its SQL. None when there is no such file.
std::vector<Example> examples_of(const std::string& check, std::size_t most_of_each,
                                 const findings::OwnChecks& own = {});

}  // namespace audit::examples
