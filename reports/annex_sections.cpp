// SPDX-License-Identifier: Apache-2.0
// Behind the findings: parameters in force, what could not be read, the files with their hashes, and the place to sign.
#include "audit/reference/tables.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

const pdf::ParagraphStyle kQuiet = {.text = {8.5, false, {0.3, 0.3, 0.3}}};
constexpr std::size_t kMostProblems = 2000;  // beyond this the list is for the case file, not for paper

pdf::TableStyle small_table()
{
    return {.size = 8, .padding = 2.5};
}

std::string table_name(const Wording& words, const std::string& table)
{
    if (table.empty()) return words("unrecognised");
    const audit::reference::Table* known = audit::reference::find_table(table);
    return known == nullptr ? table : known->name.in(words.language());
}

// What the standards of the permit's industry say: beside the parameters, no check reads it.
void write_industry(ReportContext& report)
{
    const Wording& words = report.words;
    if (!report.data.industry || report.data.industry->facts.empty()) return;
    const audit::findings::ParametersFile& pack = *report.data.industry;
    report.flow.heading(words("industry_facts", {{"industry", pack.title.in(report.language())}}), 1);
    report.flow.paragraph(words("industry_note"), kQuiet);
    pdf::Table table;
    table.columns = {{words("meaning"), 3.4}, {words("value"), 2.6}, {words("source"), 2.6}, {words("mark"), 1.2}};
    table.style = small_table();
    for (const audit::findings::ParametersFile::Fact& fact : pack.facts)
        table.rows.push_back({.cells = {fact.name.in(report.language()), with_unit(fact.value, fact.unit), fact.source,
                                        fact.confirmed ? "" : words("unconfirmed")}});
    report.flow.table(table);
}

}  // namespace

void write_parameters(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.parameters.empty()) return;
    report.flow.new_page();
    report.flow.heading(words("parameters"), 0);
    report.flow.paragraph(words("parameters_note"), kQuiet);
    pdf::Table table;
    table.columns = {{words("meaning"), 3.4}, {words("value"), 2.6}, {words("source"), 2.6}, {words("mark"), 1.2}};
    table.style = small_table();
    std::string check;
    for (const ParameterInForce& parameter : report.data.parameters) {
        if (parameter.check != check) {
            pdf::TableRow title{.cells = {check_title(report.data.run, parameter.check, report.language())},
                                .shaded = true,
                                .spanning = true};
            table.rows.push_back(title);
        }
        check = parameter.check;
        const audit::findings::ParameterOrigin& origin = parameter.origin;
        std::string source = origin.source == "screening value" ? words("screening_value") : origin.source;
        if (!origin.file.empty()) source += (source.empty() ? "" : "\n") + origin.file;
        std::string mark = origin.confirmed ? "" : words("unconfirmed");
        if (parameter.overridden())
            mark += (mark.empty() ? "" : "\n") + words("layer_" + std::string(to_text(origin.layer)));
        table.rows.push_back({.cells = {parameter.meaning.in(report.language()),
                                        with_unit(parameter.value, parameter.unit), source, mark}});
    }
    report.flow.table(table);
    write_industry(report);
}

void write_problems(ReportContext& report)
{
    const Wording& words = report.words;
    report.flow.heading(words("problems"), 0);
    if (report.data.problems.empty()) return report.flow.paragraph(words("no_problems"), kQuiet);
    pdf::Table table;
    table.columns = {{words("file"), 3},     {words("sheet"), 1.3}, {words("row"), 0.8, pdf::Align::right},
                     {words("column"), 1.6}, {words("found"), 2},   {words("expected"), 2.6},
                     {words("effect"), 1.3}};
    table.style = small_table();
    for (const Problem& problem : report.data.problems) {
        if (table.rows.size() == kMostProblems) break;
        const char* effect = problem.note ? "effect_note" : problem.rejected ? "effect_rejected" : "effect_kept";
        table.rows.push_back(
            {.cells = {problem.file, problem.sheet.value_or(""), problem.row > 0 ? std::to_string(problem.row) : "",
                       problem.column, problem.found, problem.expected.in(report.language()), words(effect)}});
    }
    report.flow.table(table);
    if (report.data.problems.size() > kMostProblems) {
        report.flow.paragraph(
            words("more_problems", {{"count", std::to_string(report.data.problems.size() - kMostProblems)}}), kQuiet);
    }
}

void write_inputs(ReportContext& report)
{
    const Wording& words = report.words;
    if (report.data.inputs.empty()) return;
    report.flow.heading(words("inputs"), 0);
    report.flow.paragraph(words("inputs_note"), kQuiet);
    pdf::Table table;
    table.columns = {{words("file"), 3.4}, {words("contents"), 2.6}, {words("hash"), 3}};
    table.style = small_table();
    for (const InputFile& input : report.data.inputs) {
        std::string contents = input.attachment ? words("attachment") : std::string();
        for (const InputTable& part : input.tables) {
            if (!contents.empty()) contents += "\n";
            if (part.sheet) contents += *part.sheet + words("colon");
            contents += words(part.rejected > 0 ? "table_rows_rejected" : "table_rows",
                              {{"table", table_name(words, part.table)},
                               {"rows", grouped_number(part.rows)},
                               {"rejected", grouped_number(part.rejected)}});
        }
        table.rows.push_back({.cells = {input.name, contents, input.sha256}});
    }
    report.flow.table(table);
}

void write_signature(ReportContext& report)
{
    const Wording& words = report.words;
    report.flow.heading(words("signature"), 0);
    report.flow.paragraph(words("signature_note"), kQuiet);
    std::vector<pdf::SignatureArea> areas;
    for (const char* who : {"signed_inspector", "signed_inspector", "signed_reviewer"})
        areas.push_back({.label = words(who), .date_label = words("signed_on")});
    report.flow.signatures(areas);
    report.flow.end_mark(words("end_mark"));
}

}  // namespace reports
