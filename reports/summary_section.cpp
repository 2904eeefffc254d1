// SPDX-License-Identifier: Apache-2.0
// One page, never more: how many findings by severity and topic, what to look at first, the largest causes, what could
// not be checked, each row a link. What does not fit stands in the sections behind. Then the table of all checks.
#include <algorithm>
#include <array>

#include "reports/first_findings.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::CheckOutcome;
using audit::CheckStatus;
using audit::Finding;
using audit::Severity;

constexpr std::size_t kFirstToLookAt = 10;
constexpr double kForCauses = 96, kForNotChecked = 92;  // of the page's height, kept free by what stands above
constexpr std::array kSeverities = {Severity::violation, Severity::suspicion, Severity::notice};
const pdf::ParagraphStyle kBody = {.text = {10, false, {}}, .after = 2};
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.35, 0.35, 0.35}}, .after = 2};

std::int64_t count(const ReportData& data, Severity severity)
{
    return std::count_if(data.run.findings.begin(), data.run.findings.end(),
                         [&](const Finding& finding) { return finding.severity == severity; });
}

void write_counts(ReportContext& report)
{
    const ReportData& data = report.data;
    const Wording& words = report.words;
    const auto& outcomes = data.run.outcomes;
    const auto with = [&](auto is) { return std::to_string(std::count_if(outcomes.begin(), outcomes.end(), is)); };
    report.flow.paragraph(
        words("checks_summary",
              {{"total", std::to_string(outcomes.size())},
               {"ran", with([](const CheckOutcome& o) { return o.status == CheckStatus::ran; })},
               {"clean", with([](const CheckOutcome& o) { return o.status == CheckStatus::ran && o.findings == 0; })},
               {"not_applicable", with([](const CheckOutcome& o) { return o.status == CheckStatus::not_applicable; })},
               {"could_not", with([](const CheckOutcome& o) { return o.status == CheckStatus::could_not_run; })}}),
        kBody);
    report.flow.paragraph(words("findings_summary", {{"total", std::to_string(data.run.findings.size())},
                                                     {"violation", std::to_string(count(data, Severity::violation))},
                                                     {"suspicion", std::to_string(count(data, Severity::suspicion))},
                                                     {"notice", std::to_string(count(data, Severity::notice))}}),
                          kBody);
}

void write_matrix(ReportContext& report)
{
    const Wording& words = report.words;
    std::vector<std::string> topics;
    for (const CheckGroup& group : report.groups) {
        if (std::find(topics.begin(), topics.end(), group.topic) == topics.end()) topics.push_back(group.topic);
    }
    if (topics.empty()) return;
    pdf::Table table;
    table.columns = {{words("topic"), 3}};
    for (const Severity severity : kSeverities)
        table.columns.push_back({words.severity(severity), 1, pdf::Align::right});
    table.columns.push_back({words("total"), 1, pdf::Align::right});
    table.style.size = 8.5;
    table.style.padding = 2;
    const auto row = [&](const std::string& title, auto belongs) {
        pdf::TableRow cells{.cells = {words.topic(title)}};
        if (title != words("total")) cells.cells[0].link = "topic-" + title;
        std::int64_t total = 0;
        for (const Severity severity : kSeverities) {
            std::int64_t found = 0;
            for (const CheckGroup& group : report.groups) {
                if (!belongs(group)) continue;
                found += std::count_if(group.findings.begin(), group.findings.end(),
                                       [&](std::size_t i) { return report.finding(i).severity == severity; });
            }
            total += found;
            cells.cells.emplace_back(found == 0 ? "—" : grouped_number(found));
        }
        cells.cells.emplace_back(grouped_number(total));
        return cells;
    };
    for (const std::string& topic : topics) {
        table.rows.push_back(row(topic, [&](const CheckGroup& group) { return group.topic == topic; }));
    }
    table.rows.push_back(row(words("total"), [](const CheckGroup&) { return true; }));
    table.rows.back().shaded = true;
    report.flow.table(table);
}

// Rows from the end are left out until the table is no higher than that; returns how many.
std::size_t trim(pdf::Flow& flow, pdf::Table& table, double height)
{
    std::size_t left_out = 0;
    for (; table.rows.size() > 1 && flow.height_of(table) > height; ++left_out) table.rows.pop_back();
    return left_out;
}

pdf::TableStyle compact()
{
    return {.size = 8.5, .padding = 2, .before = 0, .after = 4};
}

constexpr double kHeading = 24;  // of a small heading with the room around it

void write_first_to_look_at(ReportContext& report)
{
    const Wording& words = report.words;
    const std::vector<std::size_t> chosen = first_to_look_at(report.data, words, kFirstToLookAt);
    if (chosen.empty()) return;
    report.flow.small_heading(words("look_first"));
    pdf::Table table;
    table.columns = {{words("number"), 0.8, pdf::Align::right}, {words("severity"), 1.2}, {words("message"), 7}};
    table.style = compact();
    const double two_lines = report.flow.width() * 7 / 9 * 1.85;
    for (const std::size_t i : chosen) {
        pdf::TableCell number(std::to_string(report.numbers[i]));
        number.link = report.anchor(i);
        const Finding& finding = report.finding(i);
        pdf::TableCell message(fitted_text(report.flow.document(), finding.message.in(report.language()),
                                           {table.style.size, false, {}}, two_lines));
        table.rows.push_back({.cells = {number, words.severity(finding.severity), message}});
    }
    const bool causes = !report.data.run.appraisal.root_causes.empty();
    trim(report.flow, table, report.flow.room() - kHeading - kForNotChecked - (causes ? kForCauses : 0));
    report.flow.table(table);
}

