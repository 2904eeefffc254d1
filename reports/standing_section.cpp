// SPDX-License-Identifier: Apache-2.0
// What the findings mean together and what people decided about them: root causes and grades of 疑点 in the summary,
// suppressed findings in a section of their own.
#include <map>

#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"

namespace reports {

namespace {

using audit::Finding;
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.3, 0.3, 0.3}}};
constexpr std::size_t kMostNumbers = 12;

// "3, 4, 5 …" in the numbers of the report.
std::string numbers_of(const ReportContext& report, const std::vector<std::string>& ids)
{
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < report.data.run.findings.size(); ++i)
        numbers[report.data.run.findings[i].id] = report.numbers[i];
    std::string text;
    std::size_t count = 0;
    for (const std::string& id : ids) {
        const auto found = numbers.find(id);
        if (found == numbers.end() || found->second == 0) continue;  // suppressed ones have no number
        if (++count > kMostNumbers) return text + " …";
        text += (text.empty() ? "" : ", ") + std::to_string(found->second);
    }
    return text;
}

}  // namespace

void write_root_causes(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.run.appraisal.root_causes.empty()) return;
    report.flow.small_heading(words("root_causes"));
    pdf::Table table;
    table.columns = {{words("root_cause"), 2.6},
                     {words("findings"), 0.8, pdf::Align::right},
                     {words("reason"), 5},
                     {words("finding_numbers"), 1.6}};
    table.style.size = 8.5;
    for (const audit::findings::RootCause& cause : report.data.run.appraisal.root_causes)
        table.rows.push_back({.cells = {cause.title.in(report.language()), std::to_string(cause.findings.size()),
                                        cause.why.in(report.language()), numbers_of(report, cause.findings)}});
    report.flow.table(table);
}

void write_doubts(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.doubts.items.empty()) return;
    report.flow.small_heading(words("doubts"));
    report.flow.paragraph(report.data.doubts.summary.in(report.language()), kQuiet);
    pdf::Table table;
    table.columns = {
        {words("subject"), 2}, {words("grade"), 1.2}, {words("reason"), 5}, {words("finding_numbers"), 1.6}};
    table.style.size = 8.5;
    for (const audit::findings::Doubt& doubt : report.data.doubts.items) {
        std::string reasons;
        for (const audit::Text& reason : doubt.reasons)
            reasons += (reasons.empty() ? "" : words("semicolon")) + reason.in(report.language());
        table.rows.push_back({.cells = {item_words(doubt, words), doubt.grade_name.in(report.language()), reasons,
                                        numbers_of(report, doubt.findings)}});
    }
    report.flow.table(table);
}

void write_suppressed(ReportContext& report)
{
    const Wording& words = report.words;
    const ReportData& data = report.data;
    if (data.standings.suppressions.empty()) return;
    report.flow.new_page();
    report.flow.heading(words("suppressions"), 0);
    report.flow.paragraph(words("suppressions_note"), kQuiet);
    for (const audit::findings::SuppressionStanding& one : data.standings.suppressions) {
        const audit::findings::Suppression& made = one.suppression;
        report.flow.small_heading(
            words("suppression_title", {{"number", std::to_string(made.id)},
                                        {"state", words(suppression_word(one.state))},
                                        {"scope", scope_words(made, report.data.run.own_checks, words)}}));
        report.flow.paragraph(
            words("suppression_line", {{"reason", audit::findings::reason_name(made.reason).in(report.language())},
                                       {"note", made.note.empty() ? "—" : made.note},
                                       {"author", made.author},
                                       {"at", china_time(made.at)},
                                       {"until", made.until ? date_text(*made.until) : "—"}}),
            kQuiet);
        pdf::Table table;
        table.columns = {{words("id"), 1.8}, {words("severity"), 1.1}, {words("message"), 7}};
        table.style.size = 8;
        for (const Finding& finding : data.run.findings) {
            if (data.standings.at(finding.id).suppression != made.id) continue;
            table.rows.push_back(
                {.cells = {finding.id, words.severity(finding.severity), finding.message.in(report.language())}});
        }
        if (!table.rows.empty()) report.flow.table(table);
        if (!one.changed.empty())
            report.flow.paragraph(words("suppression_changed", {{"count", std::to_string(one.changed.size())}}),
                                  kQuiet);
    }
}

}  // namespace reports
