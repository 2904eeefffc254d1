// SPDX-License-Identifier: Apache-2.0
#include "reports/brief.h"

#include <algorithm>

#include "reports/brief_columns.h"
#include "reports/chart_drawing.h"
#include "reports/document_style.h"
#include "reports/first_findings.h"
#include "reports/number_text.h"
#include "reports/outlet_map.h"
#include "reports/pdf/flow.h"
#include "reports/permit_words.h"
#include "reports/report_sections.h"
#include "reports/text_box.h"

namespace reports {

namespace {

using audit::Finding;
using audit::Severity;

constexpr pdf::Color kQuiet = {0.3, 0.3, 0.3};

struct Brief {
    const ReportData& data;
    const Wording& words;
    pdf::Flow& flow;
    double size = 8;
};

std::string dash(const std::string& text)
{
    return text.empty() ? "—" : text;
}

std::string joined(const std::string& first, const std::string& second)
{
    return first.empty() || second.empty() ? first + second : first + "　" + second;
}

std::string audit_text(const Brief& brief)
{
    const ReportData& data = brief.data;
    if (!data.audited) return brief.words("not_audited_short");
    const auto count = [&](Severity severity) {
        return std::to_string(std::count_if(
            data.run.findings.begin(), data.run.findings.end(),
            [&](const Finding& one) { return one.severity == severity && data.standings.at(one.id).counts(); }));
    };
    return brief.words("audit_text", {{"period", days_text(data.run.period, brief.words.language())},
                                      {"violation", count(Severity::violation)},
                                      {"suspicion", count(Severity::suspicion)},
                                      {"notice", count(Severity::notice)}});
}

std::string last_visit(const Brief& brief)
{
    const ReportData& data = brief.data;
    if (data.visit && data.visit->head.started) {
        const auto found =
            std::count_if(data.visit->answers.begin(), data.visit->answers.end(),
                          [](const auto& answer) { return answer.result == audit::visits::Result::problem; });
        return brief.words("last_text",
                           {{"day", audit::date_text(*data.visit->head.started)}, {"count", std::to_string(found)}});
    }
    if (data.past_findings.empty() || !data.past_findings.front().found_on) return "—";
    const audit::Time day = *data.past_findings.front().found_on;
    const auto same = std::count_if(data.past_findings.begin(), data.past_findings.end(),
                                    [&](const auto& one) { return one.found_on == day; });
    return brief.words("last_text", {{"day", audit::date_text(day)}, {"count", std::to_string(same)}});
}

std::vector<std::pair<std::string, std::string>> facts(const Brief& brief)
{
    const Wording& words = brief.words;
    const audit::Permit permit = brief.data.plant.permit.value_or(audit::Permit{});
    const Values known = permit_values(brief.data.plant, words);
    const auto value = [&](const char* name) {
        return std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; })->second;
    };
    return {{"enterprise", dash(brief.data.enterprise)},
            {"permit_no", dash(brief.data.permit_no)},
            {"validity", value("validity")},
            {"class", dash(joined(permit.industry, permit.management_class))},
            {"address", dash(permit.address)},
            {"contact", dash(joined(permit.contact, permit.phone))},
            {"works", words("works_text", {{"facilities", value("facility_count")},
                                           {"treatments", value("treatment_count")},
                                           {"outlets", value("outlet_count")}})},
            {"audit", audit_text(brief)},
            {"last", last_visit(brief)}};
}

void write_facts(Brief& brief)
{
    const double height = brief.words.measure("facts");
    brief.flow.box(height, [&](const pdf::Box& box) {
        constexpr double kMapShare = 0.42;
        const double middle = box.right - box.width() * kMapShare;
        const double label = brief.size * 6.2;
        const pdf::TextStyle bold = {brief.size, true, {}};
        const pdf::TextStyle plain = {brief.size, false, {}};
        const double step = brief.size * 1.35;
        double top = box.top;
        for (const auto& [key, text] : facts(brief)) {
            write_in_box(brief.flow, {box.left, top, box.left + label, top + step}, brief.words(key), bold);
            const pdf::Box room = {box.left + label, top, middle - 10, std::min(top + 2 * step, box.bottom)};
            top += std::max(step, write_in_box(brief.flow, room, text, plain)) + 1;
            if (top + step > box.bottom) break;
        }
        draw_map(brief.flow.document(), {middle, box.top, box.right, box.bottom},
                 map_points(brief.data.plant, brief.words("the_plant")),
                 {brief.words("north"), brief.words("no_map"), brief.words("metres")});
    });
}

std::string limit_text(const std::optional<audit::LimitValue>& limit)
{
    if (!limit) return "—";
    const std::string lower = limit->lower ? limit->lower->to_string() + "～" : std::string();
    return lower + with_unit(limit->upper.to_string(), limit->unit);
}

pdf::TableRow limit_row(const Brief& brief, const audit::PermitLimit& limit)
{
    const ReportData& data = brief.data;
    const std::optional<audit::Decimal> cap =
        annual_cap(data.plant, limit.outlet, limit.pollutant, data.run.period.from);
    const std::optional<double> tonnes = data.account.tonnes(limit.outlet, limit.pollutant, data.run.period);
    const bool comparable = cap && tonnes && cap->to_double() > 0;
    return {.cells = {limit.outlet, limit.pollutant, limit_text(limit.hourly), limit_text(limit.daily),
                      cap ? cap->to_string() : "—", tonnes ? plain_number(*tonnes, 2) : "—",
                      comparable ? percent(*tonnes / cap->to_double(), 0) : "—"}};
}