void write_largest_causes(ReportContext& report)
{
    const Wording& words = report.words;
    const auto& causes = report.data.run.appraisal.root_causes;
    if (causes.empty()) return;
    report.flow.small_heading(words("largest_causes", {{"count", std::to_string(causes.size())}}));
    std::vector<std::size_t> order(causes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return causes[a].findings.size() > causes[b].findings.size();
    });
    pdf::Table table;
    table.columns = {{words("root_cause"), 7.5}, {words("findings"), 1, pdf::Align::right}};
    table.style = compact();
    for (const std::size_t i : order) {
        pdf::TableCell title(fitted_text(report.flow.document(), causes[i].title.in(report.language()),
                                         {table.style.size, false, {}}, report.flow.width() * 0.85));
        title.link = cause_anchor(i);
        table.rows.push_back({.cells = {title, std::to_string(causes[i].findings.size())}});
    }
    trim(report.flow, table, report.flow.room() - kHeading - kForNotChecked);
    report.flow.table(table);
}

void write_not_checked(ReportContext& report)
{
    const Wording& words = report.words;
    pdf::Table table;
    table.columns = {{words("check"), 3}, {words("reason"), 5}};
    table.style = compact();
    for (const CheckOutcome& outcome : report.data.run.outcomes) {
        if (outcome.status != CheckStatus::could_not_run) continue;
        const double line = report.flow.width() * 5 / 8 * 0.95;
        table.rows.push_back({.cells = {check_title(report.data.run, outcome.check, report.language()),
                                        fitted_text(report.flow.document(), outcome.reason.in(report.language()),
                                                    {table.style.size, false, {}}, line)}});
    }
    report.flow.small_heading(words("not_checked"));
    if (table.rows.empty()) return report.flow.paragraph(words("all_checked"), kQuiet);
    const double line = kQuiet.text.size * kQuiet.line_height + 4;
    const std::size_t left_out = trim(report.flow, table, report.flow.room() - kHeading - line);
    report.flow.table(table);
    if (left_out > 0) report.flow.paragraph(words("more_not_checked", {{"count", std::to_string(left_out)}}), kQuiet);
}

std::string outcome_text(const ReportContext& report, const CheckOutcome& outcome)
{
    if (outcome.status != CheckStatus::ran) return report.words.status(outcome.status);
    return report.words(outcome.findings > 0 ? "outcome_findings" : "outcome_clean");
}

}  // namespace

void write_summary(ReportContext& report)
{
    report.flow.new_page();
    report.flow.heading(report.words("summary"), 0, "summary");
    if (!report.data.audited) return report.flow.paragraph(report.words("not_audited"), kBody);
    write_counts(report);
    write_matrix(report);
    if (report.data.run.findings.empty()) report.flow.paragraph(report.words("no_findings"), kBody);
    write_first_to_look_at(report);
    write_largest_causes(report);
    write_not_checked(report);
}

void write_check_table(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.run.outcomes.empty()) return;
    report.flow.new_page();
    report.flow.heading(words("check_table"), 0);
    pdf::Table table;
    table.columns = {{words("check"), 3.6},
                     {words("outcome"), 1.25},
                     {words("records"), 1, pdf::Align::right},
                     {words("findings"), 0.8, pdf::Align::right},
                     {words("reason"), 3}};
    table.style.size = 8;
    table.style.padding = 2.5;
    std::string topic;
    for (const CheckOutcome& outcome : report.data.run.outcomes) {
        const audit::findings::CheckEntry* entry = report.data.run.find_check(outcome.check);
        const std::string its_topic = entry == nullptr ? std::string() : entry->topic;
        if (its_topic != topic) {
            pdf::TableRow title{.cells = {words.topic(its_topic)}, .shaded = true, .spanning = true};
            title.cells[0].bold = true;
            table.rows.push_back(title);
        }
        topic = its_topic;
        pdf::TableCell name(check_title(report.data.run, outcome.check, report.language()));
        const bool printed = std::any_of(report.groups.begin(), report.groups.end(),
                                         [&](const CheckGroup& group) { return group.check == outcome.check; });
        if (printed) name.link = "check-" + outcome.check;
        const bool ran = outcome.status == CheckStatus::ran;
        pdf::TableCell result(outcome_text(report, outcome));
        result.bold = outcome.findings > 0;
        table.rows.push_back(
            {.cells = {name, result, ran ? grouped_number(outcome.records) : "—",
                       ran ? grouped_number(outcome.findings) : "—", outcome.reason.in(report.language())}});
    }
    report.flow.table(table);
}

}  // namespace reports
