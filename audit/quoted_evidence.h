// SPDX-License-Identifier: Apache-2.0
// Evidence says what was submitted: the checks work with converted numbers and the permit's names, the cells behind a
// finding show the enterprise's own text.
#pragma once

#include "audit/findings/run.h"
#include "audit/store/case_file.h"

namespace audit {

// Puts the submitted text into every piece of evidence that comes from a ledger, and of automatic data from a table in
// which values were converted. A cell that is empty in the original keeps its value.
void quote_evidence(const store::CaseFile& case_file, findings::Run& run);

}  // namespace audit
