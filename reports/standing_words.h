// SPDX-License-Identifier: Apache-2.0
// The words for where a finding stands, the same in every document.
#pragma once

#include <string>
#include <vector>

#include "audit/findings/standings.h"
#include "audit/findings/states.h"
#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

struct StandingWords {
    std::string state;          // "已说明", with a mark when the finding changed since
    std::string decision;       // reason, note, who, when; empty while nobody decided
    std::string suppressed;     // number of the suppression that hides it, or empty
    std::string triage;         // "须补材料", or empty
    std::string triage_reason;  // with the row behind it
    std::string root_cause;     // title, or empty
};
StandingWords standing_words(const ReportData& data, const audit::Finding& finding, const Wording& words);

// The findings of a run that are not suppressed, under their causes; those without one come last, with no cause.
struct FindingGroup {
    const audit::findings::RootCause* cause = nullptr;
    std::vector<const audit::Finding*> findings;  // in the order of the run
};
std::vector<FindingGroup> grouped_findings(const ReportData& data);

// "DA001 二氧化硫"; the whole plant where it names nothing.
std::string item_words(const audit::findings::Doubt& doubt, const Wording& words);

// Keys of the words.
std::string verdict_word(audit::findings::Verdict verdict);
std::string cell_word(audit::findings::CellState state);
std::string suppression_word(audit::findings::SuppressionState state);
std::string change_word(std::string_view change);

// "flatline · DA001 · 2025-03-01 00:00 –", what it names of check, outlet, pollutant and period.
std::string scope_words(const audit::findings::Suppression& suppression, const audit::findings::OwnChecks& own,
                        const Wording& words);

}  // namespace reports
