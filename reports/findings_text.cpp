// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "audit/findings/transfer_review.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/unicode.h"

namespace reports {

namespace {

using audit::CheckOutcome;
using audit::CheckStatus;
using audit::Finding;
using audit::Severity;
using Row = std::vector<std::string>;

// Columns padded to their widest cell; no column is wider than `most`.
std::string aligned(const std::vector<Row>& rows, const std::vector<std::size_t>& most, std::size_t right_from)
{
    std::vector<std::size_t> widths(most.size(), 0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::min(most[i], std::max(widths[i], display_width(row[i])));
        }
    }
    std::string out;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string cell = cut_to_width(row[i], most[i]);
            const std::string padding(widths[i] - display_width(cell), ' ');
            line += (i > 0 ? "  " : "") + (i >= right_from ? padding + cell : cell + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string findings_table(const ReportData& data, const Wording& words)
{
    std::vector<Row> rows = {{words("severity"), words("check"), words("subject"), words("time"), words("measured"),
                              words("limit"), words("times"), words("records"), words("id")}};
    for (const Finding& finding : data.run.findings) {
        rows.push_back({words.severity(finding.severity), check_title(finding.check, words.language()),
                        words.subject(finding.subject), span_text(finding.period, words.language()),
                        with_unit(finding.measured, finding.unit), with_unit(finding.limit, finding.unit),
                        finding.times.empty() ? "—" : finding.times, grouped_number(finding.records), finding.id});
        for (std::string& cell : rows.back()) cell = without_controls(cell);
    }
    return aligned(rows, {20, 36, 28, 36, 18, 18, 8, 9, 24}, 100);
}

std::string checks_table(const ReportData& data, const Wording& words)
{
    std::vector<Row> rows = {
        {words("check"), "", words("outcome"), words("records"), words("findings"), words("reason")}};
    for (const CheckOutcome& outcome : data.run.outcomes) {
        const bool ran = outcome.status == CheckStatus::ran;
        rows.push_back({outcome.check, check_title(outcome.check, words.language()), words.status(outcome.status),
                        ran ? grouped_number(outcome.records) : "—", ran ? grouped_number(outcome.findings) : "—",
                        without_controls(outcome.reason.in(words.language()))});
    }
    return aligned(rows, {28, 44, 16, 12, 8, 100}, 100);
}

// The findings that ask for a transfer review, each with the reason; empty where there are none.
std::string reviews(const ReportData& data, const Wording& words)
{
    std::string out;
    for (const Finding& finding : data.run.findings) {
        const auto review = audit::findings::transfer_review_of(finding, data.plant);
        if (!review) continue;
        const std::string subject = words.subject(finding.subject);
        out += without_controls(finding.id + "  " + check_title(finding.check, words.language()) +
                                (subject.empty() ? "" : "  " + subject)) +
               "\n    " + review->in(words.language()) + "\n";
    }
    return out.empty() ? out : words("transfer_reviews") + "\n" + out + "\n";
}

std::string counts(const ReportData& data, const Wording& words)
{
    const auto of = [&](Severity severity) {
        return std::to_string(std::count_if(data.run.findings.begin(), data.run.findings.end(),
                                            [&](const Finding& f) { return f.severity == severity; }));
    };
    return words("findings_summary", {{"total", std::to_string(data.run.findings.size())},
                                      {"violation", of(Severity::violation)},
                                      {"suspicion", of(Severity::suspicion)},
                                      {"notice", of(Severity::notice)}}) +
           "\n";
}

std::string csv_line(const Row& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        line += csv_cell(cells[i]);
    }
    return line + "\r\n";
}

std::string basis_text(const Finding& finding)
{
    std::string text;
    for (const audit::Basis& norm : finding.basis) {
        if (!text.empty()) text += "; ";
        text += norm.law + " " + norm.article;
        if (!norm.penalty.empty()) text += " (" + norm.penalty + ")";
    }
    return text;
}

std::string first_cell(const ReportData& data, std::size_t index)
{
    if (index >= data.evidence.size() || data.evidence[index].empty()) return {};
    const audit::SourceCell& cell = data.evidence[index].front();
    const std::string sheet = cell.sheet ? " [" + *cell.sheet + "]" : std::string();
    return cell.file + sheet + ":" + std::to_string(cell.row);
}

}  // namespace

std::string to_findings_text(const ReportData& data, audit::Language language)
{
    const Wording words("common", language);
    if (!data.audited) return words("not_audited") + "\n";
    std::string out;
    if (!data.enterprise.empty()) out += without_controls(data.enterprise + "  " + data.permit_no) + "\n";
    out += days_text(data.run.period, language) + "\n\n";
    out += data.run.findings.empty() ? words("no_findings") + "\n" : findings_table(data, words);
    out += '\n' + counts(data, words) + '\n' + reviews(data, words) + checks_table(data, words);
    return out;
}

std::string csv_cell(std::string_view text)
{
    const bool number = audit::Decimal::parse(text).has_value();
    const bool risky = !text.empty() && !number && std::string_view("=+-@\t\r").find(text.front()) != std::string::npos;
    std::string cell = risky ? '\'' + std::string(text) : std::string(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string to_findings_csv(const ReportData& data, audit::Language language)
{
    const Wording words("common", language);
    Row titles;
    for (const char* key :
         {"id",       "severity",   "topic",    "check",   "outlet", "pollutant", "facility",      "treatment",
          "material", "waste_code", "manifest", "report",  "starts", "ends",      "records",       "measured",
          "limit",    "unit",       "times",    "message", "basis",  "verify",    "first_evidence"}) {
        titles.push_back(words(key));
    }
    std::string out = "\xEF\xBB\xBF" + csv_line(titles);
    for (std::size_t i = 0; i < data.run.findings.size(); ++i) {
        const Finding& f = data.run.findings[i];
        const audit::findings::CheckEntry* entry = audit::findings::find_check(f.check);
        out += csv_line({f.id,
                         words.severity(f.severity),
                         entry == nullptr ? "" : words.topic(entry->topic),
                         check_title(f.check, language),
                         f.subject.outlet,
                         f.subject.pollutant,
                         f.subject.facility,
                         f.subject.treatment,
                         f.subject.material,
                         f.subject.waste_code,
                         f.subject.manifest,
                         f.subject.report,
                         f.period ? time_text(f.period->from) : "",
                         f.period ? time_text(f.period->to) : "",
                         std::to_string(f.records),
                         f.measured,
                         f.limit,
                         f.unit,
                         f.times,
                         f.message.in(language),
                         basis_text(f),
                         f.verify.in(language),
                         first_cell(data, i)});
    }
    return out;
}

}  // namespace reports
