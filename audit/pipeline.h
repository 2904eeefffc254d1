// SPDX-License-Identifier: Apache-2.0
// The five steps of the program in their order. A newcomer reads pipeline.cpp first:
// open the case, import the submission, run the checks, keep the findings, write the report.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/findings/parameter_origin.h"
#include "audit/findings/parameters.h"
#include "audit/findings/run.h"
#include "audit/import/importer.h"
#include "audit/store/case_file.h"

namespace audit {

struct AuditOptions {
    std::optional<Time> from, to;          // the audit period, end exclusive; else what the data span
    std::vector<std::string> only_checks;  // empty: all
    std::vector<std::string> without_checks;
    findings::OwnChecks own_checks;  // of a bureau, beside the catalogue
    findings::Parameters parameters;
    findings::ParameterOrigins parameter_origins;  // of what the parameters override, for documents
    int threads = 1;
    std::function<void(const std::string& check, int done, int total)> progress;
    const std::atomic<bool>* cancelled = nullptr;
};

// Runs the checks over a case and keeps the run in it. Throws Error(usage) on an unknown check id.
findings::Run audit_case(store::CaseFile& case_file, const AuditOptions& options);

// The same without keeping it.
findings::Run run_checks(const store::CaseFile& case_file, const AuditOptions& options);

std::string program_version();  // "1.0.0"

}  // namespace audit
