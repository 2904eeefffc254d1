// SPDX-License-Identifier: Apache-2.0
// A run: all checks over one case at one time, with the findings and outcomes it left in the case file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/findings/appraisal.h"
#include "audit/findings/own_checks.h"
#include "audit/model/finding.h"
#include "audit/store/case_file.h"

namespace audit::findings {

struct Run {
    std::int64_t id = 0;
    Period period;  // the audit period
    std::string program_version, catalogue_version;
    std::string parameters_json;         // every override in force
    std::vector<CheckOutcome> outcomes;  // in the catalogue's order
    std::vector<Finding> findings;       // by severity (worst first), check, subject, start
    Appraisal appraisal;                 // what they mean together
    // A bureau's own checks that were known to it; of a stored run, those that the case keeps now.
    OwnChecks own_checks = {};

    // The entry of one of its checks; null when neither the catalogue nor the case knows it any more.
    const CheckEntry* find_check(std::string_view check) const
    {
        return audit::findings::find_check(check, own_checks);
    }
};

// Replaces nothing: runs are kept, the newest one is the case's state. One transaction.
std::int64_t store_run(store::CaseFile& case_file, const Run& run);
bool is_audited(const store::CaseFile& case_file);  // there is a run
std::optional<Run> load_latest_run(const store::CaseFile& case_file);
std::optional<Run> load_run(const store::CaseFile& case_file, std::int64_t id);

// A run as lists show it.
struct RunHead {
    std::int64_t id = 0;
    std::string at, author;  // of the audit, from the trail
    Period period;
    std::string program_version, catalogue_version;
    std::int64_t checks = 0;  // that ran
    std::int64_t violations = 0, suspicions = 0, notices = 0;
};
std::vector<RunHead> list_runs(const store::CaseFile& case_file);  // oldest first
// A finding by its id or by an unambiguous beginning of it, of the newest run.
std::optional<Finding> load_finding(const store::CaseFile& case_file, const std::string& id);
// Evidence with file, sheet and header spelled out.
std::vector<SourceCell> spell_out(const store::CaseFile& case_file, const std::vector<Evidence>& evidence);

}  // namespace audit::findings
