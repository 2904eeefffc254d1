// SPDX-License-Identifier: Apache-2.0
// The findings by topic and check: what was compared, the norms, what to verify, and each finding with its numbers,
// evidence and chart. Facts, norm, references and what to verify stay apart (inspection practice). Norms that
// all findings of a check share are printed once, at its head.
#include <algorithm>
#include <string>
#include <vector>

#include "audit/findings/transfer_review.h"
#include "reports/finding_chart.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/unicode.h"

namespace reports {

namespace {

using audit::Basis;
using audit::Finding;

constexpr std::size_t kChartsPerCheck = 12;  // more curves of the same defect say nothing new on paper
constexpr double kChartHeight = 150;
const pdf::ParagraphStyle kBody = {.text = {9.5, false, {}}};
const pdf::ParagraphStyle kReview = {.text = {9.5, true, {0.6, 0.1, 0.1}}};
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.3, 0.3, 0.3}}};
const pdf::ParagraphStyle kNote = {.text = {8, false, {0.3, 0.3, 0.3}}, .line_height = 1.35, .after = 1};

// A word joiner behind each character: a label stays on one line with its value.
std::string kept_together(const std::string& text)
{
    std::string out;
    for (const char32_t c : to_code_points(text)) {
        append_utf8(out, c);
        append_utf8(out, 0x2060);
    }
    return out;
}

bool same_basis(const std::vector<Basis>& a, const std::vector<Basis>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Basis& x, const Basis& y) {
        return x.law == y.law && x.article == y.article && x.penalty == y.penalty && x.note == y.note;
    });
}

bool share_basis(const ReportContext& report, const CheckGroup& group)
{
    const Finding& first = report.finding(group.findings.front());
    return std::all_of(group.findings.begin(), group.findings.end(), [&](std::size_t i) {
        return same_basis(report.finding(i).basis, first.basis) && report.finding(i).verify == first.verify;
    });
}

// "①" for the first note; from the twenty-first on in brackets.
std::string note_mark(std::size_t index)
{
    constexpr char32_t kFirst = 0x2460;
    constexpr std::size_t kCircled = 20;
    if (index < kCircled) return to_utf8(std::u32string(1, static_cast<char32_t>(kFirst + index)));
    std::string mark = "(";
    return mark.append(std::to_string(index + 1)).append(")");
}

// Norms in force when it happened and those that changed since; what several say alike stands once, beneath.
void write_norms(ReportContext& report, const std::vector<Basis>& basis)
{
    const Wording& words = report.words;
    report.flow.small_heading(words("basis"));
    pdf::Table table;
    table.columns = {{words("law"), 3.2},
                     {words("article"), 2.3},
                     {words("penalty"), 4.2},
                     {words("note"), 0.7, pdf::Align::center}};
    table.style.after = 3;
    std::vector<std::string> notes;
    for (const Basis& norm : basis) {
        const std::string& note = norm.note.in(report.language());
        std::string mark;
        if (!note.empty()) {
            const auto known = std::find(notes.begin(), notes.end(), note);
            mark = note_mark(static_cast<std::size_t>(known - notes.begin()));
            if (known == notes.end()) notes.push_back(note);
        }
        table.rows.push_back({.cells = {norm.law, norm.article, norm.penalty.empty() ? "—" : norm.penalty, mark}});
    }
    report.flow.table(table);
    for (std::size_t i = 0; i < notes.size(); ++i) report.flow.paragraph(note_mark(i) + " " + notes[i], kNote);
    report.flow.space(4);
}

void write_basis(ReportContext& report, const Finding& finding)
{
    if (!finding.basis.empty()) write_norms(report, finding.basis);
    const std::string& verify = finding.verify.in(report.language());
    if (verify.empty()) return;
    report.flow.small_heading(report.words("verify"));
    report.flow.paragraph(verify, kBody);
}

void write_list(ReportContext& report, const CheckGroup& group)
{
    const Wording& words = report.words;
    pdf::Table table;
    table.columns = {{words("number"), 0.85, pdf::Align::right},
                     {words("severity"), 1.2},
                     {words("subject"), 2.6},
                     {words("time"), 3},
                     {words("measured"), 1.5, pdf::Align::right},
                     {words("limit"), 1.5, pdf::Align::right},
                     {words("times"), 0.8, pdf::Align::right},
                     {words("records"), 1.1, pdf::Align::right}};
    table.style.size = 8;
    table.style.padding = 2.5;
    for (const std::size_t i : group.findings) {
        const Finding& finding = report.finding(i);
        pdf::TableCell number(std::to_string(report.numbers[i]));
        number.link = report.anchor(i);
        table.rows.push_back(
            {.cells = {number, words.severity(finding.severity), words.subject(finding.subject),
                       span_text(finding.period, report.language()), with_unit(finding.measured, finding.unit),
                       with_unit(finding.limit, finding.unit), finding.times.empty() ? "—" : finding.times,
                       grouped_number(finding.records)}});
    }
    report.flow.table(table);
}

// "61.3 ÷ 50 = 1.23": the numbers as the finding holds them, and by how much the limit is passed.
std::string formula(const ReportContext& report, const Finding& finding)
{
    const auto times = audit::Decimal::parse(finding.times);
    if (!times || !audit::Decimal::parse(finding.measured) || !audit::Decimal::parse(finding.limit)) return {};
    std::string line = finding.measured + " ÷ " + finding.limit + " = " + finding.times;
    const double over = times->to_double() - 1;
    if (over > 0) line += report.words("times_over", {{"over", fixed_number(over, 2)}});
    return line;
}

