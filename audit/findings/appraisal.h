// SPDX-License-Identifier: Apache-2.0
// What a run's findings mean together: which of them have one cause, how each alarm ends, and the matrix of checks and
// outlets. Deterministic rules over the findings and the submitted rows; kept with the run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::findings {

struct Run;

// One analyser fault, one outage, one missing ledger: one item with its findings beneath (data/root_causes.json).
struct RootCause {
    std::string id;    // stable: the rule and the finding that shows the cause
    std::string rule;  // data/root_causes.json
    Text title, why;
    std::optional<Period> period;
    std::vector<std::string> findings;  // ids, that which shows the cause first; a finding is in one cause at most
    std::vector<std::string> checks;    // that could not run for the same reason
};

// How an alarm (exceedance, gap, constant run) ends (data/triage.json).
enum class Verdict { explained, needs_document, go_and_see };
std::string_view to_text(Verdict verdict);  // "explained", "needs a document", "go and see"
struct Triage {
    Verdict verdict = Verdict::go_and_see;
    Text reason;
    std::optional<Evidence> row;  // what explains it, or comes nearest
};

// One cell of the matrix. The outlet is empty for the whole plant.
enum class CellState { found, clean, not_applicable, could_not_run };
std::string_view to_text(CellState state);  // "found", "clean", "not applicable", "could not run"
struct CoverageCell {
    std::string check, outlet;
    CellState state = CellState::clean;
    std::int64_t findings = 0;
    std::optional<Severity> worst;  // of those found
    Text reason;                    // of the two last states
};

struct Appraisal {
    std::vector<RootCause> root_causes;    // those with the worst findings first
    std::map<std::string, Triage> triage;  // finding -> how it ends
    std::vector<CoverageCell> coverage;    // by check in the run's order, the plant first, then the outlets
    std::int64_t tests = 0;                // statistical tests the run made

    const RootCause* cause_of(std::string_view finding) const;
    const Triage* triage_of(const std::string& finding) const;
    std::vector<std::string> outlets() const;  // the columns of the matrix
};

// Of a run whose outcomes and findings are there.
Appraisal appraise(const store::CaseFile& case_file, const Plant& plant, const Run& run);

// The parts of it.
std::vector<RootCause> root_causes_of(const store::CaseFile& case_file, const Plant& plant, const Run& run);
std::map<std::string, Triage> triage_of(const store::CaseFile& case_file, const Plant& plant, const Run& run);
std::vector<CoverageCell> coverage_of(const store::CaseFile& case_file, const Plant& plant, const Run& run);

void store_appraisal(store::Database& database, std::int64_t run, const Appraisal& appraisal);
Appraisal load_appraisal(const store::Database& database, std::int64_t run);

}  // namespace audit::findings
