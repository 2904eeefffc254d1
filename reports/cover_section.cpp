// SPDX-License-Identifier: Apache-2.0
// First page: what plant, which permit, what period, with what program, from which files.
#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

constexpr std::size_t kFilesOnCover = 8;
constexpr std::size_t kHashDigits = 16;  // enough to compare by eye; the whole hash is in the annex

std::string or_dash(const std::string& text)
{
    return text.empty() ? "—" : text;
}

std::string validity(const audit::Plant& plant, audit::Language language)
{
    if (!plant.permit || !plant.permit->valid_from || !plant.permit->valid_to) return "—";
    return days_text({*plant.permit->valid_from, *plant.permit->valid_to + audit::kDay}, language);
}

std::string place(const audit::Permit& permit)
{
    std::string out = permit.address;
    if (permit.longitude && permit.latitude) {
        out +=
            (out.empty() ? "" : "  ") + plain_number(*permit.longitude, 6) + ", " + plain_number(*permit.latitude, 6);
    }
    return out;
}

pdf::Table facts(const ReportContext& report)
{
    const ReportData& data = report.data;
    const Wording& words = report.words;
    const audit::Permit permit = data.plant.permit.value_or(audit::Permit{});
    const std::string period = data.audited ? days_text(data.run.period, report.language()) : "—";
    pdf::Table table;
    table.columns = {{"", 1.3}, {"", 4}};
    table.style = {.size = 10, .padding = 4.5, .after = 12, .bold_first_column = true};
    const std::pair<const char*, std::string> rows[] = {
        {"enterprise", data.enterprise},
        {"uscc", data.uscc},
        {"permit_no", data.permit_no},
        {"industry", permit.industry},
        {"management_class", permit.management_class},
        {"address", place(permit)},
        {"issuer", permit.issuer},
        {"validity", validity(data.plant, report.language())},
        {"period", period},
        {"as_of", china_time(data.as_of)},
        {"versions", data.audited ? words("versions_text", {{"program", data.run.program_version},
                                                            {"catalogue", data.run.catalogue_version}})
                                  : ""},
        {"findings_hash", report.findings_sha256}};
    for (const auto& [key, value] : rows) table.rows.push_back({.cells = {words(key), or_dash(value)}});
    return table;
}

pdf::Table files(const ReportContext& report)
{
    const Wording& words = report.words;
    pdf::Table table;
    table.columns = {{words("file"), 5}, {words("rows"), 1, pdf::Align::right}, {words("hash_start"), 1.9}};
    table.style.size = 8;
    table.style.padding = 2.5;
    for (std::size_t i = 0; i < report.data.inputs.size() && i < kFilesOnCover; ++i) {
        const InputFile& input = report.data.inputs[i];
        std::int64_t rows = 0;
        for (const InputTable& part : input.tables) rows += part.rows;
        table.rows.push_back({.cells = {input.name, input.attachment ? "—" : grouped_number(rows),
                                        input.sha256.substr(0, kHashDigits)}});
    }
    return table;
}

}  // namespace

void write_cover(ReportContext& report)
{
    pdf::Flow& flow = report.flow;
    const Wording& words = report.words;
    flow.space(46);
    flow.paragraph(words("title"), {.text = {26, true, {}}, .align = pdf::Align::center, .after = 6});
    flow.paragraph(report.data.enterprise, {.text = {15, false, {}}, .align = pdf::Align::center, .after = 26});
    flow.document().bookmark(words("title"), 0, 0);
    flow.table(facts(report));
    flow.paragraph(words("verify_hint"), {.text = {8.5, false, {0.35, 0.35, 0.35}}, .after = 6});
    flow.paragraph(words("disclaimer"), {.text = {9, false, {0.25, 0.25, 0.25}}, .after = 10});
    const std::size_t count = report.data.inputs.size();
    flow.small_heading(words("inputs_on_cover", {{"count", std::to_string(count)}}));
    if (count == 0) {
        flow.paragraph(words("no_inputs"), {.text = {9, false, {}}});
        return;
    }
    flow.table(files(report));
    if (count > kFilesOnCover) {
        flow.paragraph(words("more_inputs", {{"count", std::to_string(count - kFilesOnCover)}}),
                       {.text = {8.5, false, {0.35, 0.35, 0.35}}});
    }
}

}  // namespace reports
