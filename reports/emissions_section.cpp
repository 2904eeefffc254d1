// SPDX-License-Identifier: Apache-2.0
// The emission account: totals against the yearly cap, then each outlet and pollutant by month with bars that add up
// towards the cap.
#include <algorithm>
#include <map>

#include "reports/chart_drawing.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::emissions::MonthAmount;

constexpr std::size_t kMonthsInARow = 12;

// One outlet and pollutant: months of the account's own method, and the sums of the others beside it.
struct AccountLine {
    std::string outlet, pollutant;
    std::vector<const MonthAmount*> months;
    std::map<audit::emissions::Method, double> others;
    std::optional<audit::Decimal> cap;

    double total() const
    {
        double sum = 0;
        for (const MonthAmount* month : months) sum += month->tonnes;
        return sum;
    }
};

std::vector<AccountLine> lines_of(const ReportData& data)
{
    std::vector<AccountLine> lines;
    for (const MonthAmount& month : data.account.months) {
        auto line = std::find_if(lines.begin(), lines.end(), [&](const AccountLine& l) {
            return l.outlet == month.outlet && l.pollutant == month.pollutant;
        });
        if (line == lines.end()) {
            lines.push_back({month.outlet, month.pollutant, {}, {}, {}});
            line = std::prev(lines.end());
            line->cap = annual_cap(data.plant, month.outlet, month.pollutant, data.account.period.from);
        }
        if (month.is_account) {
            line->months.push_back(&month);
        } else {
            line->others[month.method] += month.tonnes;
        }
    }
    return lines;
}

std::string method_word(const Wording& words, audit::emissions::Method method)
{
    return words("method_" + std::string(audit::emissions::to_text(method)));
}

// As many decimals as four figures need: 12.34, 0.001234.
std::string tonnes(double value)
{
    const double size = std::abs(value);
    return fixed_number(value, size >= 100 ? 1 : size >= 1 ? 3 : size >= 0.01 ? 4 : 6);
}

void write_totals(ReportContext& report, const std::vector<AccountLine>& lines)
{
    const Wording& words = report.words;
    pdf::Table table;
    table.columns = {{words("outlet"), 1.2},
                     {words("pollutant"), 1.6},
                     {words("method"), 1.4},
                     {words("tonnes"), 1.4, pdf::Align::right},
                     {words("cap_tonnes"), 1.5, pdf::Align::right},
                     {words("cap_share"), 1.2, pdf::Align::right},
                     {words("other_methods"), 2.6}};
    for (const AccountLine& line : lines) {
        if (line.months.empty()) continue;
        std::string others;
        for (const auto& [method, amount] : line.others) {
            if (!others.empty()) others += '\n';
            others += method_word(words, method) + " " + tonnes(amount);
        }
        const bool has_cap = line.cap && !line.cap->is_zero();
        table.rows.push_back({.cells = {line.outlet, line.pollutant, method_word(words, line.months.front()->method),
                                        tonnes(line.total()), line.cap ? line.cap->to_string() : "—",
                                        has_cap ? percent(line.total() / line.cap->to_double(), 1) : "—",
                                        others.empty() ? "—" : others}});
    }
    report.flow.table(table);
}

BarChartModel bars_of(const ReportContext& report, const AccountLine& line)
{
    std::vector<std::string> labels;
    std::vector<double> values;
    for (const MonthAmount* month : line.months) {
        labels.push_back(date_text(month->month).substr(2, 5));
        values.push_back(month->tonnes);
    }
    std::optional<ChartLimit> cap;
    if (line.cap) cap = ChartLimit{line.cap->to_double(), report.words("cap", {{"value", line.cap->to_string()}})};
    return make_bars("", "t", std::move(labels), std::move(values), std::move(cap));
}

// Months side by side, a year in one table.
void write_month_columns(ReportContext& report, const AccountLine& line, std::size_t begin, std::size_t end, double sum)
{
    const Wording& words = report.words;
    const bool has_cap = line.cap && !line.cap->is_zero();
    pdf::Table table;
    table.columns = {{words("month"), 2.1}};
    table.style = {.size = 7, .padding = 1.6, .after = 4, .side = 0.4};
    pdf::TableRow amounts{.cells = {words("tonnes")}};
    pdf::TableRow shares{.cells = {words("cap_share_so_far")}};
    pdf::TableRow filled{.cells = {words("filled_share")}};
    for (std::size_t i = begin; i < begin + kMonthsInARow; ++i) {
        const MonthAmount* month = i < end ? line.months[i] : nullptr;
        table.columns.push_back({month ? date_text(month->month).substr(0, 7) : "", 1, pdf::Align::right});
        if (month == nullptr) continue;
        sum += month->tonnes;
        amounts.cells.emplace_back(tonnes(month->tonnes));
        if (has_cap) shares.cells.emplace_back(percent(sum / line.cap->to_double(), 1));
        filled.cells.emplace_back(percent(month->filled_share, 1));
    }
    table.rows.push_back(std::move(amounts));
    if (has_cap) table.rows.push_back(std::move(shares));
    table.rows.push_back(std::move(filled));
    report.flow.table(table);
}

void write_months(ReportContext& report, const AccountLine& line)
{
    constexpr double kBars = 92, kRows = 62;
    const BarChartModel bars = bars_of(report, line);
    report.flow.heading(
        report.words("bars_title", {{"subject", line.outlet + " " + line.pollutant},
                                    {"method", method_word(report.words, line.months.front()->method)}}),
        2);
    report.flow.need(kBars + kRows);
    report.flow.box(kBars, [&](const Box& box) { draw_bars(report.flow.document(), box, bars); });
    double sum = 0;
    for (std::size_t begin = 0; begin < line.months.size(); begin += kMonthsInARow) {
        const std::size_t end = std::min(begin + kMonthsInARow, line.months.size());
        write_month_columns(report, line, begin, end, sum);
        for (std::size_t i = begin; i < end; ++i) sum += line.months[i]->tonnes;
    }
}

}  // namespace

void write_emissions(ReportContext& report)
{
    const std::vector<AccountLine> lines = lines_of(report.data);
    if (lines.empty()) return;
    report.flow.new_page();
    report.flow.heading(report.words("emissions"), 0);
    report.flow.paragraph(
        report.words("emissions_note", {{"period", days_text(report.data.account.period, report.language())}}),
        {.text = {9, false, {0.3, 0.3, 0.3}}});
    write_totals(report, lines);
    for (const AccountLine& line : lines) {
        if (!line.months.empty()) write_months(report, line);
    }
}

}  // namespace reports
