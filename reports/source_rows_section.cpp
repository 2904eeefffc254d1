// SPDX-License-Identifier: Apache-2.0
// Appendix: the rows of the submitted files behind the findings, each as "header: value", so that a reader without the
// files can see what stood there.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "reports/report_sections.h"

namespace reports {

namespace {

constexpr std::size_t kRowsPerFinding = 3;  // the first, the worst and the last come first in every evidence
constexpr std::size_t kMostRows = 400;      // beyond this the files themselves are the better reading
const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.3, 0.3, 0.3}}};

using Place = std::tuple<std::string, std::string, std::int64_t>;  // file, sheet, row

Place place_of(const std::string& file, const std::optional<std::string>& sheet, std::int64_t row)
{
    return {file, sheet.value_or(""), row};
}

struct Wanted {
    std::vector<audit::Evidence> cells;
    std::map<Place, std::set<std::size_t>> findings;  // the numbers of those that a row stands behind
    std::size_t left_out = 0;                         // rows
};

Wanted wanted_rows(const ReportContext& report)
{
    Wanted wanted;
    for (const CheckGroup& group : report.groups) {
        for (const std::size_t i : group.findings) {
            const std::vector<audit::SourceCell>& shown = report.data.evidence.at(i);
            const std::vector<audit::Evidence>& stored = report.finding(i).evidence;
            std::set<Place> of_finding;
            for (std::size_t c = 0; c < shown.size() && c < stored.size(); ++c) {
                const Place place = place_of(shown[c].file, shown[c].sheet, shown[c].row);
                const bool is_new_here = of_finding.insert(place).second;
                if (is_new_here && of_finding.size() > kRowsPerFinding) {
                    ++wanted.left_out;
                    continue;
                }
                if (of_finding.size() > kRowsPerFinding) continue;
                if (wanted.findings.size() == kMostRows && wanted.findings.count(place) == 0) {
                    wanted.left_out += is_new_here ? 1 : 0;
                    continue;
                }
                if (wanted.findings[place].empty()) wanted.cells.push_back(stored[c]);
                wanted.findings[place].insert(report.numbers[i]);
            }
        }
    }
    return wanted;
}

std::string contents(const SourceRow& row, const Wording& words)
{
    std::string text;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        if (!text.empty()) text += words("semicolon");
        if (i < row.header.size() && !row.header[i].empty()) text += row.header[i] + words("colon");
        text += row.cells[i];
    }
    return text;
}

std::string list_of(const std::set<std::size_t>& numbers)
{
    std::string text;
    for (const std::size_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

}  // namespace

void write_source_rows(ReportContext& report)
{
    if (!report.data.source_rows) return;
    const Wanted wanted = wanted_rows(report);
    if (wanted.cells.empty()) return;
    const Wording& words = report.words;
    const std::vector<SourceRow> rows = report.data.source_rows(wanted.cells);
    if (rows.empty()) return;
    report.flow.new_page();
    report.flow.heading(words("source_rows"), 0);
    report.flow.paragraph(words("source_rows_note"), kQuiet);
    pdf::Table table;
    table.columns = {{words("row"), 0.8, pdf::Align::right}, {words("finding_numbers"), 1}, {words("row_contents"), 8}};
    table.style = {.size = 7.5, .padding = 2};
    std::string title = "\n";  // no file is called so
    for (const SourceRow& row : rows) {
        const std::string its_title = row.file + (row.sheet ? " › " + *row.sheet : "");
        if (its_title != title) {
            pdf::TableRow head{.cells = {its_title}, .shaded = true, .spanning = true};
            head.cells[0].bold = true;
            table.rows.push_back(std::move(head));
        }
        title = its_title;
        const auto found = wanted.findings.find(place_of(row.file, row.sheet, row.row));
        table.rows.push_back(
            {.cells = {std::to_string(row.row), found == wanted.findings.end() ? "" : list_of(found->second),
                       contents(row, words)}});
    }
    report.flow.table(table);
    if (wanted.left_out > 0)
        report.flow.paragraph(words("more_source_rows", {{"count", std::to_string(wanted.left_out)}}), kQuiet);
}

}  // namespace reports
