// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_workbook.h"

#include <vector>

#include "reports/checklist_items.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/workbook.h"

namespace reports {

namespace {

using audit::Finding;
using Kind = CellKind;

struct Book {
    lxw_workbook* workbook;
    const CellFormats& formats;
};

void write_findings_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_findings"),
                {{"id", 18},
                 {"severity", 10},
                 {"topic", 16},
                 {"check", 28, Kind::wrapped},
                 {"subject", 22, Kind::wrapped},
                 {"starts", 16, Kind::time},
                 {"ends", 16, Kind::time},
                 {"records", 8, Kind::number},
                 {"measured", 10, Kind::number},
                 {"limit", 10, Kind::number},
                 {"unit", 9},
                 {"times", 7, Kind::number},
                 {"message", 60, Kind::wrapped},
                 {"basis", 44, Kind::wrapped},
                 {"verify", 44, Kind::wrapped},
                 {"root_cause", 30, Kind::wrapped},
                 {"triage", 12},
                 {"triage_reason", 44, Kind::wrapped},
                 {"state", 12},
                 {"decision", 30, Kind::wrapped},
                 {"suppressed", 10}});
    for (const Finding& f : data.run.findings) {
        const audit::findings::CheckEntry* entry = data.run.find_check(f.check);
        std::string basis;
        for (const audit::Basis& norm : f.basis) {
            basis += (basis.empty() ? "" : "\n") + norm.law + " " + norm.article;
            if (!norm.penalty.empty()) basis += words("colon") + norm.penalty;
        }
        const StandingWords standing = standing_words(data, f, words);
        sheet.row({f.id,
                   words.severity(f.severity),
                   entry == nullptr ? "" : words.topic(entry->topic),
                   check_title(data.run, f.check, words.language()),
                   words.subject(f.subject),
                   f.period ? to_text(f.period->from) : "",
                   f.period ? to_text(f.period->to) : "",
                   std::to_string(f.records),
                   f.measured,
                   f.limit,
                   f.unit,
                   f.times,
                   f.message.in(words.language()),
                   basis,
                   f.verify.in(words.language()),
                   standing.root_cause,
                   standing.triage,
                   standing.triage_reason,
                   standing.state,
                   standing.decision,
                   standing.suppressed});
    }
    sheet.finish();
}

void write_root_causes_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_root_causes"),
                {{"root_cause", 40, Kind::wrapped},
                 {"findings", 9, Kind::number},
                 {"starts", 16, Kind::time},
                 {"ends", 16, Kind::time},
                 {"reason", 80, Kind::wrapped},
                 {"ids", 50, Kind::wrapped}});
    for (const audit::findings::RootCause& cause : data.run.appraisal.root_causes) {
        std::string ids;
        for (const std::string& id : cause.findings) ids += (ids.empty() ? "" : " ") + id;
        for (const std::string& check : cause.checks) ids += (ids.empty() ? "" : " ") + check;
        sheet.row({cause.title.in(words.language()), std::to_string(cause.findings.size()),
                   cause.period ? to_text(cause.period->from) : "", cause.period ? to_text(cause.period->to) : "",
                   cause.why.in(words.language()), ids});
    }
    sheet.finish();
}

void write_doubts_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_doubts"),
                {{"subject", 26, Kind::wrapped},
                 {"grade", 16},
                 {"score", 8, Kind::number},
                 {"reason", 80, Kind::wrapped},
                 {"ids", 50, Kind::wrapped}});
    for (const audit::findings::Doubt& doubt : data.doubts.items) {
        std::string reasons;
        for (const audit::Text& reason : doubt.reasons)
            reasons += (reasons.empty() ? "" : "\n") + reason.in(words.language());
        std::string ids;
        for (const std::string& id : doubt.findings) ids += (ids.empty() ? "" : " ") + id;
        sheet.row({item_words(doubt, words), doubt.grade_name.in(words.language()), fixed_number(doubt.score, 2),
                   reasons, ids});
    }
    sheet.finish();
}

void write_coverage_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_coverage"),
                {{"topic", 16},
                 {"check", 40, Kind::wrapped},
                 {"outlet", 12},
                 {"outcome", 14},
                 {"findings", 9, Kind::number},
                 {"reason", 60, Kind::wrapped}});
    for (const audit::findings::CoverageCell& cell : data.run.appraisal.coverage) {
        const audit::findings::CheckEntry* entry = data.run.find_check(cell.check);
        sheet.row({entry == nullptr ? "" : words.topic(entry->topic),
                   check_title(data.run, cell.check, words.language()),
                   cell.outlet.empty() ? words("whole_plant") : cell.outlet, words(cell_word(cell.state)),
                   std::to_string(cell.findings), cell.reason.in(words.language())});
    }
    sheet.finish();
}

