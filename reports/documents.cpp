// SPDX-License-Identifier: Apache-2.0
#include "reports/documents.h"

#include <algorithm>

#include "reports/checklist.h"
#include "reports/coverage_text.h"
#include "reports/findings_json.h"
#include "reports/findings_report.h"
#include "reports/findings_text.h"
#include "reports/findings_workbook.h"
#include "reports/report_data.h"
#include "reports/write_file.h"

namespace reports {

using audit::Language;
using audit::store::CaseFile;

namespace {

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

void write_findings_report(const CaseFile& case_file, Language language, const std::string& path)
{
    write_whole_file(path, findings_report_pdf(gather(case_file, language), language));
}

void write_checklist(const CaseFile& case_file, Language language, const std::string& path)
{
    write_whole_file(path, checklist_pdf(gather(case_file, language), language));
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

void write_findings_workbook(const CaseFile& case_file, Language language, const std::string& path,
                             const Selection& selection)
{
    write_findings_xlsx(gather_selected(case_file, language, selection), language, path);
}

}  // namespace reports
