// SPDX-License-Identifier: Apache-2.0
// What the first page of a case shows: the permit at a glance, what ends soon, what is missing, amounts against caps,
// and what to do next. Worked out from the view of the case; no file is read.
#pragma once

#include <string>
#include <vector>

#include "app/commands/view_case.h"
#include "reports/emissions_data.h"

namespace commands {

struct LabelledText {
    audit::Text label, text;
};
// The permit's own words; empty when none was handed in.
std::vector<LabelledText> permit_card(const CaseView& view);

// A day on which something ends, seen from another: days < 0 has passed.
struct Ending {
    audit::Text what;
    std::int64_t days = 0;
    audit::Time on;
    bool is_soon() const { return days <= kSoonDays; }
    static constexpr std::int64_t kSoonDays = 90;
};
// The permit and suppressions, the nearest first.
std::vector<Ending> endings(const CaseView& view, audit::Time today);

// Why checks could not run, the reason that stops most of them first.
struct Missing {
    audit::Text reason;
    std::vector<std::string> checks;  // titles in the language asked for
};
std::vector<Missing> missing_of(const CaseView& view, audit::Language language);

// The account of a year against its cap, the fullest first.
struct CapUse {
    std::string outlet, pollutant, period;
    std::string tonnes, cap;  // with the decimals that people read
    double share = 0;         // 1: the whole cap
};
std::vector<CapUse> cap_uses(const reports::EmissionsData& data);

// What a person would do next, in order; at least one.
enum class StepKind { import_files, map_columns, see_problems, run_audit, see_findings, see_missing, write_report };
struct NextStep {
    StepKind kind = StepKind::import_files;
    audit::Text words;
};
std::vector<NextStep> next_steps(const CaseView& view);

// Sheets that no table fits, and that a person could map.
bool has_unrecognised(const CaseView& view);

}  // namespace commands
