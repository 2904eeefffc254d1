// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_html.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "reports/document_style.h"
#include "reports/finding_chart.h"
#include "reports/html_finding.h"
#include "reports/html_style.h"
#include "reports/markup.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::CheckOutcome;
using audit::CheckStatus;
using audit::Finding;
using audit::Severity;

std::string facts(const ReportData& data, const Wording& words, const ReportMark& mark)
{
    const auto row = [&](const char* key, const std::string& value) {
        return "<tr><th>" + escaped(words(key)) + "</th><td>" + escaped(value.empty() ? "—" : value) + "</td></tr>\n";
    };
    return "<table class=\"facts\">\n" + row("enterprise", data.enterprise) + row("uscc", data.uscc) +
           row("permit_no", data.permit_no) +
           row("period", data.audited ? days_text(data.run.period, words.language()) : "") +
           row("as_of", china_time(data.as_of)) +
           row("versions",
               data.audited ? words("versions_text", {{"program", mark.program}, {"catalogue", mark.catalogue}}) : "") +
           row("findings_hash", mark.findings_sha256) + "</table>\n";
}

std::string counts(const ReportData& data, const Wording& words)
{
    const auto of = [&](Severity severity) {
        return std::to_string(std::count_if(data.run.findings.begin(), data.run.findings.end(),
                                            [&](const Finding& finding) { return finding.severity == severity; }));
    };
    return element("p", words("findings_summary", {{"total", std::to_string(data.run.findings.size())},
                                                   {"violation", of(Severity::violation)},
                                                   {"suspicion", of(Severity::suspicion)},
                                                   {"notice", of(Severity::notice)}}));
}

std::string choice(const char* name, const std::string& label,
                   const std::vector<std::pair<std::string, std::string>>& options)
{
    std::string out = "<label>" + escaped(label) + " <select id=\"" + name + "\"><option value=\"\">*</option>";
    for (const auto& [value, text] : options)
        out += "<option value=\"" + escaped(value) + "\">" + escaped(text) + "</option>";
    return out + "</select></label>\n";
}

std::string filters(const ReportData& data, const Wording& words)
{
    std::vector<std::pair<std::string, std::string>> severities;
    for (const Severity severity : {Severity::violation, Severity::suspicion, Severity::notice})
        severities.emplace_back(to_text(severity), words.severity(severity));
    std::set<std::pair<std::string, std::string>> topics;
    std::set<std::pair<std::string, std::string>> outlets;
    for (const Finding& finding : data.run.findings) {
        const audit::findings::CheckEntry* entry = data.run.find_check(finding.check);
        if (entry != nullptr) topics.emplace(entry->topic, words.topic(entry->topic));
        if (!finding.subject.outlet.empty()) outlets.emplace(finding.subject.outlet, finding.subject.outlet);
    }
    return "<form id=\"filters\">\n" + choice("severity", words("severity"), severities) +
           choice("topic", words("topic"), {topics.begin(), topics.end()}) +
           choice("outlet", words("outlet"), {outlets.begin(), outlets.end()}) + "<label>" +
           escaped(words("words_in")) +
           " <input id=\"words\" type=\"search\"></label>\n<output id=\"shown\"></output>\n</form>\n";
}

std::string emissions(const ReportData& data, const Wording& words)
{
    std::string rows;
    for (const audit::emissions::MonthAmount& month : data.account.months) {
        if (!month.is_account) continue;
        rows += "<tr>" + cell(month.outlet) + cell(month.pollutant) + cell(date_text(month.month).substr(0, 7)) +
                number_cell(plain_number(month.tonnes, 6)) +
                cell(words("method_" + std::string(audit::emissions::to_text(month.method)))) +
                number_cell(percent(month.filled_share, 1)) + "</tr>\n";
    }
    if (rows.empty()) return {};
    return folded(words("emissions"), table_of({words("outlet"), words("pollutant"), words("month"), words("tonnes"),
                                                words("method"), words("filled_share")},
                                               rows));
}

std::string outcomes(const ReportData& data, const Wording& words)
{
    std::string rows;
    for (const CheckOutcome& outcome : data.run.outcomes) {
        const bool ran = outcome.status == CheckStatus::ran;
        rows += "<tr>" + cell(check_title(data.run, outcome.check, words.language())) +
                cell(words.status(outcome.status)) + number_cell(ran ? grouped_number(outcome.records) : "—") +
                number_cell(ran ? grouped_number(outcome.findings) : "—") + cell(outcome.reason.in(words.language())) +
                "</tr>\n";
    }
    return folded(
        words("check_table"),
        table_of({words("check"), words("outcome"), words("records"), words("findings"), words("reason")}, rows));
}

std::string inputs(const ReportData& data, const Wording& words)
{
    std::string rows;
    for (const InputFile& input : data.inputs)
        rows += "<tr>" + cell(input.name) + number_cell(grouped_number(input.size)) + cell(input.sha256) + "</tr>\n";
    return rows.empty() ? rows
                        : folded(words("inputs"), table_of({words("file"), words("bytes"), words("hash")}, rows));
}

}  // namespace

std::string findings_html(const ReportData& data, audit::Language language)
{
    const Wording words("findings_report", language);
    const ReportMark mark = mark_of(data, "findings", language);
    std::string body = "<header>\n" + element("h1", words("title")) + facts(data, words, mark) +
                       element("p", words("disclaimer"), "quiet") + "</header>\n<main>\n";
    if (!data.audited) {
        body += element("p", words("not_audited"));
    } else {
        body += counts(data, words);
        body += data.run.findings.empty() ? element("p", words("no_findings")) : filters(data, words);
        for (std::size_t i = 0; i < data.run.findings.size(); ++i) body += finding_html(data, i, words);
        body += emissions(data, words) + outcomes(data, words) + inputs(data, words);
    }
    body += "</main>\n";
    return page_html(words("title") + " " + data.enterprise, body, language);
}

}  // namespace reports