std::string numbers_line(const ReportContext& report, const Finding& finding)
{
    const Wording& words = report.words;
    std::string line;
    const auto add = [&](const char* key, const std::string& value) {
        if (value.empty() || value == "—") return;
        line += (line.empty() ? "" : "    ") + kept_together(words(key) + words("colon")) + value;
    };
    add("measured", with_unit(finding.measured, finding.unit));
    add("limit", with_unit(finding.limit, finding.unit));
    add("formula", formula(report, finding));
    add("records", grouped_number(finding.records));
    add("time", span_text(finding.period, report.language()));
    add("id", finding.id);
    return line;
}

void write_evidence(ReportContext& report, const std::vector<audit::SourceCell>& cells)
{
    if (cells.empty()) return;
    const Wording& words = report.words;
    const bool sheets = std::any_of(cells.begin(), cells.end(), [](const audit::SourceCell& c) { return c.sheet; });
    pdf::Table table;
    table.columns = {{words("file"), 4}};
    if (sheets) table.columns.push_back({words("sheet"), 1.6});
    table.columns.push_back({words("row"), 0.8, pdf::Align::right});
    table.columns.push_back({words("column"), 2.4});
    table.columns.push_back({words("value"), 2, pdf::Align::right});
    table.style.size = 8;
    table.style.padding = 2.5;
    for (const audit::SourceCell& cell : cells) {
        pdf::TableRow row{.cells = {cell.file}};
        if (sheets) row.cells.emplace_back(cell.sheet.value_or("—"));
        row.cells.emplace_back(std::to_string(cell.row));
        row.cells.emplace_back(cell.column);
        row.cells.emplace_back(cell.value);
        table.rows.push_back(std::move(row));
    }
    report.flow.table(table);
}

bool write_chart(ReportContext& report, const Finding& finding)
{
    if (!report.data.chart) return false;
    const std::optional<ChartModel> chart = report.data.chart(finding);
    if (!chart) return false;
    report.flow.box(kChartHeight, [&](const Box& box) {
        draw_chart(report.flow.document(), box, *chart, chart_words(report.words));
    });
    return true;
}

// How the alarm ended, what was decided, and the cause that it shares with others.
void write_standing(ReportContext& report, const Finding& finding)
{
    const Wording& words = report.words;
    const StandingWords said = standing_words(report.data, finding, words);
    const auto line = [&](const char* key, const std::string& text) {
        if (!text.empty()) report.flow.paragraph(words(key) + words("colon") + text, kQuiet);
    };
    line("root_cause", said.root_cause);
    if (!said.triage.empty()) line("triage", said.triage + words("semicolon") + said.triage_reason);
    if (report.data.standings.at(finding.id).state != "open")
        line("state", said.state + (said.decision.empty() ? "" : words("semicolon") + said.decision));
}

void write_group(ReportContext& report, const CheckGroup& group)
{
    const Wording& words = report.words;
    pdf::Flow& flow = report.flow;
    flow.heading(group.title, 1, "check-" + group.check);
    if (group.entry != nullptr) flow.paragraph(group.entry->finds.in(report.language()), kQuiet);
    const bool shared = share_basis(report, group);
    if (shared) write_basis(report, report.finding(group.findings.front()));
    if (group.findings.size() > 1) {
        flow.small_heading(words("list", {{"count", std::to_string(group.findings.size())}}));
        write_list(report, group);
    }
    std::size_t charts = 0;
    for (const std::size_t i : group.findings) {
        const Finding& finding = report.finding(i);
        const std::string subject = words.subject(finding.subject);
        flow.heading(words(subject.empty() ? "finding_title_plain" : "finding_title",
                           {{"number", std::to_string(report.numbers[i])},
                            {"severity", words.severity(finding.severity)},
                            {"subject", subject}}),
                     2, report.anchor(i));
        flow.paragraph(finding.message.in(report.language()), {.text = kBody.text, .keep_with_next = true});
        if (const auto review = audit::findings::transfer_review_of(finding, report.data.plant))
            flow.paragraph(review->in(report.language()), kReview);
        flow.paragraph(numbers_line(report, finding), kQuiet);
        write_standing(report, finding);
        write_evidence(report, report.data.evidence.at(i));
        if (!shared) write_basis(report, finding);
        if (charts < kChartsPerCheck && write_chart(report, finding)) ++charts;
    }
    if (charts == kChartsPerCheck && group.findings.size() > charts) {
        flow.paragraph(words("more_charts", {{"count", std::to_string(kChartsPerCheck)}}), kQuiet);
    }
}

}  // namespace

void write_findings(ReportContext& report)
{
    if (report.groups.empty()) return;
    report.flow.new_page();
    std::string topic = "\n";  // no topic is called so: the first group begins one
    for (const CheckGroup& group : report.groups) {
        if (group.findings.empty()) continue;
        if (group.topic != topic) {
            report.flow.heading(report.words("findings_of", {{"topic", report.words.topic(group.topic)}}), 0,
                                "topic-" + group.topic);
        }
        topic = group.topic;
        write_group(report, group);
    }
}

}  // namespace reports
