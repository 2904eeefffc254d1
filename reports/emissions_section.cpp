// SPDX-License-Identifier: Apache-2.0
// The emission account: totals against the yearly cap, then each outlet and pollutant by month with bars that add up
// towards the cap.
#include <algorithm>
#include <map>

#include "reports/number_text.h"
#include "reports/pdf/chart.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::emissions::MonthAmount;

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
            others += (others.empty() ? "" : "\n") + method_word(words, method) + " " + tonnes(amount);
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
    return make_bars(report.words("bars_title", {{"subject", line.outlet + " " + line.pollutant}}), "t",
                     std::move(labels), std::move(values), std::move(cap));
}

void write_months(ReportContext& report, const AccountLine& line)
{
    const Wording& words = report.words;
    report.flow.heading(line.outlet + " " + line.pollutant, 1);
    const BarChartModel bars = bars_of(report, line);
    report.flow.box(130, [&](const pdf::Box& box) { pdf::draw_bars(report.flow.document(), box, bars); });
    pdf::Table table;
    table.columns = {{words("month"), 1},
                     {words("tonnes"), 1.2, pdf::Align::right},
                     {words("sum_so_far"), 1.2, pdf::Align::right},
                     {words("cap_share"), 1.2, pdf::Align::right},
                     {words("filled_share"), 1.2, pdf::Align::right},
                     {words("method"), 1.2, pdf::Align::right}};
    table.style.size = 8;
    table.style.padding = 2.2;
    double sum = 0;
    const bool has_cap = line.cap && !line.cap->is_zero();
    for (const MonthAmount* month : line.months) {
        sum += month->tonnes;
        table.rows.push_back({.cells = {date_text(month->month).substr(0, 7), tonnes(month->tonnes), tonnes(sum),
                                        has_cap ? percent(sum / line.cap->to_double(), 1) : "—",
                                        percent(month->filled_share, 1), method_word(words, month->method)}});
    }
    report.flow.table(table);
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
