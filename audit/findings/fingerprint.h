// SPDX-License-Identifier: Apache-2.0
// What a finding says, as one hash: a decision about a finding stands for what it said then.
#pragma once

#include <string>

#include "audit/model/finding.h"

namespace audit::findings {

// Over severity, subject, period, numbers and the texts of the evidence cells. Not over the words of the message, the
// places of the cells nor `values`: another wording, program or upload of the same data leaves it as it is. 16 hex
// digits.
std::string fingerprint(const Finding& finding);

}  // namespace audit::findings
