// SPDX-License-Identifier: Apache-2.0
// What the demonstration plant does wrong, on purpose; data/demo/README.md tells people. Breaches of the year's physics
// come first, then the paper is written, then the paper is falsified (a missing report, a wrong date).
#pragma once

#include "data/demo/cogeneration/year.h"
#include "data/demo/submission.h"

namespace demo::cogeneration {

// Changes the year in place: exceedances, a flat line, a copied block, wrong conversion, tags, gaps.
void apply_breaches(Year& year);

// Changes what the plant writes about that year.
void falsify_papers(Submission& submission);

}  // namespace demo::cogeneration
