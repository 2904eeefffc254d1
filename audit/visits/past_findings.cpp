// SPDX-License-Identifier: Apache-2.0
#include "audit/visits/past_findings.h"

namespace audit::visits {

std::vector<PastFinding> past_findings(const store::CaseFile& case_file)
{
    store::Statement row = case_file.database().prepare(
        "SELECT found_on, problem, due_on, rectified_on, evidence FROM past_findings "
        "ORDER BY coalesce(found_on, 0) DESC, id");
    std::vector<PastFinding> all;
    while (row.step())
        all.push_back({row.optional_time(0), row.text(1), row.optional_time(2), row.optional_time(3), row.text(4)});
    return all;
}

}  // namespace audit::visits
