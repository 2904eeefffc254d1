// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_json.h"

#include <nlohmann/json.hpp>

#include <utility>

#include "audit/findings/transfer_review.h"
#include "reports/number_text.h"

namespace reports {

namespace {

using Json = nlohmann::ordered_json;
using audit::Language;

Json text_or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json text_or_null(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json input_json(const InputFile& input)
{
    Json tables = Json::array();
    for (const InputTable& table : input.tables) {
        tables.push_back({{"table", text_or_null(table.table)},
                          {"sheet", text_or_null(table.sheet)},
                          {"rows", table.rows},
                          {"rejected", table.rejected}});
    }
    return {{"file", input.name}, {"sha256", input.sha256}, {"tables", std::move(tables)}};
}

Json check_json(const audit::CheckOutcome& outcome, Language language)
{
    return {{"check", outcome.check},
            {"status", std::string(to_text(outcome.status))},
            {"records", outcome.records},
            {"findings", outcome.findings},
            {"reason", text_or_null(outcome.reason.in(language))}};
}

Json subject_json(const audit::Subject& subject)
{
    return {{"outlet", text_or_null(subject.outlet)},     {"pollutant", text_or_null(subject.pollutant)},
            {"facility", text_or_null(subject.facility)}, {"treatment", text_or_null(subject.treatment)},
            {"material", text_or_null(subject.material)}, {"waste_code", text_or_null(subject.waste_code)},
            {"manifest", text_or_null(subject.manifest)}, {"report", text_or_null(subject.report)}};
}

Json basis_json(const std::vector<audit::Basis>& basis, Language language)
{
    Json list = Json::array();
    for (const audit::Basis& norm : basis) {
        list.push_back({{"law", norm.law}, {"article", norm.article}, {"penalty", text_or_null(norm.penalty)}});
        const std::string& note = norm.note.in(language);
        if (!note.empty()) list.back()["note"] = note;
    }
    return list;
}

Json evidence_json(const std::vector<audit::SourceCell>& cells)
{
    Json list = Json::array();
    for (const audit::SourceCell& cell : cells) {
        list.push_back({{"file", cell.file},
                        {"sheet", text_or_null(cell.sheet)},
                        {"row", cell.row},
                        {"column", cell.column},
                        {"value", cell.value}});
    }
    return list;
}

// Only findings that ask for a review have the key.
void add_review(const audit::Finding& finding, const audit::Plant& plant, Language language, Json& json)
{
    const auto review = audit::findings::transfer_review_of(finding, plant);
    if (!review) return;
    json["transfer_review"] = {
        {"rule", review->rule},       {"title", review->title.in(language)}, {"law", review->law},
        {"article", review->article}, {"why", review->why.in(language)},     {"note", review->note.in(language)}};
}

Json ids_json(const std::vector<std::string>& ids)
{
    Json list = Json::array();
    for (const std::string& id : ids) list.push_back(id);
    return list;
}

// {"verdict", "reason", "row"}: how an alarm ended, and the row that explains it; null where it is none.
Json triage_json(const ReportData& data, const audit::Finding& finding, Language language)
{
    const audit::findings::Triage* triage = data.run.appraisal.triage_of(finding.id);
    if (triage == nullptr) return nullptr;
    const auto row = data.triage_rows.find(finding.id);
    return {{"verdict", std::string(to_text(triage->verdict))},
            {"reason", triage->reason.in(language)},
            {"row", row == data.triage_rows.end() ? Json(nullptr) : evidence_json({row->second}).front()}};
}

Json decision_json(const audit::findings::Standing& standing)
{
    if (!standing.decided) return nullptr;
    const audit::findings::Disposition& decided = *standing.decided;
    return {{"state", decided.state},   {"reason", decided.reason}, {"note", text_or_null(decided.note)},
            {"author", decided.author}, {"at", decided.at},         {"changed_since", standing.changed}};
}

Json finding_json(const ReportData& data, const audit::Finding& finding, const std::vector<audit::SourceCell>& evidence,
                  Language language)
{
    const audit::findings::Standing& standing = data.standings.at(finding.id);
    const audit::findings::RootCause* cause = data.run.appraisal.cause_of(finding.id);
    Json json = {{"id", finding.id},
                 {"check", finding.check},
                 {"severity", std::string(to_text(finding.severity))},
                 {"subject", subject_json(finding.subject)},
                 {"starts", finding.period ? Json(to_text(finding.period->from)) : Json(nullptr)},
                 {"ends", finding.period ? Json(to_text(finding.period->to)) : Json(nullptr)},
                 {"records", finding.records},
                 {"measured", text_or_null(finding.measured)},
                 {"limit", text_or_null(finding.limit)},
                 {"unit", text_or_null(finding.unit)},
                 {"times", text_or_null(finding.times)},
                 {"message", finding.message.in(language)},
                 {"basis", basis_json(finding.basis, language)},
                 {"verify", text_or_null(finding.verify.in(language))},
                 {"evidence", evidence_json(evidence)},
                 {"root_cause", cause == nullptr ? Json(nullptr) : Json(cause->id)},
                 {"triage", triage_json(data, finding, language)},
                 {"state", standing.state},
                 {"decision", decision_json(standing)},
                 {"suppressed", standing.suppression ? Json(*standing.suppression) : Json(nullptr)}};
    add_review(finding, data.plant, language, json);
    return json;
}

Json root_causes_json(const ReportData& data, Language language)
{
    Json list = Json::array();
    for (const audit::findings::RootCause& cause : data.run.appraisal.root_causes) {
        list.push_back({{"id", cause.id},
                        {"rule", cause.rule},
                        {"title", cause.title.in(language)},
                        {"why", cause.why.in(language)},
                        {"starts", cause.period ? Json(to_text(cause.period->from)) : Json(nullptr)},
                        {"ends", cause.period ? Json(to_text(cause.period->to)) : Json(nullptr)},
                        {"findings", ids_json(cause.findings)},
                        {"checks", ids_json(cause.checks)}});
    }
    return list;
}

// Grades of 疑点: per outlet and item, and of the plant.
Json doubts_json(const ReportData& data, Language language)
{
    Json items = Json::array();
    for (const audit::findings::Doubt& doubt : data.doubts.items) {
        Json reasons = Json::array();
        for (const audit::Text& reason : doubt.reasons) reasons.push_back(reason.in(language));
        items.push_back({{"subject", subject_json(doubt.subject)},
                         {"grade", doubt.grade},
                         {"score", fixed_number(doubt.score, 2)},
                         {"reasons", std::move(reasons)},
                         {"findings", ids_json(doubt.findings)}});
    }
    return {{"grade", text_or_null(data.doubts.grade)},
            {"summary", text_or_null(data.doubts.summary.in(language))},
            {"tests", data.doubts.tests},
            {"items", std::move(items)}};
}

Json coverage_json(const ReportData& data, Language language)
{
    Json list = Json::array();
    for (const audit::findings::CoverageCell& cell : data.run.appraisal.coverage) {
        list.push_back({{"check", cell.check},
                        {"outlet", text_or_null(cell.outlet)},
                        {"state", std::string(to_text(cell.state))},
                        {"findings", cell.findings},
                        {"worst", cell.worst ? Json(std::string(to_text(*cell.worst))) : Json(nullptr)},
                        {"reason", text_or_null(cell.reason.in(language))}});
    }
    return list;
}

Json suppressions_json(const ReportData& data)
{
    Json list = Json::array();
    for (const audit::findings::SuppressionStanding& one : data.standings.suppressions) {
        const audit::findings::Suppression& made = one.suppression;
        list.push_back({{"id", made.id},
                        {"state", std::string(to_text(one.state))},
                        {"check", text_or_null(made.check)},
                        {"outlet", text_or_null(made.outlet)},
                        {"pollutant", text_or_null(made.pollutant)},
                        {"from", made.from ? Json(to_text(*made.from)) : Json(nullptr)},
                        {"to", made.to ? Json(to_text(*made.to)) : Json(nullptr)},
                        {"reason", made.reason},
                        {"note", text_or_null(made.note)},
                        {"author", made.author},
                        {"at", made.at},
                        {"until", made.until ? Json(date_text(*made.until)) : Json(nullptr)},
                        {"hides", ids_json(one.hides)},
                        {"changed", ids_json(one.changed)}});
    }
    return list;
}

Json emissions_json(const audit::emissions::Account& account)
{
    Json list = Json::array();
    for (const audit::emissions::MonthAmount& month : account.months) {
        if (!month.is_account) continue;
        list.push_back({{"outlet", month.outlet},
                        {"pollutant", month.pollutant},
                        {"month", date_text(month.month).substr(0, 7)},
                        {"tonnes", plain_number(month.tonnes, 6)},
                        {"method", std::string(to_text(month.method))},
                        {"filled_share", plain_number(month.filled_share, 4)}});
    }
    return list;
}

}  // namespace

std::string to_findings_json(const ReportData& data, Language language)
{
    Json inputs = Json::array();
    for (const InputFile& input : data.inputs) inputs.push_back(input_json(input));
    Json checks = Json::array();
    for (const audit::CheckOutcome& outcome : data.run.outcomes) checks.push_back(check_json(outcome, language));
    Json findings = Json::array();
    for (std::size_t i = 0; i < data.run.findings.size(); ++i) {
        findings.push_back(finding_json(data, data.run.findings[i], data.evidence.at(i), language));
    }
    Json period = nullptr;
    if (data.audited) {
        period = {{"from", date_text(data.run.period.from)}, {"to", date_text(data.run.period.to)}};
    }
    const Json document = {{"format", "onepermit-findings/1"},
                           {"enterprise", text_or_null(data.enterprise)},
                           {"uscc", text_or_null(data.uscc)},
                           {"permit_no", text_or_null(data.permit_no)},
                           {"period", period},
                           {"inputs", std::move(inputs)},
                           {"checks", std::move(checks)},
                           {"findings", std::move(findings)},
                           {"emissions", emissions_json(data.account)},
                           {"root_causes", root_causes_json(data, language)},
                           {"doubts", doubts_json(data, language)},
                           {"coverage", coverage_json(data, language)},
                           {"suppressions", suppressions_json(data)}};
    // Bytes that are not UTF-8 can only come from a damaged case; they are replaced rather than losing the document.
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reports
