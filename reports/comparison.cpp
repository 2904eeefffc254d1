// SPDX-License-Identifier: Apache-2.0
#include "reports/comparison.h"

#include <nlohmann/json.hpp>

#include <vector>

#include "reports/findings_text.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/workbook.h"

namespace reports {

namespace {

using audit::Finding;
using audit::Language;
using audit::findings::Change;
using audit::findings::ComparedFinding;
using audit::findings::Comparison;
using audit::findings::NotCompared;
using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

constexpr Change kChanges[] = {Change::reopened, Change::is_new, Change::changed, Change::unchanged, Change::gone};

std::string change_name(Change change, const Wording& words)
{
    return words(change_word(to_text(change)));
}

// What was before, of a finding that says other things now.
std::string before_words(const ComparedFinding& one, const Wording& words)
{
    if (one.change != Change::changed) return {};
    const Finding& before = one.before;
    return words("before_numbers", {{"measured", with_unit(before.measured, before.unit)},
                                    {"records", grouped_number(before.records)},
                                    {"time", span_text(before.period, words.language())}});
}

// Of a bureau's own check by the run that knows it.
std::string title_of(const Comparison& comparison, const std::string& check, Language language)
{
    const bool now = comparison.now.find_check(check) != nullptr;
    return check_title(now ? comparison.now : comparison.before, check, language);
}

Row row_of(const Comparison& comparison, const ComparedFinding& one, const Wording& words)
{
    const Finding& f = one.finding;
    return {change_name(one.change, words),
            words.severity(f.severity),
            title_of(comparison, f.check, words.language()),
            words.subject(f.subject),
            span_text(f.period, words.language()),
            with_unit(f.measured, f.unit),
            grouped_number(f.records),
            f.id,
            before_words(one, words)};
}

std::vector<const char*> titles()
{
    return {"change", "severity", "check", "subject", "time", "measured", "records", "id", "before"};
}

std::string counts_text(const Comparison& comparison, const Wording& words)
{
    std::vector<std::pair<std::string, std::string>> counts;
    for (const Change change : kChanges)
        counts.emplace_back(std::string(to_text(change)), std::to_string(comparison.count(change)));
    return words("comparison_counts", counts);
}

Json optional_json(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json subject_json(const audit::Subject& subject)
{
    return {{"outlet", optional_json(subject.outlet)},     {"pollutant", optional_json(subject.pollutant)},
            {"facility", optional_json(subject.facility)}, {"treatment", optional_json(subject.treatment)},
            {"material", optional_json(subject.material)}, {"waste_code", optional_json(subject.waste_code)},
            {"manifest", optional_json(subject.manifest)}, {"report", optional_json(subject.report)}};
}

Json numbers_json(const Finding& f)
{
    return {{"severity", std::string(to_text(f.severity))},
            {"starts", f.period ? Json(to_text(f.period->from)) : Json(nullptr)},
            {"ends", f.period ? Json(to_text(f.period->to)) : Json(nullptr)},
            {"records", f.records},
            {"measured", optional_json(f.measured)},
            {"limit", optional_json(f.limit)},
            {"unit", optional_json(f.unit)},
            {"times", optional_json(f.times)}};
}

Json finding_json(const ComparedFinding& one, Language language)
{
    Json json = {{"change", std::string(to_text(one.change))},
                 {"id", one.finding.id},
                 {"check", one.finding.check},
                 {"subject", subject_json(one.finding.subject)}};
    const Json numbers = numbers_json(one.finding);
    for (const auto& [key, value] : numbers.items()) json[key] = value;
    json["message"] = one.finding.message.in(language);
    json["before"] = one.change == Change::changed ? numbers_json(one.before) : Json(nullptr);
    return json;
}

}  // namespace

std::string to_comparison_text(const Comparison& comparison, const ComparisonNames& names, Language language)
{
    const Wording words("common", language);
    std::string out = words("comparison_of", {{"now", names.now}, {"before", names.before}}) + "\n" +
                      counts_text(comparison, words) + "\n\n";
    std::vector<Row> rows = {{}};
    for (const char* title : titles()) rows.front().push_back(words(title));
    for (const ComparedFinding& one : comparison.findings) rows.push_back(row_of(comparison, one, words));
    if (rows.size() > 1) out += aligned_rows(rows, {16, 10, 36, 28, 36, 18, 9, 24, 80});
    if (comparison.not_compared.empty()) return out;
    out += '\n' + words("not_compared") + "\n";
    rows = {{words("check"), words("findings"), words("reason")}};
    for (const NotCompared& one : comparison.not_compared)
        rows.push_back(
            {title_of(comparison, one.check, language), std::to_string(one.findings), one.reason.in(language)});
    return out + aligned_rows(rows, {44, 9, 100});
}

std::string to_comparison_json(const Comparison& comparison, const ComparisonNames& names, Language language)
{
    Json counts;
    for (const Change change : kChanges) counts[std::string(to_text(change))] = comparison.count(change);
    Json findings = Json::array();
    for (const ComparedFinding& one : comparison.findings) findings.push_back(finding_json(one, language));
    Json silent = Json::array();
    for (const NotCompared& one : comparison.not_compared)
        silent.push_back({{"check", one.check}, {"findings", one.findings}, {"reason", one.reason.in(language)}});
    const Json document = {{"format", "onepermit-comparison/1"},
                           {"now", names.now},
                           {"before", names.before},
                           {"counts", counts},
                           {"findings", findings},
                           {"not_compared", silent}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_comparison_csv(const Comparison& comparison, Language language)
{
    const Wording words("common", language);
    const auto line = [](const Row& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text += ',';
            text += csv_cell(cells[i]);
        }
        return text + "\r\n";
    };
    Row head;
    for (const char* title : titles()) head.push_back(words(title));
    head.push_back(words("message"));
    std::string out = "\xEF\xBB\xBF" + line(head);
    for (const ComparedFinding& one : comparison.findings) {
        Row row = row_of(comparison, one, words);
        row.push_back(one.finding.message.in(language));
        out += line(row);
    }
    return out;
}

void write_comparison_xlsx(const Comparison& comparison, const ComparisonNames& names, Language language,
                           const std::string& path)
{
    const Wording words("common", language);
    write_workbook(path, names.now, "", [&](lxw_workbook* workbook, const CellFormats& formats) {
        Sheet findings(workbook, formats, words, words("sheet_comparison"),
                       {{"change", 10},
                        {"severity", 10},
                        {"check", 36, CellKind::wrapped},
                        {"subject", 24, CellKind::wrapped},
                        {"time", 32, CellKind::wrapped},
                        {"measured", 16},
                        {"records", 9, CellKind::number},
                        {"id", 18},
                        {"before", 44, CellKind::wrapped},
                        {"message", 60, CellKind::wrapped}});
        for (const ComparedFinding& one : comparison.findings) {
            Row row = row_of(comparison, one, words);
            row[6] = std::to_string(one.finding.records);
            row.push_back(one.finding.message.in(language));
            findings.row(row);
        }
        findings.finish();
        Sheet silent(workbook, formats, words, words("sheet_not_compared"),
                     {{"check", 40}, {"findings", 9, CellKind::number}, {"reason", 80, CellKind::wrapped}});
        for (const NotCompared& one : comparison.not_compared)
            silent.row(
                {title_of(comparison, one.check, language), std::to_string(one.findings), one.reason.in(language)});
        silent.finish();
    });
}

}  // namespace reports
