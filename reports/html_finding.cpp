// SPDX-License-Identifier: Apache-2.0
#include "reports/html_finding.h"

#include "reports/chart_drawing.h"
#include "reports/finding_chart.h"
#include "reports/markup.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/svg_paper.h"

namespace reports {

namespace {

using audit::Finding;

std::string numbers(const ReportData& data, const Finding& finding, const Wording& words)
{
    const StandingWords standing = standing_words(data, finding, words);
    std::string out = "<dl>";
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty() && value != "—")
            out += "<dt>" + escaped(words(key)) + "</dt><dd>" + escaped(value) + "</dd>";
    };
    add("measured", with_unit(finding.measured, finding.unit));
    add("limit", with_unit(finding.limit, finding.unit));
    add("times", finding.times);
    add("records", grouped_number(finding.records));
    add("time", span_text(finding.period, words.language()));
    add("root_cause", standing.root_cause);
    add("triage", standing.triage);
    add("state", standing.state);
    add("decision", standing.decision);
    add("suppressed", standing.suppressed);
    add("id", finding.id);
    return out + "</dl>\n";
}

std::string norms(const Finding& finding, const Wording& words)
{
    if (finding.basis.empty()) return {};
    std::string rows;
    for (const audit::Basis& norm : finding.basis)
        rows += "<tr>" + cell(norm.law) + cell(norm.article) + cell(norm.penalty) +
                cell(norm.note.in(words.language())) + "</tr>\n";
    return element("h3", words("basis")) +
           table_of({words("law"), words("article"), words("penalty"), words("note")}, rows);
}

std::string evidence(const std::vector<audit::SourceCell>& cells, const Wording& words)
{
    if (cells.empty()) return {};
    std::string rows;
    for (const audit::SourceCell& one : cells)
        rows += "<tr>" + cell(one.file) + cell(one.sheet.value_or("")) + number_cell(std::to_string(one.row)) +
                cell(one.column) + number_cell(one.value) + "</tr>\n";
    return element("h3", words("sheet_evidence")) +
           table_of({words("file"), words("sheet"), words("row"), words("column"), words("value")}, rows);
}

std::string chart(const ReportData& data, const Finding& finding, const Wording& words)
{
    constexpr double kWidth = 640, kHeight = 190;
    if (!data.chart) return {};
    const std::optional<ChartModel> model = data.chart(finding);
    if (!model) return {};
    SvgPaper paper(kWidth, kHeight, model->title);
    draw_chart(paper, {4, 4, kWidth - 24, kHeight - 4}, *model, chart_words(words));
    return paper.finish();
}

std::string attribute(const char* name, const std::string& value)
{
    return std::string(" data-") + name + "=\"" + escaped(value) + '"';
}

}  // namespace

std::string cell(const std::string& text)
{
    return "<td>" + escaped(text) + "</td>";
}

std::string number_cell(const std::string& text)
{
    return "<td class=\"number\">" + escaped(text) + "</td>";
}

std::string table_of(const std::vector<std::string>& header, const std::string& rows)
{
    std::string out = "<table>\n<thead><tr>";
    for (const std::string& title : header) out += "<th>" + escaped(title) + "</th>";
    return out + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
}

std::string folded(const std::string& title, const std::string& inner)
{
    return "<details class=\"part\"><summary>" + escaped(title) + "</summary>\n" + inner + "</details>\n";
}

std::string finding_html(const ReportData& data, std::size_t index, const Wording& words)
{
    const Finding& finding = data.run.findings[index];
    const audit::findings::CheckEntry* entry = data.run.find_check(finding.check);
    const std::string title = check_title(data.run, finding.check, words.language());
    const std::string severity(to_text(finding.severity));
    std::string out = "<details class=\"finding " + severity + "\" id=\"" + escaped(finding.id) + '"' +
                      attribute("severity", severity) + attribute("topic", entry == nullptr ? "" : entry->topic) +
                      attribute("outlet", finding.subject.outlet) + ">\n<summary><b>" +
                      escaped(words.severity(finding.severity)) + "</b> " + escaped(title) + " <span>" +
                      escaped(words.subject(finding.subject)) + "</span></summary>\n";
    out += element("p", finding.message.in(words.language())) + numbers(data, finding, words) +
           chart(data, finding, words) + evidence(data.evidence.at(index), words) + norms(finding, words);
    const std::string& verify = finding.verify.in(words.language());
    if (!verify.empty()) out += element("h3", words("verify")) + element("p", verify);
    return out + "</details>\n";
}

}  // namespace reports
