// SPDX-License-Identifier: Apache-2.0
// The way out: documents that people read, sign and file. One document, one file in this folder; wording and layout
// come from templates/. The same case gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/findings/run.h"
#include "audit/model/finding.h"
#include "audit/model/text.h"
#include "audit/store/case_file.h"

namespace reports {

// The PDF documents, A4, by the names that the command line uses: "findings", "checklist", …
std::vector<std::string> document_kinds();
bool is_document_kind(const std::string& kind);
bool needs_audit(const std::string& kind);  // whether it says nothing before the first audit
struct DocumentChoice {
    std::string kind = "findings";  // requires one of document_kinds()
    audit::Language language = audit::Language::zh;
    bool draft = false;  // marked so on every page
    bool html = false;   // a web page instead; requires kind "findings"
};
// The bytes of the file. Throws audit::Error when no Chinese font is installed.
std::string make_document(const audit::store::CaseFile& case_file, const DocumentChoice& choice);
// The same into a file; throws audit::Error too when it cannot be written.
void write_document(const audit::store::CaseFile& case_file, const DocumentChoice& choice, const std::string& path);

// Which findings a list shows; the case keeps all of them.
struct Selection {
    std::optional<audit::Severity> at_least;          // that severity and worse
    std::vector<std::string> checks, without_checks;  // empty: all, none
    bool shows(const audit::Finding& finding) const;
    bool shows_check(const std::string& check) const;
};

// The findings file of the command-line contract (onepermit-findings/1): byte-identical for the same case.
std::string findings_json(const audit::store::CaseFile& case_file, audit::Language language,
                          const Selection& selection = {});
// For people at a terminal: a table of findings, then how the checks went.
std::string findings_text(const audit::store::CaseFile& case_file, audit::Language language,
                          const Selection& selection = {});
// UTF-8 with BOM.
std::string findings_csv(const audit::store::CaseFile& case_file, audit::Language language,
                         const Selection& selection = {});
// The matrix of checks and outlets, for a terminal and as rows.
std::string coverage_text(const audit::store::CaseFile& case_file, audit::Language language,
                          const Selection& selection = {});
std::string coverage_json(const audit::store::CaseFile& case_file, audit::Language language,
                          const Selection& selection = {});
std::string coverage_csv(const audit::store::CaseFile& case_file, audit::Language language,
                         const Selection& selection = {});
void write_findings_workbook(const audit::store::CaseFile& case_file, audit::Language language, const std::string& path,
                             const Selection& selection = {});

}  // namespace reports
