// SPDX-License-Identifier: Apache-2.0
// The matrix of checks and outlets as a coloured table: what was found where, what is clean, and where the audit could
// not look. Colours are never alone: every cell says it in a sign too.
#include <algorithm>
#include <map>

#include "reports/report_sections.h"
#include "reports/standing_words.h"

namespace reports {

namespace {

using audit::Severity;
using audit::findings::CellState;
using audit::findings::CoverageCell;

constexpr std::size_t kMostColumns = 9;  // of outlets in one table
constexpr pdf::Color kViolation = {0.96, 0.78, 0.78};
constexpr pdf::Color kSuspicion = {0.99, 0.89, 0.70};
constexpr pdf::Color kNotice = {0.84, 0.90, 0.97};
constexpr pdf::Color kClean = {0.86, 0.94, 0.86};
constexpr pdf::Color kCouldNot = {0.80, 0.80, 0.80};
constexpr pdf::Color kQuiet = {0.55, 0.55, 0.55};

pdf::TableCell drawn(const CoverageCell* cell, const Wording& words)
{
    if (cell == nullptr) return {};
    pdf::TableCell shown(words("sign_" + std::string(cell->state == CellState::found            ? "found"
                                                     : cell->state == CellState::clean          ? "clean"
                                                     : cell->state == CellState::not_applicable ? "not_applicable"
                                                                                                : "could_not_run"),
                               {{"count", std::to_string(cell->findings)}}));
    switch (cell->state) {
        case CellState::found:
            shown.bold = true;
            shown.fill = cell->worst == Severity::violation   ? kViolation
                         : cell->worst == Severity::suspicion ? kSuspicion
                                                              : kNotice;
            break;
        case CellState::clean:
            shown.fill = kClean;
            break;
        case CellState::not_applicable:
            shown.color = kQuiet;
            break;
        case CellState::could_not_run:
            shown.fill = kCouldNot;
            break;
    }
    return shown;
}

using Cells = std::map<std::string, std::map<std::string, const CoverageCell*>>;  // check -> outlet -> cell

pdf::Table matrix(const ReportContext& report, const Cells& cells, const std::vector<std::string>& columns)
{
    const Wording& words = report.words;
    pdf::Table table;
    table.columns = {{words("check"), 4}};
    for (const std::string& outlet : columns)
        table.columns.push_back({outlet.empty() ? words("whole_plant") : outlet, 1, pdf::Align::center});
    table.style.size = 8;
    table.style.padding = 2;
    table.style.rules = pdf::Rules::grid;
    std::string topic = "\n";  // no topic is called so
    for (const audit::CheckOutcome& outcome : report.data.run.outcomes) {
        const auto of_check = cells.find(outcome.check);
        if (of_check == cells.end()) continue;
        const audit::findings::CheckEntry* entry = report.data.run.find_check(outcome.check);
        const std::string its_topic = entry == nullptr ? std::string() : entry->topic;
        if (its_topic != topic) {
            pdf::TableRow title{.cells = {words.topic(its_topic)}, .shaded = true, .spanning = true};
            title.cells[0].bold = true;
            table.rows.push_back(title);
        }
        topic = its_topic;
        pdf::TableRow row{.cells = {check_title(report.data.run, outcome.check, report.language())}};
        for (const std::string& outlet : columns) {
            const auto cell = of_check->second.find(outlet);
            row.cells.push_back(drawn(cell == of_check->second.end() ? nullptr : cell->second, words));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

void write_coverage(ReportContext& report)
{
    const audit::findings::Appraisal& appraisal = report.data.run.appraisal;
    if (appraisal.coverage.empty()) return;
    Cells cells;
    for (const CoverageCell& cell : appraisal.coverage) cells[cell.check][cell.outlet] = &cell;
    report.flow.new_page();
    report.flow.heading(report.words("coverage"), 0);
    report.flow.paragraph(report.words("coverage_note"), {.text = {9, false, {0.3, 0.3, 0.3}}});
    report.flow.paragraph(report.words("coverage_legend"), {.text = {9, false, {}}});
    std::vector<std::string> columns = {""};
    for (std::string& outlet : appraisal.outlets()) columns.push_back(std::move(outlet));
    for (std::size_t begin = 0; begin < columns.size(); begin += kMostColumns) {
        const auto from = columns.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = columns.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kMostColumns, columns.size()));
        report.flow.table(matrix(report, cells, {from, to}));
    }
}

}  // namespace reports
