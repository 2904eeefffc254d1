// SPDX-License-Identifier: Apache-2.0
// 虚构市澄湖涂料化工有限公司: a fictional plant that cooks resin in batches, mixes solvent-borne paint and coats drums.
// VOC is burnt or adsorbed, the waste water is monitored automatically, everything else by a contracted laboratory.
#pragma once

#include "data/demo/chemicals/year.h"
#include "data/demo/submission.h"

namespace demo::chemicals {

// What the plant hands in about its year.
Submission submission_of(const Year& year);

}  // namespace demo::chemicals
