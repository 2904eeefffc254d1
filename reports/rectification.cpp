// SPDX-License-Identifier: Apache-2.0
#include "reports/rectification.h"

#include <algorithm>

#include "reports/advice.h"
#include "reports/document_style.h"
#include "reports/first_findings.h"
#include "reports/number_text.h"
#include "reports/pdf/flow.h"
#include "reports/report_sections.h"
#include "reports/tracking_sheet.h"

namespace reports {

namespace {

using audit::Finding;
using audit::visits::Answer;
using audit::visits::Order;
using audit::visits::OrderItem;

struct Letter {
    const ReportData& data;
    const Wording& words;
    pdf::Flow& flow;

    pdf::ParagraphStyle body() const
    {
        const double size = words.measure("size");
        return {.text = {size, false, {}}, .line_height = 1.7, .after = 3, .first_indent = 2 * size};
    }
};

std::string norms(const Finding& finding, const Wording& words)
{
    std::string text;
    for (const audit::Basis& norm : finding.basis) {
        if (!text.empty()) text += words("semicolon");
        text += norm.law + norm.article;
    }
    return text;
}

OrderItem drafted(const Finding& finding, const Wording& words, const Advice& advice)
{
    OrderItem item;
    item.finding = finding.id;
    item.problem = finding.message.in(words.language());
    item.requirement = advice.how(finding);
    item.basis = norms(finding, words);
    return item;
}

bool is_under_way(const std::string& state)
{
    return state == "confirmed" || state == "ordered" || state == "submitted";
}

// What was confirmed and what was seen on site; where nobody decided yet, what the data show first.
Order draft(const ReportData& data, const Wording& words)
{
    const Advice advice(words.language());
    Order order;
    for (const Finding& finding : data.run.findings) {
        if (is_under_way(data.standings.at(finding.id).state)) order.items.push_back(drafted(finding, words, advice));
    }
    for (const Answer& answer : data.visit ? data.visit->answers : std::vector<Answer>{}) {
        if (answer.result != audit::visits::Result::problem) continue;
        OrderItem item;
        item.answer = answer.item;
        item.problem = answer.note;
        order.items.push_back(item);
    }
    if (!order.items.empty()) return order;
    for (const std::size_t i : first_to_look_at(data, words, static_cast<std::size_t>(words.measure("drafted")))) {
        const Finding& finding = data.run.findings[i];
        if (finding.severity == audit::Severity::violation) order.items.push_back(drafted(finding, words, advice));
    }
    return order;
}

void write_items(Letter& letter, const Order& order)
{
    const Wording& words = letter.words;
    pdf::Table table;
    table.columns = {{words("number"), 0.75, pdf::Align::center},
                     {words("problem"), 3.4},
                     {words("basis"), 1.9},
                     {words("requirement"), 3.2},
                     {words("due"), 1.4, pdf::Align::center}};
    table.style = {.size = words.measure("table_size"), .rules = pdf::Rules::grid, .padding = 3.5};
    for (const OrderItem& item : order.items)
        table.rows.push_back(
            {.cells = {std::to_string(table.rows.size() + 1), item.problem, item.basis, item.requirement,
                       item.due_on ? audit::date_text(*item.due_on) : words("due_blank")}});
    letter.flow.table(table);
}

std::string seen(const Letter& letter, const Order& order)
{
    const ReportData& data = letter.data;
    const bool by_visit = data.visit && data.visit->head.started && (order.visit == data.visit->key || !data.audited);
    if (by_visit)
        return letter.words("seen_on_visit",
                            {{"authority", data.visit->head.authority.empty() ? letter.words("issued_blank")
                                                                              : data.visit->head.authority},
                             {"day", audit::date_text(*data.visit->head.started)}});
    return letter.words("seen_in_data", {{"period", days_text(data.run.period, letter.words.language())}});
}

void write_addressee(Letter& letter)
{
    const audit::Permit permit = letter.data.plant.permit.value_or(audit::Permit{});
    pdf::ParagraphStyle plain = letter.body();
    plain.first_indent = 0;
    letter.flow.paragraph(letter.words("addressee", {{"enterprise", letter.data.enterprise}}), plain);
    letter.flow.paragraph(letter.words("uscc", {{"uscc", letter.data.uscc}, {"permit_no", letter.data.permit_no}}),
                          plain);
    letter.flow.paragraph(
        letter.words("representative", {{"representative", permit.legal_representative}, {"address", permit.address}}),
        plain);
}

void write_issue(Letter& letter, const Order& order)
{
    const Wording& words = letter.words;
    const bool issued = !order.number.empty();
    letter.flow.paragraph(words("remedies"), letter.body());
    if (!issued) letter.flow.paragraph(words("legal_review"), letter.body());
    if (!order.contact.empty()) letter.flow.paragraph(words("contact", {{"contact", order.contact}}), letter.body());
    pdf::ParagraphStyle right = letter.body();
    right.align = pdf::Align::right;
    right.first_indent = 0;
    right.before = 10;
    right.keep_with_next = true;
    letter.flow.paragraph(
        order.authority.empty() ? words("issued_blank") : words("issued", {{"authority", order.authority}}), right);
    right.before = 0;
    right.keep_with_next = false;
    letter.flow.paragraph(order.issued_on ? audit::date_text(*order.issued_on) : words("day_blank"), right);
    letter.flow.small_heading(words("receipt"));
    letter.flow.signatures({{.label = words("sign_receiver"), .date_label = words("sign_date")},
                            {.label = words("sign_server"), .date_label = words("sign_date")}},
                           words.measure("signature"));
    letter.flow.end_mark(words("end_mark"));
}

void write_order(Letter& letter, const Order& order)
{
    const Wording& words = letter.words;
    const bool issued = !order.number.empty();
    const std::string title = words(issued ? "order_title" : "draft_title");
    letter.flow.document().bookmark(title, 0, letter.flow.y() - 4);
    letter.flow.paragraph(title, {.text = {18, true, {}}, .align = pdf::Align::center, .after = 4});
    letter.flow.paragraph(issued ? words("number_of", {{"number", order.number}}) : words("number_blank"),
                          {.text = {words.measure("size"), false, {}}, .align = pdf::Align::right, .after = 6});
    write_addressee(letter);
    if (order.items.empty()) {
        letter.flow.paragraph(words(letter.data.audited ? "nothing" : "not_audited"), letter.body());
        return;
    }
    letter.flow.paragraph(seen(letter, order), letter.body());
    write_items(letter, order);
    letter.flow.paragraph(words("asked"), letter.body());
    write_issue(letter, order);
}

}  // namespace

std::string rectification_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("rectification", language);
    ReportMark mark = mark_of(data, "rectification", language);
    mark.draft = data.draft || data.orders.empty();
    pdf::Document document(document_info(data, words, mark));
    pdf::Flow flow(document, page_style(data, words, mark));
    Letter letter{data, words, flow};
    const std::vector<Order> orders = data.orders.empty() ? std::vector<Order>{draft(data, words)} : data.orders;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (i > 0) flow.new_page();
        write_order(letter, orders[i]);
    }
    flow.new_page();
    write_tracking(flow, data, orders, words);
    write_missing_glyphs(flow, words);
    flow.finish();
    return document.finish();
}

}  // namespace reports
