// SPDX-License-Identifier: Apache-2.0
// What the windows show of a case, read in one go on a worker thread: plain values, nothing that holds the file open.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands/commands.h"
#include "audit/findings/run.h"
#include "audit/findings/standings.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"
#include "audit/store/series_store.h"

namespace commands {

struct CaseView {
    std::string path;
    audit::Plant plant;
    std::optional<audit::Permit> permit;  // of the plant
    std::vector<audit::store::SubmittedFile> files;
    std::vector<audit::store::Source> sources;
    std::vector<audit::store::ImportProblem> problems;
    std::map<audit::SourceId, std::int64_t> changes;  // how many texts of a source were read as something else
    std::vector<audit::store::SeriesInfo> series;     // automatic monitoring data, by outlet and item
    std::optional<audit::findings::Run> run;          // the newest audit
    audit::findings::Standings standings;             // of its findings
    std::map<std::string, std::string> grades;        // finding -> grade of the doubt it belongs to
    std::string author;                               // who decides, unless they say otherwise
};
// Makes the case when create is set and it is absent.
CaseView view_case(const std::string& case_path, bool create = false);

// Which findings a list shows, as indexes into run.findings in their order.
struct FindingFilter {
    std::optional<audit::Severity> severity;  // exactly that one
    std::string outlet;                       // empty: all
    std::string check, topic, state, grade;   // empty: all; grade: of the doubt that the finding belongs to
    std::optional<bool> counts;               // to be acted on; or settled or suppressed
    std::string text;                         // found in message, title, subject or id, ignoring ASCII case
};
// Requires a view with a run; so does sort_findings.
std::vector<std::size_t> filter_findings(const CaseView& view, const FindingFilter& filter, audit::Language language);

// How a list is ordered, by the text or number of a column; equal ones stay in the run's order.
enum class FindingKey { severity, check, subject, starts, measured, limit, times, message, state, cause, grade };
struct FindingOrder {
    FindingKey key = FindingKey::severity;
    bool ascending = true;
};
void sort_findings(const CaseView& view, const FindingOrder& order, audit::Language language,
                   std::vector<std::size_t>& rows);

// A finding's subject in one line, e.g. "DA001 二氧化硫".
std::string subject_text(const audit::Subject& subject);
std::string severity_name(audit::Severity severity, audit::Language language);
// The state of a finding in one word; that it is suppressed where it is.
std::string state_text(const CaseView& view, const audit::Finding& finding, audit::Language language);
// The cause that it shares with others; empty when it stands alone.
std::string cause_text(const CaseView& view, const audit::Finding& finding, audit::Language language);
// How strongly its outlet and item are doubted, in a word; empty when they are not.
std::string grade_text(const CaseView& view, const audit::Finding& finding, audit::Language language);
// What a cause is, for the why panel.
std::string cause_page(const audit::findings::RootCause& cause, audit::Language language);
// What may be decided about all of them alike.
std::vector<std::string> next_states(const CaseView& view, const std::vector<const audit::Finding*>& findings);
// What was concluded and decided about a finding: state, triage, cause; a line each.
std::string standing_text(const CaseView& view, const audit::Finding& finding, audit::Language language);
// Everything about a finding but its evidence cells, as paragraphs for the why panel.
std::string why_text(const CaseView& view, const audit::Finding& finding, audit::Language language);
// The evidence of a finding with file, sheet and header spelled out.
std::vector<audit::SourceCell> evidence_of(const std::string& case_path, const audit::Finding& finding);

}  // namespace commands
