// SPDX-License-Identifier: Apache-2.0
// Where the findings of a run stand: their state, whether they came back or changed since it was decided, and which
// suppression hides them from the counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/findings/dispositions.h"
#include "audit/findings/run.h"
#include "audit/findings/suppressions.h"

namespace audit::findings {

struct Standing {
    std::string state = "open";          // findings/states.h
    std::optional<Disposition> decided;  // the event behind the state
    bool changed = false;                // the finding says other things than when that was decided
    std::optional<std::int64_t> suppression;

    // Whether it is one to act on: not suppressed, and in no state that settles it unless it changed since.
    bool counts() const;
};

enum class SuppressionState { in_force, stale, expired, revoked };
std::string_view to_text(SuppressionState state);

struct SuppressionStanding {
    Suppression suppression;
    SuppressionState state = SuppressionState::in_force;
    std::vector<std::string> hides;    // findings
    std::vector<std::string> changed;  // in scope, but not what its author saw: they count
};

struct Standings {
    std::map<std::string, Standing> of;  // finding -> where it stands; every finding of the run
    std::vector<SuppressionStanding> suppressions;
    const Standing& at(const std::string& finding) const;  // an open one when it is not of the run
};

// A suppression expires at the first audit after its last day: the same case prints the same every day. Both throw what
// the database throws.
Standings standings(const store::CaseFile& case_file, const Run& run);
// The day (UTC) on which the run was made, from the trail; empty when the trail does not know it.
std::optional<Time> day_of_run(const store::CaseFile& case_file, std::int64_t run);

}  // namespace audit::findings
