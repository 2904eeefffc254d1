// SPDX-License-Identifier: Apache-2.0
// Reads the permit tables of a case into the plain values of model/plant.h. Contradictions are kept: two permits give
// the first as the permit, and the checks see the rest through the tables.
#pragma once

#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::store {

Plant read_plant(const CaseFile& case_file);

}  // namespace audit::store
