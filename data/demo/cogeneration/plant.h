// SPDX-License-Identifier: Apache-2.0
// 虚构市清河热电有限公司: a fictional coal cogeneration plant with two boilers and one waste-water outlet.
#pragma once

#include "data/demo/cogeneration/year.h"
#include "data/demo/submission.h"

namespace demo::cogeneration {

// What the plant hands in about its year.
Submission submission_of(const Year& year);
// The year with the breaches that README.md lists.
Submission demonstration();

}  // namespace demo::cogeneration
