// SPDX-License-Identifier: Apache-2.0
// The findings by topic and check: what was compared, the norms, what to verify, and each finding with its numbers,
// evidence and chart. Facts, norm, references and what to verify stay apart (inspection practice). Norms that
// all findings of a check share are printed once, at its head.
#include <algorithm>

#include "audit/findings/transfer_review.h"
#include "reports/number_text.h"
#include "reports/pdf/chart.h"
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

void write_basis(ReportContext& report, const Finding& finding)
{
    const Wording& words = report.words;
    if (!finding.basis.empty()) {
        report.flow.small_heading(words("basis"));
        pdf::Table table;
        table.columns = {{words("law"), 2.8}, {words("article"), 2.1}, {words("penalty"), 2.6}, {words("note"), 2.8}};
        for (const Basis& norm : finding.basis) {
            table.rows.push_back({.cells = {norm.law, norm.article, norm.penalty.empty() ? "—" : norm.penalty,
                                            norm.note.in(report.language())}});
        }
        report.flow.table(table);
    }
    const std::string& verify = finding.verify.in(report.language());
    if (verify.empty()) return;
    report.flow.small_heading(words("verify"));
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
    add("times", finding.times);
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

pdf::ChartWords chart_words(const Wording& words)
{
    return {{{BandKind::stopped, words("band_stopped")},
             {BandKind::starting_or_stopping, words("band_starting_or_stopping")},
             {BandKind::service, words("band_service")},
             {BandKind::no_data, words("band_no_data")}},
            words("chart_marked")};
}

bool write_chart(ReportContext& report, const Finding& finding)
{
    if (!report.data.chart) return false;
    const std::optional<ChartModel> chart = report.data.chart(finding);
    if (!chart) return false;
    report.flow.box(kChartHeight, [&](const pdf::Box& box) {
        pdf::draw_chart(report.flow.document(), box, *chart, chart_words(report.words));
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
        flow.paragraph(finding.message.in(report.language()), kBody);
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
            report.flow.heading(report.words("findings_of", {{"topic", report.words.topic(group.topic)}}), 0);
        }
        topic = group.topic;
        write_group(report, group);
    }
}

}  // namespace reports
