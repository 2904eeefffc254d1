// SPDX-License-Identifier: Apache-2.0
#include "reports/checklist.h"

#include "reports/checklist_items.h"
#include "reports/document_style.h"
#include "reports/number_text.h"
#include "reports/pdf/flow.h"
#include "reports/report_sections.h"
#include "reports/visit_words.h"

namespace reports {

namespace {

using audit::visits::Answer;
using audit::visits::Result;

std::string both(const std::string& first, const std::string& second)
{
    return first.empty() || second.empty() ? first + second : first + "　" + second;
}

void add_part(std::string& text, const char* between, const std::string& part)
{
    if (!text.empty()) text += between;
    text += part;
}

// A row of boxes, one of them ticked.
std::string choice(const Wording& words, bool ticked, const std::string& key)
{
    return words(ticked ? "box_ticked" : "box_empty") + words(key);
}

std::string origins(const std::string& origin, const Wording& words)
{
    std::string text;
    for (const char* one : {"routine", "campaign", "complaint", "referred", "post_permit", "patrol"})
        add_part(text, "　", choice(words, origin == one, "origin_" + std::string(one)));
    return text;
}

std::string visit_time(const ReportData& data, const Wording& words)
{
    if (!data.visit || !data.visit->head.started) return words("time_blank");
    const audit::visits::Head& head = data.visit->head;
    return audit::time_text(*head.started) + words("time_to") +
           (head.ended ? audit::time_text(*head.ended) : words("clock_blank"));
}

std::string results(const Answer* answer, const Wording& words)
{
    std::string text;
    for (const Result one : {Result::none_found, Result::problem, Result::not_applicable})
        add_part(text, "\n",
                 choice(words, answer != nullptr && answer->result == one, "result_" + std::string(to_text(one))));
    return text;
}

std::string remarks(const ReportData& data, const Answer* answer, const Wording& words)
{
    if (answer == nullptr) return {};
    std::string text = answer->note;
    const auto add = [&](const std::string& more) { add_part(text, "\n", more); };
    if (!answer->measured.empty())
        add(words("measured_on_site", {{"value", with_unit(answer->measured, answer->unit)}}));
    for (const audit::visits::Photo& photo : data.visit->photos) {
        if (photo.item == answer->item) add(words("photo_number", {{"number", std::to_string(photo.number)}}));
    }
    return text;
}

pdf::Table header_block(const ReportData& data, const Wording& words)
{
    const audit::Permit permit = data.plant.permit.value_or(audit::Permit{});
    pdf::Table table;
    table.columns = {{"", 1.1}, {"", 3}, {"", 1.1}, {"", 3}};
    table.style = {.size = words.measure("head_size"), .rules = pdf::Rules::grid, .padding = 3.5, .after = 8};
    const std::optional<audit::visits::Head> head =
        data.visit ? std::optional(data.visit->head) : std::optional<audit::visits::Head>();
    const auto row = [&](const char* left, const std::string& left_value, const char* right,
                         const std::string& right_value) {
        pdf::TableRow cells{.cells = {words(left), left_value, words(right), right_value}};
        cells.cells[0].bold = cells.cells[2].bold = true;
        table.rows.push_back(std::move(cells));
    };
    const std::string period = data.audited ? days_text(data.run.period, words.language()) : "—";
    row("time_of_visit", visit_time(data, words), "task", head ? head->task : "");
    row("enterprise", data.enterprise, "uscc", data.uscc);
    row("class", both(permit.industry, permit.management_class), "representative", permit.legal_representative);
    row("address", permit.address, "contact", both(permit.contact, permit.phone));
    row("permit_no", data.permit_no, "period", period);
    row("origin", origins(head ? head->origin : "", words), "level", words("levels"));
    return table;
}

pdf::Table item_table(const ReportData& data, const std::vector<ChecklistItem>& items, const Wording& words)
{
    pdf::Table table;
    table.columns = {{words("number"), 0.55, pdf::Align::center},
                     {words("item"), 1.5},
                     {words("point"), 2.8},
                     {words("standard"), 1.9},
                     {words("shown"), 3},
                     {words("way"), 1.2},
                     {words("result"), 1.35},
                     {words("remark"), 2.3}};
    table.style = {.size = words.measure("size"), .rules = pdf::Rules::grid, .padding = 3, .line_height = 1.3};
    std::string area;
    int number = 0;
    for (const ChecklistItem& item : items) {
        if (item.area != area) {
            pdf::TableRow title{.cells = {words("area_" + item.area)}, .shaded = true, .spanning = true};
            title.cells[0].bold = true;
            table.rows.push_back(std::move(title));
        }
        area = item.area;
        const Answer* answer = data.visit ? data.visit->answer(item.id) : nullptr;
        pdf::TableRow row{.cells = {std::to_string(++number), item.item, item.point, item.standard, item.shown,
                                    item.way, results(answer, words), remarks(data, answer, words)}};
        row.cells[1].bold = item.from_finding;
        table.rows.push_back(std::move(row));
    }
    return table;
}

// Ruled lines to write on, and what was found where that is known.
void write_problems(const ReportData& data, pdf::Flow& flow, const Wording& words)
{
    std::string found;
    for (const Answer& answer : data.visit ? data.visit->answers : std::vector<Answer>{}) {
        if (answer.result == Result::problem) add_part(found, "\n", answer.title + words("colon") + answer.note);
    }
    const double step = words.measure("note_line");
    const auto count = static_cast<int>(words.measure("note_lines"));
    flow.small_heading(words("problems_found"));
    if (!found.empty()) return flow.paragraph(found, {.text = {words.measure("head_size"), false, {}}, .after = 8});
    flow.box(
        step * count,
        [&](const pdf::Box& box) {
            for (int i = 1; i <= count; ++i)
                flow.document().line({box.left, box.top + i * step}, {box.right, box.top + i * step}, 0.4,
                                     {0.6, 0.6, 0.6}, false);
        },
        10);
}

void write_signatures(const ReportData& data, pdf::Flow& flow, const Wording& words)
{
    std::vector<pdf::SignatureArea> areas = signature_areas(data, words, audit::visits::Role::inspector, 2);
    for (pdf::SignatureArea& area : signature_areas(data, words, audit::visits::Role::party, 1))
        areas.push_back(std::move(area));
    flow.signatures(areas, words.measure("signature"));
}

}  // namespace

std::string checklist_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("checklist", language);
    const ReportMark mark = mark_of(data, "checklist", language);
    pdf::DocumentInfo info = document_info(data, words, mark);
    info.landscape = true;
    pdf::Document document(info);
    pdf::Flow flow(document, page_style(data, words, mark));
    document.bookmark(words("title"), 0, 0);
    flow.paragraph(words("title"), {.text = {18, true, {}}, .align = pdf::Align::center, .after = 6});
    flow.table(header_block(data, words));
    if (!data.plant.permit) flow.paragraph(words("no_permit"), {.text = {9, false, {}}});
    flow.table(item_table(data, make_checklist(data, words), words));
    write_problems(data, flow, words);
    write_signatures(data, flow, words);
    flow.finish();
    return document.finish();
}

}  // namespace reports
