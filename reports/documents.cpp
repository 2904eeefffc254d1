// SPDX-License-Identifier: Apache-2.0
#include "reports/documents.h"

#include <algorithm>
#include <iterator>

#include "reports/brief.h"
#include "reports/checklist.h"
#include "reports/coverage_text.h"
#include "reports/findings_html.h"
#include "reports/findings_json.h"
#include "reports/findings_report.h"
#include "reports/findings_text.h"
#include "reports/findings_workbook.h"
#include "reports/inspection_record.h"
#include "reports/rectification.h"
#include "reports/report_data.h"
#include "reports/self_check.h"
#include "reports/write_file.h"

namespace reports {

using audit::Language;
using audit::store::CaseFile;

namespace {

struct KnownDocument {
    const char* kind;
    std::string (*make)(const ReportData&, Language);
    bool needs_audit = false;
};
constexpr KnownDocument kDocuments[] = {{"findings", findings_report_pdf},
                                        {"checklist", checklist_pdf},
                                        {"brief", brief_pdf},
                                        {"record", inspection_record_pdf},
                                        {"rectification", rectification_pdf, true},
                                        {"self-check", self_check_pdf, true}};

const KnownDocument* find_document(const std::string& kind)
{
    const auto* const found = std::find_if(std::begin(kDocuments), std::end(kDocuments),
                                           [&](const KnownDocument& one) { return one.kind == kind; });
    return found == std::end(kDocuments) ? nullptr : found;
}

ReportData gather_selected(const CaseFile& case_file, Language language, const Selection& selection)
{
    ReportData data = gather(case_file, language);
    std::vector<audit::Finding> findings;
    std::vector<std::vector<audit::SourceCell>> evidence;
    for (std::size_t i = 0; i < data.run.findings.size(); ++i) {
        if (!selection.shows(data.run.findings[i])) continue;
        findings.push_back(std::move(data.run.findings[i]));
        evidence.push_back(std::move(data.evidence[i]));
    }
    const auto shown = [&](const std::string& id) {
        return std::any_of(findings.begin(), findings.end(), [&](const audit::Finding& one) { return one.id == id; });
    };
    audit::findings::Appraisal& appraisal = data.run.appraisal;
    for (audit::findings::RootCause& cause : appraisal.root_causes)
        std::erase_if(cause.findings, [&](const std::string& id) { return !shown(id); });
    std::erase_if(appraisal.root_causes, [](const auto& cause) { return cause.findings.empty(); });
    std::erase_if(appraisal.coverage, [&](const auto& cell) { return !selection.shows_check(cell.check); });
    data.run.findings = std::move(findings);
    data.evidence = std::move(evidence);
    std::erase_if(data.run.outcomes,
                  [&](const audit::CheckOutcome& outcome) { return !selection.shows_check(outcome.check); });
    return data;
}

}  // namespace

bool Selection::shows_check(const std::string& check) const
{
    const auto names = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), check) != list.end();
    };
    return (checks.empty() || names(checks)) && !names(without_checks);
}

bool Selection::shows(const audit::Finding& finding) const
{
    return shows_check(finding.check) && (!at_least || finding.severity >= *at_least);
}

std::vector<std::string> document_kinds()
{
    std::vector<std::string> kinds;
    for (const KnownDocument& one : kDocuments) kinds.emplace_back(one.kind);
    return kinds;
}

bool is_document_kind(const std::string& kind)
{
    return find_document(kind) != nullptr;
}

bool needs_audit(const std::string& kind)
{
    const KnownDocument* known = find_document(kind);
    return known != nullptr && known->needs_audit;
}

std::string make_document(const CaseFile& case_file, const DocumentChoice& choice)
{
    ReportData data = gather(case_file, choice.language);
    data.draft = choice.draft;
    if (choice.html) return findings_html(data, choice.language);
    return find_document(choice.kind)->make(data, choice.language);
}

void write_document(const CaseFile& case_file, const DocumentChoice& choice, const std::string& path)
{
    write_whole_file(path, make_document(case_file, choice));
}

std::string findings_json(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_findings_json(gather_selected(case_file, language, selection), language);
}

std::string findings_text(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_findings_text(gather_selected(case_file, language, selection), language);
}

std::string findings_csv(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_findings_csv(gather_selected(case_file, language, selection), language);
}

std::string coverage_text(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_coverage_text(gather_selected(case_file, language, selection), language);
}

std::string coverage_json(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_coverage_json(gather_selected(case_file, language, selection), language);
}

std::string coverage_csv(const CaseFile& case_file, Language language, const Selection& selection)
{
    return to_coverage_csv(gather_selected(case_file, language, selection), language);
}

void write_findings_workbook(const CaseFile& case_file, Language language, const std::string& path,
                             const Selection& selection)
{
    write_findings_xlsx(gather_selected(case_file, language, selection), language, path);
}

}  // namespace reports
