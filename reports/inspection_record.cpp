// SPDX-License-Identifier: Apache-2.0
#include "reports/inspection_record.h"

#include <algorithm>

#include "reports/document_style.h"
#include "reports/pdf/flow.h"
#include "reports/record_photos.h"
#include "reports/report_sections.h"
#include "reports/visit_words.h"

namespace reports {

namespace {

using audit::visits::Answer;
using audit::visits::Person;
using audit::visits::Role;
using audit::visits::Visit;

struct Record {
    const ReportData& data;
    const Wording& words;
    pdf::Flow& flow;
    Visit visit;  // an empty one for the form

    pdf::ParagraphStyle body() const
    {
        return {.text = {words.measure("size"), false, {}},
                .line_height = 1.6,
                .after = 2,
                .first_indent = 2 * words.measure("size")};
    }
};

std::string names(const std::vector<Person>& people, const Wording& words)
{
    std::string text;
    for (const Person& one : people) {
        if (!text.empty()) text += words("and");
        text += one.name;
    }
    return text.empty() ? "＿＿＿＿＿＿" : text;
}

std::string certificates(const std::vector<Person>& people, const Wording& words)
{
    std::string text;
    for (const Person& one : people) {
        if (!text.empty()) text += words("and");
        text += one.certificate.empty() ? "＿＿＿＿＿＿" : one.certificate;
    }
    return text.empty() ? "＿＿＿＿＿＿" : text;
}

std::string time_of(const Record& record)
{
    const audit::visits::Head& head = record.visit.head;
    if (!head.started) return record.words("time_blank");
    return audit::time_text(*head.started) + record.words("time_to") +
           (head.ended ? audit::time_text(*head.ended) : record.words("clock_blank"));
}

void write_head(Record& record)
{
    const Wording& words = record.words;
    const audit::visits::Head& head = record.visit.head;
    const audit::Permit permit = record.data.plant.permit.value_or(audit::Permit{});
    pdf::Table table;
    table.columns = {{"", 1.35}, {"", 2.5}, {"", 1.35}, {"", 2.5}};
    table.style = {.size = words.measure("head_size"), .rules = pdf::Rules::grid, .padding = 4, .after = 8};
    const auto row = [&](const char* left, const std::string& a, const char* right, const std::string& b) {
        pdf::TableRow cells{.cells = {words(left), a, words(right), b}};
        cells.cells[0].bold = cells.cells[2].bold = true;
        table.rows.push_back(std::move(cells));
    };
    row("time", time_of(record), "weather", head.weather);
    row("place", head.place, "authority", head.authority);
    std::string inspectors;
    for (const Person& one : record.visit.people(Role::inspector)) {
        if (!inspectors.empty()) inspectors += "\n";
        inspectors += one.name + "　" + one.certificate;
    }
    const std::vector<Person> recorders = record.visit.people(Role::recorder);
    row("inspectors", inspectors.empty() ? "\n" : inspectors, "recorders",
        recorders.empty() ? "" : names(recorders, words));
    row("enterprise", record.data.enterprise, "uscc", record.data.uscc);
    row("representative", permit.legal_representative, "permit_no", record.data.permit_no);
    row("address", permit.address, "task", head.task);
    std::vector<Person> party = record.visit.people(Role::party);
    if (party.empty()) party.push_back({Role::party, {}, {}, {}, {}, {}});
    for (const Person& one : party) {
        row("party", one.name, "duty", one.duty);
        row("identity", one.identity, "phone", one.phone);
    }
    for (const Person& one : record.visit.people(Role::witness)) row("witnesses", one.name, "duty", one.duty);
    record.flow.table(table);
}

void write_told(Record& record)
{
    const Wording& words = record.words;
    const audit::visits::Head& head = record.visit.head;
    const std::vector<Person> inspectors = record.visit.people(Role::inspector);
    record.flow.heading(words("told"), 2);
    record.flow.paragraph(
        words("told_text", {{"authority", head.authority.empty() ? "＿＿＿＿＿＿＿＿" : head.authority},
                            {"inspectors", names(inspectors, words)},
                            {"certificates", certificates(inspectors, words)}}),
        record.body());
    const auto box = [&](bool ticked, const char* key) {
        record.flow.paragraph(words(ticked ? "box_ticked" : "box_empty") + words(key), record.body());
    };
    box(head.certificates_shown, "told_certificates");
    box(head.rights_told, "told_rights");
    record.flow.paragraph(words("told_answer"), record.body());
}

void write_lines_to_write_on(Record& record, const char* how_many)
{
    const double step = record.words.measure("writing_line");
    const auto count = static_cast<int>(record.words.measure(how_many));
    for (int i = 0; i < count; ++i)
        record.flow.box(
            step,
            [&](const pdf::Box& box) {
                record.flow.document().line({box.left, box.bottom}, {box.right, box.bottom}, 0.4, {0.6, 0.6, 0.6},
                                            false);
            },
            0);
    record.flow.space(8);
}

// What an item from a finding is called says what the data seem to show: the record only says what was looked at.
std::string title_of(const Record& record, const Answer& answer)
{
    const std::size_t subject = answer.item.find('@');
    if (subject == std::string::npos) return answer.title;
    const std::string about = answer.item.substr(subject + 1);
    const std::string& stop = record.words("full_stop");
    std::string point = answer.point;
    if (point.ends_with(stop)) point.resize(point.size() - stop.size());
    return record.words("finding_checked",
                        {{"subject", about.empty() ? record.words("whole_plant") : about}, {"point", point}});
}

std::string sentence(const Record& record, const Answer& answer, std::size_t number)
{
    const Wording& words = record.words;
    std::string text = words("seen_" + std::string(to_text(answer.result)),
                             {{"number", std::to_string(number)}, {"title", title_of(record, answer)}});
    text += answer.note;
    if (!answer.note.empty() && !answer.note.ends_with("。")) text += words("full_stop");
    if (!answer.measured.empty()) text += words("seen_measured", {{"value", with_unit(answer.measured, answer.unit)}});
    std::string numbers;
    for (const audit::visits::Photo& photo : record.visit.photos) {
        if (photo.item != answer.item) continue;
        if (!numbers.empty()) numbers += words("and");
        numbers += std::to_string(photo.number);
    }
    if (!numbers.empty()) text += words("seen_photos", {{"numbers", numbers}});
    return text;
}

void write_situation(Record& record)
{
    const Wording& words = record.words;
    record.flow.heading(words("situation"), 2);
    if (record.visit.head.situation.empty() && record.visit.answers.empty())
        return write_lines_to_write_on(record, "writing_lines");
    if (!record.visit.head.situation.empty()) record.flow.paragraph(record.visit.head.situation, record.body());
    std::size_t number = 0;
    std::size_t areas = 0;
    for (const char* area : {"site", "production", "treatment", "outlets", "station", "waste", "records"}) {
        const auto here = [&](const Answer& answer) { return answer.area == area; };
        if (std::none_of(record.visit.answers.begin(), record.visit.answers.end(), here)) continue;
        pdf::ParagraphStyle title = record.body();
        title.text.bold = title.keep_with_next = true;
        record.flow.paragraph(
            words("walked", {{"number", std::to_string(++areas)}, {"area", words("area_" + std::string(area))}}),
            title);
        for (const Answer& answer : record.visit.answers) {
            if (here(answer)) record.flow.paragraph(sentence(record, answer, ++number), record.body());
        }
    }
}

void write_rest(Record& record)
{
    const Wording& words = record.words;
    const audit::visits::Head& head = record.visit.head;
    const bool form = record.visit.key.empty();
    record.flow.heading(words("samples"), 2);
    const auto told = [&](const std::string& text) {
        if (text.empty()) return write_lines_to_write_on(record, "short_lines");
        record.flow.paragraph(text, record.body());
    };
    told(head.samples.empty() && !form ? words("no_samples") : head.samples);
    if (!record.visit.photos.empty())
        record.flow.paragraph(words("photos_taken", {{"count", std::to_string(record.visit.photos.size())}}),
                              record.body());
    record.flow.heading(words("statement"), 2);
    told(head.statement);
    if (!head.absence.empty()) record.flow.paragraph(words("absence") + words("colon") + head.absence, record.body());
    record.flow.end_mark(words("end_mark"));
    record.flow.space(8);
}

void write_signatures(Record& record)
{
    const Wording& words = record.words;
    pdf::ParagraphStyle style = record.body();
    style.keep_with_next = true;
    record.flow.paragraph(words("read_and_true"), style);
    std::vector<pdf::SignatureArea> areas = signature_areas(record.data, words, Role::party, 1);
    const auto add = [&](Role role, std::size_t at_least) {
        for (pdf::SignatureArea& area : signature_areas(record.data, words, role, at_least))
            areas.push_back(std::move(area));
    };
    add(Role::witness, 0);
    add(Role::inspector, 2);
    add(Role::recorder, 1);
    record.flow.signatures(areas, words.measure("signature"));
}

void write_what_is_missing(Record& record, const std::vector<audit::Text>& lacks)
{
    const pdf::ParagraphStyle quiet = {.text = {9, false, {0.35, 0.35, 0.35}}, .after = 1};
    const audit::Language language = record.words.language();
    if (!lacks.empty()) record.flow.paragraph(record.words("still_lacking"), quiet);
    for (const audit::Text& one : lacks) record.flow.paragraph("· " + one.in(language), quiet);
    for (const audit::Text& one : doubts(record.visit))
        record.flow.paragraph(record.words("look_again") + one.in(language), quiet);
}

// Every page is signed (逐页签名).
void write_page_signatures(pdf::Document& document, const pdf::PageStyle& style, const Wording& words)
{
    const pdf::TextStyle small = {9, false, {}};
    for (int page = 0; page < document.pages(); ++page) {
        document.go_to_page(page);
        const double width = document.width() - style.left - style.right;
        document.text({style.left, document.height() - style.bottom + 8},
                      fitted_text(document, words("page_signatures"), small, width), small);
    }
}

}  // namespace

std::string inspection_record_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("inspection_record", language);
    const std::vector<audit::Text> lacks = data.visit ? lacking(*data.visit) : std::vector<audit::Text>{};
    ReportMark mark = mark_of(data, "record", language);
    mark.draft = data.draft || !lacks.empty();
    pdf::DocumentInfo info = document_info(data, words, mark);
    if (data.visit) info.created = std::max(data.as_of, data.visit->changed_at);
    pdf::Document document(info);
    const pdf::PageStyle style = page_style(data, words, mark);
    pdf::Flow flow(document, style);
    document.bookmark(words("title"), 0, 0);
    Record record{data, words, flow, data.visit.value_or(Visit{})};
    flow.paragraph(record.visit.head.authority + words("title"),
                   {.text = {18, true, {}}, .align = pdf::Align::center, .after = 8});
    write_head(record);
    write_told(record);
    write_situation(record);
    write_rest(record);
    write_signatures(record);
    write_what_is_missing(record, lacks);
    write_photos(flow, data, words);
    write_missing_glyphs(flow, words);
    flow.finish();
    write_page_signatures(document, style, words);
    return document.finish();
}

}  // namespace reports