// One line each: a name that is too long for its column is cut.
void write_limits(Brief& brief)
{
    const Wording& words = brief.words;
    const auto& limits = brief.data.plant.limits;
    brief.flow.small_heading(words("limits"));
    const pdf::ParagraphStyle quiet = {.text = {brief.size, false, kQuiet}, .line_height = 1.3, .after = 2};
    if (limits.empty()) return brief.flow.paragraph(words("no_limits"), quiet);
    pdf::Table table;
    table.columns = {{words("outlet"), 1.2},
                     {words("pollutant"), 2.2},
                     {words("hourly"), 1.6, pdf::Align::right},
                     {words("daily"), 1.6, pdf::Align::right},
                     {words("cap_of_year"), 1.3, pdf::Align::right},
                     {words("accounted"), 1.3, pdf::Align::right},
                     {words("used"), 0.9, pdf::Align::right}};
    table.style = {.size = brief.size, .padding = 1.2, .before = 0, .after = 2};
    const auto most = static_cast<std::size_t>(words.measure("limit_rows"));
    double shares = 0;
    for (const pdf::TableColumn& column : table.columns) shares += column.share;
    for (std::size_t i = 0; i < limits.size() && i < most; ++i) {
        pdf::TableRow row = limit_row(brief, limits[i]);
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
            row.cells[cell].text = fitted_text(brief.flow.document(), row.cells[cell].text, {brief.size, false, {}},
                                               brief.flow.width() * table.columns[cell].share / shares - 7);
        table.rows.push_back(std::move(row));
    }
    brief.flow.table(table);
    if (limits.size() > most)
        brief.flow.paragraph(words("more_limits", {{"count", std::to_string(limits.size() - most)}}), quiet);
}

void write_one(Brief& brief, const pdf::Box& box, std::size_t number, const Finding& finding)
{
    const Wording& words = brief.words;
    std::optional<ChartModel> chart = brief.data.chart ? brief.data.chart(finding) : std::nullopt;
    if (chart) chart->load.reset();  // there is no room for a second strip
    const double split = chart ? box.right - box.width() * words.measure("chart_share") : box.right;
    const std::string title = std::to_string(number) + ". " + words.severity(finding.severity) + words("colon") +
                              check_title(brief.data.run, finding.check, words.language());
    pdf::Box text = {box.left, box.top, split - 10, box.bottom - 3};
    const double step = brief.size * 1.35;
    write_in_box(brief.flow, {text.left, text.top, text.right, text.top + step},
                 fitted_text(brief.flow.document(), title, {brief.size, true, {}}, text.width()),
                 {brief.size, true, {}});
    text.top += step;
    pdf::Box message = text;
    message.bottom = text.bottom - step;
    text.top += write_in_box(brief.flow, message, finding.message.in(words.language()), {brief.size, false, {}});
    write_in_box(brief.flow, text, words("verify_there") + finding.verify.in(words.language()),
                 {brief.size, false, kQuiet});
    // The chart's legend is left out here: its room lies below the box, nothing is drawn there.
    constexpr double kLegend = 13;
    if (chart) draw_chart(brief.flow.document(), {split, box.top, box.right, box.bottom + kLegend - 2}, *chart, {});
    brief.flow.document().line({box.left, box.bottom}, {box.right, box.bottom}, 0.3, {0.75, 0.75, 0.75}, false);
}

void write_worst(Brief& brief)
{
    const Wording& words = brief.words;
    brief.flow.small_heading(words("worst"));
    const std::vector<std::size_t> chosen =
        first_to_look_at(brief.data, words, static_cast<std::size_t>(words.measure("worst")));
    if (chosen.empty())
        return brief.flow.paragraph(words(brief.data.audited ? "no_worst" : "not_audited_short"),
                                    {.text = {brief.size, false, kQuiet}});
    for (std::size_t i = 0; i < chosen.size(); ++i)
        brief.flow.box(
            words.measure("worst_height"),
            [&](const pdf::Box& box) { write_one(brief, box, i + 1, brief.data.run.findings[chosen[i]]); }, 3);
}

// Three columns to the end of the page.
void write_columns(Brief& brief)
{
    const std::vector<BriefColumn> columns = brief_columns(brief.data, brief.words);
    brief.flow.space(4);
    brief.flow.box(
        brief.flow.room() - 1,
        [&](const pdf::Box& box) {
            constexpr double kBetween = 12;
            const auto count = static_cast<double>(columns.size());
            const double width = (box.width() - kBetween * (count - 1)) / count;
            double left = box.left;
            for (const BriefColumn& column : columns) {
                pdf::Box part = {left, box.top, left + width, box.bottom};
                part.top += write_in_box(brief.flow, part, column.title, {brief.size + 1, true, {}}) + 1;
                for (const std::string& line : column.lines)
                    part.top += write_in_box(brief.flow, part, "· " + line, {brief.size, false, {}}, 1.3) + 1;
                left += width + kBetween;
            }
        },
        0);
}

}  // namespace

std::string brief_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("brief", language);
    const ReportMark mark = mark_of(data, "brief", language);
    pdf::Document document(document_info(data, words, mark));
    pdf::Flow flow(document, page_style(data, words, mark));
    document.bookmark(words("title"), 0, 0);
    Brief brief{data, words, flow, words.measure("size")};
    flow.paragraph(words("title"),
                   {.text = {14, true, {}}, .align = pdf::Align::center, .line_height = 1.2, .after = 3});
    write_facts(brief);
    write_limits(brief);
    write_worst(brief);
    write_columns(brief);
    flow.finish();
    return document.finish();
}

}  // namespace reports
