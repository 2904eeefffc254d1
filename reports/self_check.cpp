// SPDX-License-Identifier: Apache-2.0
#include "reports/self_check.h"

#include <algorithm>
#include <set>

#include "reports/advice.h"
#include "reports/document_style.h"
#include "reports/number_text.h"
#include "reports/pdf/flow.h"
#include "reports/permit_dates.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::Finding;
using audit::Severity;

// Everything of one check that waits, told once with its foremost finding.
struct Task {
    const Finding* foremost = nullptr;
    std::size_t count = 0;
};

struct SelfCheck {
    const ReportData& data;
    const Wording& words;
    pdf::Flow& flow;
    Advice advice;
    std::vector<Task> tasks;  // most urgent first
};

double times_of(const Finding& finding)
{
    const auto times = audit::Decimal::parse(finding.times);
    return times ? times->to_double() : 0;
}

std::vector<Task> tasks_of(const ReportData& data)
{
    std::vector<Task> tasks;
    for (const Finding& finding : data.run.findings) {
        if (!data.standings.at(finding.id).counts()) continue;
        const auto known = std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) {
            return task.foremost->check == finding.check && task.foremost->severity == finding.severity;
        });
        if (known == tasks.end()) {
            tasks.push_back({&finding, 1});
            continue;
        }
        ++known->count;
        if (times_of(finding) > times_of(*known->foremost)) known->foremost = &finding;
    }
    return tasks;
}

void write_summary(SelfCheck& self)
{
    const Wording& words = self.words;
    const pdf::ParagraphStyle body = {.text = {words.measure("body"), false, {}}, .line_height = 1.6};
    self.flow.paragraph(words("for_whom"), {.text = {9.5, false, {0.3, 0.3, 0.3}}, .after = 8});
    self.flow.heading(words("summary"), 1);
    if (!self.data.audited) return self.flow.paragraph(words("not_audited_yet"), body);
    if (self.tasks.empty()) self.flow.paragraph(words("nothing_to_do"), body);
    const auto count = [&](Severity severity) {
        return std::to_string(std::count_if(self.tasks.begin(), self.tasks.end(),
                                            [&](const Task& task) { return task.foremost->severity == severity; }));
    };
    const auto& outcomes = self.data.run.outcomes;
    const auto could_not = std::count_if(outcomes.begin(), outcomes.end(), [](const audit::CheckOutcome& outcome) {
        return outcome.status == audit::CheckStatus::could_not_run;
    });
    self.flow.paragraph(words("counts", {{"violation", count(Severity::violation)},
                                         {"suspicion", count(Severity::suspicion)},
                                         {"notice", count(Severity::notice)},
                                         {"could_not", std::to_string(could_not)}}),
                        body);
}

pdf::TableRow task_row(const SelfCheck& self, const Task& task, std::size_t number)
{
    const Wording& words = self.words;
    std::string seen = check_title(self.data.run, task.foremost->check, words.language()) + "\n";
    if (task.count > 1) seen += words("more_like_it", {{"count", std::to_string(task.count)}});
    seen += self.advice.plainly(*task.foremost);
    return {.cells = {std::to_string(number), seen, self.advice.how(*task.foremost), self.advice.until(*task.foremost),
                      "", words("done_box")}};
}

void write_tasks(SelfCheck& self)
{
    if (self.tasks.empty()) return;
    const Wording& words = self.words;
    self.flow.heading(words("to_do"), 1);
    self.flow.paragraph(words("deadline_note"), {.text = {8.5, false, {0.35, 0.35, 0.35}}});
    pdf::Table table;
    table.columns = {{words("number"), 0.75, pdf::Align::center},
                     {words("what"), 3.6},
                     {words("how"), 3.6},
                     {words("until"), 1.6},
                     {words("who"), 0.9},
                     {words("done"), 0.75, pdf::Align::center}};
    table.style = {.size = words.measure("size"), .rules = pdf::Rules::grid, .padding = 3.5};
    std::size_t number = 0;
    for (const Severity severity : {Severity::violation, Severity::suspicion, Severity::notice}) {
        bool titled = false;
        for (const Task& task : self.tasks) {
            if (task.foremost->severity != severity) continue;
            if (!titled) {
                pdf::TableRow title{
                    .cells = {words("urgency_" + std::string(to_text(severity)))}, .shaded = true, .spanning = true};
                title.cells[0].bold = true;
                table.rows.push_back(std::move(title));
                titled = true;
            }
            table.rows.push_back(task_row(self, task, ++number));
        }
    }
    self.flow.table(table);
}

