// SPDX-License-Identifier: Apache-2.0
// What people decide about findings, and how audits compare: the same actions for the command line and the windows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands/commands.h"
#include "audit/findings/compare.h"
#include "audit/findings/dispositions.h"
#include "audit/findings/states.h"
#include "audit/findings/suppressions.h"

namespace commands {

// Each says in a sentence what it did. They throw audit::Error with what is allowed.
std::string dispose_finding(const std::string& case_path, const audit::findings::Decision& decision,
                            audit::Language language);
// Many findings one after the other, each as above; what went before a refusal stays decided.
std::string dispose_findings(const std::string& case_path, const std::vector<audit::findings::Decision>& decisions,
                             audit::Language language);
std::string undo_decisions(const std::string& case_path, const std::vector<audit::findings::Decision>& decisions,
                           audit::Language language);
// Takes the last decision about a finding back.
std::string undo_decision(const std::string& case_path, const audit::findings::Decision& decision,
                          audit::Language language);
std::string suppress_findings(const std::string& case_path, const audit::findings::Suppression& wanted,
                              audit::Language language);
std::string revoke_suppression(const std::string& case_path, std::int64_t id, const std::string& note,
                               const std::string& author, audit::Language language);

std::string list_suppressions(const std::string& case_path, const CommonOptions& options);
std::string list_runs(const std::string& case_path, const CommonOptions& options);

// against: the number of an earlier run of the case, or another case, whose newest run is meant. Output as that of
// list_findings.
std::string compare_findings(const std::string& case_path, const std::string& against, FindingsFormat format,
                             const std::string& output, const CommonOptions& options);
// The audits of a case, oldest first, and the newest one against an earlier one, as plain values.
std::vector<audit::findings::RunHead> runs_of(const std::string& case_path);
audit::findings::Comparison compare_with_run(const std::string& case_path, std::int64_t run);
// The matrix of checks and outlets. Output as that of list_findings; no workbook: that of the findings holds it.
std::string list_coverage(const std::string& case_path, FindingsFormat format, const std::string& output,
                          const CommonOptions& options);

// Violations of the newest run that are to be acted on: not suppressed, dismissed, explained or closed.
std::int64_t open_violations(const std::string& case_path);
std::int64_t open_violations(const audit::store::CaseFile& case_file, const audit::findings::Run& run);

}  // namespace commands