void write_suppressions_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_suppressions"),
                {{"number", 8, Kind::number},
                 {"state", 12},
                 {"scope", 40, Kind::wrapped},
                 {"reason", 20},
                 {"note", 40, Kind::wrapped},
                 {"author", 14},
                 {"at", 20},
                 {"until", 12},
                 {"hides", 8, Kind::number},
                 {"changed", 10, Kind::number}});
    for (const audit::findings::SuppressionStanding& one : data.standings.suppressions) {
        const audit::findings::Suppression& made = one.suppression;
        sheet.row({std::to_string(made.id), words(suppression_word(one.state)),
                   scope_words(made, data.run.own_checks, words),
                   audit::findings::reason_name(made.reason).in(words.language()), made.note, made.author,
                   china_time(made.at), made.until ? date_text(*made.until) : "", std::to_string(one.hides.size()),
                   std::to_string(one.changed.size())});
    }
    sheet.finish();
}

void write_evidence_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_evidence"),
                {{"id", 18},
                 {"check", 28},
                 {"file", 40},
                 {"sheet", 16},
                 {"row", 8, Kind::number},
                 {"column", 24},
                 {"value", 20}});
    for (std::size_t i = 0; i < data.run.findings.size() && i < data.evidence.size(); ++i) {
        for (const audit::SourceCell& cell : data.evidence[i]) {
            sheet.row({data.run.findings[i].id, check_title(data.run, data.run.findings[i].check, words.language()),
                       cell.file, cell.sheet.value_or(""), std::to_string(cell.row), cell.column, cell.value});
        }
    }
    sheet.finish();
}

void write_checks_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_checks"),
                {{"check", 28},
                 {"title", 40},
                 {"outcome", 14},
                 {"records", 11, Kind::number},
                 {"findings", 9, Kind::number},
                 {"reason", 60, Kind::wrapped}});
    for (const audit::CheckOutcome& outcome : data.run.outcomes) {
        sheet.row({outcome.check, check_title(data.run, outcome.check, words.language()), words.status(outcome.status),
                   std::to_string(outcome.records), std::to_string(outcome.findings),
                   outcome.reason.in(words.language())});
    }
    sheet.finish();
}

void write_emissions_sheet(const Book& book, const ReportData& data, const Wording& words)
{
    Sheet sheet(book.workbook, book.formats, words, words("sheet_emissions"),
                {{"outlet", 10},
                 {"pollutant", 18},
                 {"month", 10},
                 {"tonnes", 14, Kind::tonnes},
                 {"method", 14},
                 {"use", 14},
                 {"filled_share", 14, Kind::share}});
    for (const audit::emissions::MonthAmount& month : data.account.months) {
        sheet.row({month.outlet, month.pollutant, date_text(month.month).substr(0, 7), plain_number(month.tonnes, 6),
                   words("method_" + std::string(audit::emissions::to_text(month.method))),
                   words(month.is_account ? "in_account" : "beside_account"), plain_number(month.filled_share, 4)});
    }
    sheet.finish();
}

// What to look at on site, as the checklist asks it; with room for the answer.
void write_checklist_sheet(const Book& book, const ReportData& data, audit::Language language)
{
    const Wording words("checklist", language);
    Sheet sheet(book.workbook, book.formats, words, words("sheet_checklist"),
                {{"area", 14},
                 {"item", 22, Kind::wrapped},
                 {"point", 44, Kind::wrapped},
                 {"standard", 30, Kind::wrapped},
                 {"shown", 44, Kind::wrapped},
                 {"way", 16, Kind::wrapped},
                 {"result", 16},
                 {"remark", 30, Kind::wrapped}});
    for (const ChecklistItem& item : make_checklist(data, words))
        sheet.row({words("area_" + item.area), item.item, item.point, item.standard, item.shown, item.way, "", ""});
    sheet.finish();
}

}  // namespace

void write_findings_xlsx(const ReportData& data, audit::Language language, const std::string& path)
{
    const Wording words("common", language);
    write_workbook(path, data.enterprise, data.as_of, [&](lxw_workbook* workbook, const CellFormats& formats) {
        const Book book{workbook, formats};
        write_findings_sheet(book, data, words);
        write_root_causes_sheet(book, data, words);
        write_evidence_sheet(book, data, words);
        write_checks_sheet(book, data, words);
        write_coverage_sheet(book, data, words);
        write_doubts_sheet(book, data, words);
        write_suppressions_sheet(book, data, words);
        write_emissions_sheet(book, data, words);
        write_checklist_sheet(book, data, language);
    });
}

}  // namespace reports
