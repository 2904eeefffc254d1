// SPDX-License-Identifier: Apache-2.0
// Two runs side by side, of one case or of two: what is new, what stayed, what is gone and what came back. Ids of
// findings decide; only what both runs looked at is compared.
#pragma once

#include <cstddef>

#include <set>
#include <string>
#include <vector>

#include "audit/findings/run.h"

namespace audit::findings {

enum class Change { reopened, is_new, changed, unchanged, gone };
std::string_view to_text(Change change);  // "reopened", "new", "changed", "unchanged", "gone"

struct ComparedFinding {
    Change change = Change::unchanged;
    Finding finding;  // as it is now; of one that is gone: as it was
    Finding before;   // where both have it
};

// What one of the runs did not look at.
struct NotCompared {
    std::string check;
    Text reason;
    std::size_t findings = 0;  // that the other run has
};

struct Comparison {
    Run now, before;
    std::vector<ComparedFinding> findings;  // by change in the order of the enumeration, then as in their run
    std::vector<NotCompared> not_compared;  // in the order of the checks
    std::size_t count(Change change) const;
};

// earlier: ids of findings of runs before `before`; one that is new against `before` but among them came back.
Comparison compare(Run now, Run before, const std::set<std::string>& earlier);

// The ids of all findings of the runs of the case up to that one, exclusive.
std::set<std::string> findings_before(const store::CaseFile& case_file, std::int64_t run);

}  // namespace audit::findings