void write_not_checked(SelfCheck& self)
{
    const Wording& words = self.words;
    pdf::Table table;
    table.columns = {{words("check"), 3}, {words("reason"), 5}};
    table.style.size = words.measure("size");
    for (const audit::CheckOutcome& outcome : self.data.run.outcomes) {
        if (outcome.status == audit::CheckStatus::could_not_run)
            table.rows.push_back({.cells = {check_title(self.data.run, outcome.check, words.language()),
                                            outcome.reason.in(words.language())}});
    }
    if (table.rows.empty()) return;
    self.flow.heading(words("not_checked"), 1);
    self.flow.table(table);
}

void write_calendar(SelfCheck& self)
{
    const Wording& words = self.words;
    const std::vector<std::string> dates = permit_dates(self.data.plant, words);
    const auto most = static_cast<std::size_t>(words.measure("dates"));
    const pdf::ParagraphStyle line = {.text = {words.measure("size"), false, {}}, .after = 1};
    self.flow.heading(words("calendar"), 1);
    if (dates.empty()) return self.flow.paragraph(words("no_calendar"), line);
    for (std::size_t i = 0; i < dates.size() && i < most; ++i) self.flow.paragraph("· " + dates[i], line);
    if (dates.size() > most)
        self.flow.paragraph(words("more_dates", {{"count", std::to_string(dates.size() - most)}}), line);
}

void write_rules(SelfCheck& self)
{
    const Wording& words = self.words;
    std::set<std::string> seen;
    std::vector<std::string> rules;
    for (const Task& task : self.tasks) {
        for (const audit::Basis& norm : task.foremost->basis) {
            const std::string rule = norm.law + norm.article;
            if (seen.insert(rule).second) rules.push_back(rule);
        }
    }
    if (rules.empty()) return;
    self.flow.heading(words("rules"), 1);
    std::string text;
    for (const std::string& rule : rules) {
        if (!text.empty()) text += words("semicolon");
        text += rule;
    }
    self.flow.paragraph(words("rules_note"), {.text = {8.5, false, {0.35, 0.35, 0.35}}});
    self.flow.paragraph(text + words("full_stop"), {.text = {words.measure("size"), false, {}}, .after = 8});
}

}  // namespace

std::string self_check_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("self_check", language);
    const ReportMark mark = mark_of(data, "self-check", language);
    pdf::Document document(document_info(data, words, mark));
    pdf::Flow flow(document, page_style(data, words, mark));
    document.bookmark(words("title"), 0, 0);
    flow.paragraph(words("title"), {.text = {20, true, {}}, .align = pdf::Align::center, .after = 2});
    const std::string period = data.audited ? days_text(data.run.period, language) : std::string();
    flow.paragraph(data.enterprise + (period.empty() ? "" : "　" + period),
                   {.text = {11, false, {}}, .align = pdf::Align::center, .after = 8});
    SelfCheck self{data, words, flow, Advice(language), tasks_of(data)};
    write_summary(self);
    write_tasks(self);
    write_calendar(self);
    write_not_checked(self);
    write_rules(self);
    flow.signatures({{.label = words("sign"), .date_label = words("sign_date")},
                     {.label = words("sign_head"), .date_label = words("sign_date")}},
                    words.measure("signature"));
    write_missing_glyphs(flow, words);
    flow.finish();
    return document.finish();
}

}  // namespace reports
