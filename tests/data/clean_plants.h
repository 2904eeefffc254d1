// SPDX-License-Identifier: Apache-2.0
// The demonstration plants' clean submissions, imported and audited once for all tests of a run.
#pragma once

#include <string>

#include "audit/findings/run.h"
#include "data/demo/demo.h"

namespace tests {

struct CleanPlant {
    demo::Submission submission;
    std::string folder, case_path;
    audit::findings::Run run;
};

const CleanPlant& clean_plant(demo::Plant plant);

}  // namespace tests
