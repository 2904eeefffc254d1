// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "audit/findings/transfer_review.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/unicode.h"

namespace reports {

namespace {

using audit::CheckOutcome;
using audit::CheckStatus;
using audit::Finding;
using audit::Severity;
using Row = std::vector<std::string>;

// What a reader asks of a finding first: what was decided, else how its alarm ended.
std::string standing_cell(const ReportData& data, const Finding& finding, const Wording& words)
{
    const StandingWords said = standing_words(data, finding, words);
    const bool settled = data.standings.at(finding.id).state != "open";
    return settled || said.triage.empty() ? said.state : said.triage;
}

Row finding_row(const ReportData& data, const Finding& finding, const Wording& words)
{
    return {words.severity(finding.severity),
            check_title(data.run, finding.check, words.language()),
            words.subject(finding.subject),
            span_text(finding.period, words.language()),
            with_unit(finding.measured, finding.unit),
            with_unit(finding.limit, finding.unit),
            finding.times.empty() ? "—" : finding.times,
            grouped_number(finding.records),
            standing_cell(data, finding, words),
            finding.id};
}

// The findings beneath their causes, the others after them. Lines of all groups share their columns.
std::string findings_table(const ReportData& data, const Wording& words)
{
    const audit::Language language = words.language();
    std::vector<Row> rows = {{words("severity"), words("check"), words("subject"), words("time"), words("measured"),
                              words("limit"), words("times"), words("records"), words("state"), words("id")}};
    std::vector<std::string> above = {""};
    const auto add_group = [&](const std::string& title, const std::vector<const Finding*>& findings) {
        for (std::size_t i = 0; i < findings.size(); ++i) {
            rows.push_back(finding_row(data, *findings[i], words));
            above.push_back(i == 0 ? title : "");
        }
    };
    const std::vector<FindingGroup> groups = grouped_findings(data);
    for (const FindingGroup& group : groups) {
        std::string title;
        if (group.cause != nullptr) {
            title = '\n' +
                    words("cause_title", {{"title", group.cause->title.in(language)},
                                          {"count", std::to_string(group.findings.size())}}) +
                    "\n  " + group.cause->why.in(language) + "\n";
        } else if (groups.size() > 1) {
            title = '\n' + words("other_findings") + "\n";
        }
        add_group(title, group.findings);
    }
    const std::string table = aligned_rows(rows, {20, 36, 28, 36, 18, 18, 8, 9, 16, 24});
    std::string out;
    std::size_t begin = 0;
    for (const std::string& title : above) {
        const std::size_t end = table.find('\n', begin);
        out += title + table.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return out;
}

std::string suppressed_table(const ReportData& data, const Wording& words)
{
    std::vector<Row> rows = {{words("suppressed"), words("severity"), words("check"), words("subject"), words("time"),
                              words("reason"), words("author"), words("id")}};
    for (const audit::findings::SuppressionStanding& one : data.standings.suppressions) {
        for (const Finding& finding : data.run.findings) {
            if (data.standings.at(finding.id).suppression != one.suppression.id) continue;
            rows.push_back({std::to_string(one.suppression.id), words.severity(finding.severity),
                            check_title(data.run, finding.check, words.language()), words.subject(finding.subject),
                            span_text(finding.period, words.language()),
                            audit::findings::reason_name(one.suppression.reason).in(words.language()) +
                                (one.suppression.note.empty() ? "" : words("colon") + one.suppression.note),
                            one.suppression.author, finding.id});
        }
    }
    if (rows.size() == 1) return {};
    return '\n' + words("suppressed_findings", {{"count", std::to_string(rows.size() - 1)}}) + "\n" +
           aligned_rows(rows, {8, 20, 36, 28, 36, 60, 16, 24});
}

std::string doubts_list(const ReportData& data, const Wording& words)
{
    if (data.doubts.items.empty()) return {};
    std::string out = '\n' + data.doubts.summary.in(words.language()) + "\n";
    for (const audit::findings::Doubt& doubt : data.doubts.items) {
        out += "  " + doubt.grade_name.in(words.language()) + "  " + item_words(doubt, words) + words("colon");
        for (std::size_t i = 0; i < doubt.reasons.size(); ++i)
            out += (i > 0 ? words("semicolon") : "") + doubt.reasons[i].in(words.language());
        out += "\n";
    }
    return out;
}

std::string checks_table(const ReportData& data, const Wording& words)
{
    std::vector<Row> rows = {
        {words("check"), "", words("outcome"), words("records"), words("findings"), words("reason")}};
    for (const CheckOutcome& outcome : data.run.outcomes) {
        const bool ran = outcome.status == CheckStatus::ran;
        rows.push_back({outcome.check, check_title(data.run, outcome.check, words.language()),
                        words.status(outcome.status), ran ? grouped_number(outcome.records) : "—",
                        ran ? grouped_number(outcome.findings) : "—",
                        without_controls(outcome.reason.in(words.language()))});
    }
    return aligned_rows(rows, {28, 44, 16, 12, 8, 100});
}

// The findings that ask for a transfer review, each with the reason; empty where there are none.
std::string reviews(const ReportData& data, const Wording& words)
{
    std::string out;
    for (const Finding& finding : data.run.findings) {
        const auto review = audit::findings::transfer_review_of(finding, data.plant);
        if (!review) continue;
        const std::string subject = words.subject(finding.subject);
        out += without_controls(finding.id + "  " + check_title(data.run, finding.check, words.language()) +
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
    out += suppressed_table(data, words) + '\n' + counts(data, words) + doubts_list(data, words) + '\n' +
           reviews(data, words) + checks_table(data, words);
    return out;
}

std::string aligned_rows(std::vector<Row> rows, const std::vector<std::size_t>& widths, std::size_t right_from)
{
    std::vector<std::size_t> used(widths.size(), 0);
    for (Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = without_controls(row[i]);
            used[i] = std::min(widths[i], std::max(used[i], display_width(row[i])));
        }
    }
    std::string out;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string cell = cut_to_width(row[i], widths[i]);
            const std::string padding(used[i] - display_width(cell), ' ');
            line += (i > 0 ? "  " : "") + (i >= right_from ? padding + cell : cell + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
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
         {"id",       "severity",      "topic",    "check",    "outlet",    "pollutant", "facility",       "treatment",
          "material", "waste_code",    "manifest", "report",   "starts",    "ends",      "records",        "measured",
          "limit",    "unit",          "times",    "message",  "basis",     "verify",    "first_evidence", "root_cause",
          "triage",   "triage_reason", "state",    "decision", "suppressed"}) {
        titles.push_back(words(key));
    }
    std::string out = "\xEF\xBB\xBF" + csv_line(titles);
    for (std::size_t i = 0; i < data.run.findings.size(); ++i) {
        const Finding& f = data.run.findings[i];
        const audit::findings::CheckEntry* entry = data.run.find_check(f.check);
        const StandingWords standing = standing_words(data, f, words);
        out += csv_line({f.id,
                         words.severity(f.severity),
                         entry == nullptr ? "" : words.topic(entry->topic),
                         check_title(data.run, f.check, language),
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
                         first_cell(data, i),
                         standing.root_cause,
                         standing.triage,
                         standing.triage_reason,
                         standing.state,
                         standing.decision,
                         standing.suppressed});
    }
    return out;
}

}  // namespace reports
