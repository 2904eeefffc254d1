// SPDX-License-Identifier: Apache-2.0
// What the findings mean together and what people decided about them: findings by root cause, grades of 疑点,
// suppressed findings.
#include <algorithm>
#include <set>

#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"

namespace reports {

namespace {

using audit::Finding;
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.3, 0.3, 0.3}}};
constexpr std::size_t kMostNumbers = 12;

// Indexes into the run of the findings of that ids that are printed, in the order of their numbers.
std::vector<std::size_t> members_of(const ReportContext& report, const std::vector<std::string>& ids)
{
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < report.data.run.findings.size(); ++i) {
        if (report.numbers[i] > 0 && wanted.count(report.finding(i).id) != 0) members.push_back(i);
    }
    std::sort(members.begin(), members.end(),
              [&](std::size_t a, std::size_t b) { return report.numbers[a] < report.numbers[b]; });
    return members;
}

// "3, 4, 5 …" in the numbers of the report.
std::string numbers_of(const ReportContext& report, const std::vector<std::string>& ids)
{
    std::string text;
    std::size_t count = 0;
    for (const std::size_t i : members_of(report, ids)) {
        if (++count > kMostNumbers) return text + " …";
        text += (text.empty() ? "" : ", ") + std::to_string(report.numbers[i]);
    }
    return text;
}

void write_cause(ReportContext& report, const audit::findings::RootCause& cause, std::size_t index)
{
    constexpr std::size_t kMostRows = 60;  // a cause with more is seen by then; all stand under their checks
    const Wording& words = report.words;
    report.flow.heading(words("cause_heading", {{"title", cause.title.in(report.language())},
                                                {"count", std::to_string(cause.findings.size())}}),
                        1, cause_anchor(index));
    report.flow.paragraph(cause.why.in(report.language()), {.text = kQuiet.text, .keep_with_next = true});
    pdf::Table table;
    table.columns = {{words("number"), 0.8, pdf::Align::right},
                     {words("severity"), 1.2},
                     {words("check"), 3.4},
                     {words("subject"), 2.2},
                     {words("time"), 3}};
    table.style.size = 8;
    table.style.padding = 2.5;
    const std::vector<std::size_t> members = members_of(report, cause.findings);
    for (const std::size_t i : members) {
        if (table.rows.size() == kMostRows) break;
        const Finding& finding = report.finding(i);
        pdf::TableCell number(std::to_string(report.numbers[i]));
        number.link = report.anchor(i);
        table.rows.push_back({.cells = {number, words.severity(finding.severity),
                                        check_title(report.data.run, finding.check, report.language()),
                                        words.subject(finding.subject), span_text(finding.period, report.language())}});
    }
    if (!table.rows.empty()) report.flow.table(table);
    if (members.size() > table.rows.size())
        report.flow.paragraph(words("more_of_cause", {{"count", std::to_string(members.size() - table.rows.size())}}),
                              kQuiet);
}

void write_doubts(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.doubts.items.empty()) return;
    report.flow.heading(words("doubts"), 1);
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

}  // namespace

std::string cause_anchor(std::size_t index)
{
    return "cause-" + std::to_string(index + 1);
}

void write_causes(ReportContext& report)
{
    const auto& causes = report.data.run.appraisal.root_causes;
    if (causes.empty() && report.data.doubts.items.empty()) return;
    report.flow.new_page();
    report.flow.heading(report.words("root_causes"), 0);
    for (std::size_t i = 0; i < causes.size(); ++i) write_cause(report, causes[i], i);
    write_doubts(report);
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
