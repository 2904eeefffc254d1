// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_workbook.h"

#include <vector>

#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/workbook.h"

namespace reports {

namespace {

using audit::Finding;

void write_findings_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const Finding& f : data.run.findings) {
        const audit::findings::CheckEntry* entry = audit::findings::find_check(f.check);
        std::string basis;
        for (const audit::Basis& norm : f.basis) {
            basis += (basis.empty() ? "" : "\n") + norm.law + " " + norm.article;
            if (!norm.penalty.empty()) basis += words("colon") + norm.penalty;
        }
        sheet.row({f.id, words.severity(f.severity), entry == nullptr ? "" : words.topic(entry->topic),
                   check_title(f.check, words.language()), words.subject(f.subject),
                   f.period ? to_text(f.period->from) : "", f.period ? to_text(f.period->to) : "",
                   std::to_string(f.records), f.measured, f.limit, f.unit, f.times, f.message.in(words.language()),
                   basis, f.verify.in(words.language())});
    }
    sheet.finish();
}

void write_evidence_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (std::size_t i = 0; i < data.run.findings.size() && i < data.evidence.size(); ++i) {
        for (const audit::SourceCell& cell : data.evidence[i]) {
            sheet.row({data.run.findings[i].id, check_title(data.run.findings[i].check, words.language()), cell.file,
                       cell.sheet.value_or(""), std::to_string(cell.row), cell.column, cell.value});
        }
    }
    sheet.finish();
}

void write_checks_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const audit::CheckOutcome& outcome : data.run.outcomes) {
        sheet.row({outcome.check, check_title(outcome.check, words.language()), words.status(outcome.status),
                   std::to_string(outcome.records), std::to_string(outcome.findings),
                   outcome.reason.in(words.language())});
    }
    sheet.finish();
}

void write_emissions_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const audit::emissions::MonthAmount& month : data.account.months) {
        sheet.row({month.outlet, month.pollutant, date_text(month.month).substr(0, 7), plain_number(month.tonnes, 6),
                   words("method_" + std::string(audit::emissions::to_text(month.method))),
                   words(month.is_account ? "in_account" : "beside_account"), plain_number(month.filled_share, 4)});
    }
    sheet.finish();
}

void fill(lxw_workbook* workbook, const CellFormats& formats, const ReportData& data, const Wording& words)
{
    Sheet findings(workbook, formats, words, words("sheet_findings"),
                   {{"id", 18},
                    {"severity", 10},
                    {"topic", 16},
                    {"check", 28, CellKind::wrapped},
                    {"subject", 22, CellKind::wrapped},
                    {"starts", 16, CellKind::time},
                    {"ends", 16, CellKind::time},
                    {"records", 8, CellKind::number},
                    {"measured", 10, CellKind::number},
                    {"limit", 10, CellKind::number},
                    {"unit", 9},
                    {"times", 7, CellKind::number},
                    {"message", 60, CellKind::wrapped},
                    {"basis", 44, CellKind::wrapped},
                    {"verify", 44, CellKind::wrapped}});
    write_findings_sheet(findings, data, words);
    Sheet evidence(workbook, formats, words, words("sheet_evidence"),
                   {{"id", 18},
                    {"check", 28},
                    {"file", 40},
                    {"sheet", 16},
                    {"row", 8, CellKind::number},
                    {"column", 24},
                    {"value", 20}});
    write_evidence_sheet(evidence, data, words);
    Sheet checks(workbook, formats, words, words("sheet_checks"),
                 {{"check", 28},
                  {"title", 40},
                  {"outcome", 14},
                  {"records", 11, CellKind::number},
                  {"findings", 9, CellKind::number},
                  {"reason", 60, CellKind::wrapped}});
    write_checks_sheet(checks, data, words);
    Sheet emissions(workbook, formats, words, words("sheet_emissions"),
                    {{"outlet", 10},
                     {"pollutant", 18},
                     {"month", 10},
                     {"tonnes", 14, CellKind::number},
                     {"method", 14},
                     {"use", 14},
                     {"filled_share", 14, CellKind::share}});
    write_emissions_sheet(emissions, data, words);
}

}  // namespace

void write_findings_xlsx(const ReportData& data, audit::Language language, const std::string& path)
{
    const Wording words("common", language);
    write_workbook(path, data.enterprise, data.as_of,
                   [&](lxw_workbook* workbook, const CellFormats& formats) { fill(workbook, formats, data, words); });
}

}  // namespace reports
