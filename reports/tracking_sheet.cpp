// SPDX-License-Identifier: Apache-2.0
#include "reports/tracking_sheet.h"

#include <algorithm>
#include <string>

#include "reports/number_text.h"

namespace reports {

namespace {

using audit::visits::OrderItem;

struct Line {
    OrderItem item;
    std::string source;
};

struct Sheet {
    const ReportData& data;
    const Wording& words;
    std::optional<audit::Time> today;  // of the case
};

std::vector<Line> lines_of(const Sheet& sheet, const std::vector<audit::visits::Order>& orders)
{
    std::vector<Line> lines;
    for (const audit::visits::Order& order : orders) {
        for (const OrderItem& item : order.items) {
            std::string source = order.number.empty() ? sheet.words("as_audited") : order.number;
            if (!item.finding.empty()) {
                source += '\n';
                source += sheet.words("source_finding", {{"id", item.finding}});
            }
            lines.push_back({item, source});
        }
    }
    for (const audit::visits::PastFinding& past : sheet.data.past_findings) {
        OrderItem item;
        item.problem = past.problem;
        item.due_on = past.due_on;
        item.done_on = past.rectified_on;
        item.done = past.evidence;
        lines.push_back(
            {item, sheet.words("source_past", {{"day", past.found_on ? audit::date_text(*past.found_on) : "—"}})});
    }
    return lines;
}

bool is_overdue(const Sheet& sheet, const OrderItem& item)
{
    return !item.closed && !item.done_on && item.due_on && sheet.today && *item.due_on < *sheet.today;
}

// A finding's own state counts where the order's item does not say more.
std::string state_of(const Sheet& sheet, const OrderItem& item)
{
    const std::string found = item.finding.empty() ? std::string() : sheet.data.standings.at(item.finding).state;
    if (item.closed || found == "closed") return sheet.words("state_closed");
    if (item.checked_on) return sheet.words("state_checked");
    if (item.done_on || found == "submitted") return sheet.words("state_done");
    return sheet.words(is_overdue(sheet, item) ? "state_overdue" : "state_open");
}

std::string dated(const std::optional<audit::Time>& day, const std::string& text)
{
    if (!day) return text;
    return text.empty() ? audit::date_text(*day) : audit::date_text(*day).append("\n").append(text);
}

void write_counts(pdf::Flow& flow, const Sheet& sheet, const std::vector<Line>& lines)
{
    const auto count = [&](auto is) { return std::to_string(std::count_if(lines.begin(), lines.end(), is)); };
    flow.paragraph(sheet.words("tracking_note",
                               {{"day", sheet.today ? audit::date_text(*sheet.today) : "—"},
                                {"total", std::to_string(lines.size())},
                                {"closed", count([&](const Line& line) {
                                     return state_of(sheet, line.item) == sheet.words("state_closed");
                                 })},
                                {"overdue", count([&](const Line& line) { return is_overdue(sheet, line.item); })}}),
                   {.text = {9.5, false, {}}});
}

}  // namespace

void write_tracking(pdf::Flow& flow, const ReportData& data, const std::vector<audit::visits::Order>& orders,
                    const Wording& words)
{
    const Sheet sheet{data, words, audit::parse_time(china_time(data.as_of).substr(0, 10))};
    const std::vector<Line> lines = lines_of(sheet, orders);
    flow.heading(words("tracking"), 0);
    if (lines.empty()) return flow.paragraph(words("no_tracking"), {.text = {9.5, false, {}}});
    write_counts(flow, sheet, lines);
    pdf::Table table;
    table.columns = {{words("number"), 0.7, pdf::Align::center},
                     {words("problem"), 3},
                     {words("source"), 1.45},
                     {words("requirement"), 2.5},
                     {words("responsible"), 0.9},
                     {words("due"), 1.5, pdf::Align::center},
                     {words("done"), 1.5},
                     {words("checked"), 1.4},
                     {words("state"), 1.15, pdf::Align::center}};
    table.style = {.size = 7.5, .rules = pdf::Rules::grid, .padding = 2.5, .side = 1.5};
    for (const Line& line : lines) {
        const OrderItem& item = line.item;
        table.rows.push_back(
            {.cells = {std::to_string(table.rows.size() + 1), item.problem, line.source, item.requirement,
                       item.responsible, item.due_on ? audit::date_text(*item.due_on) : "",
                       dated(item.done_on, item.done), dated(item.checked_on, item.checked), state_of(sheet, item)},
             .min_height = 30});
    }
    flow.table(table);
}

}  // namespace reports
