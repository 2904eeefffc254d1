// SPDX-License-Identifier: Apache-2.0
// Reads a case file into the plain values of report_data.h.
#include <algorithm>
#include <map>
#include <memory>

#include "audit/findings/catalogue.h"
#include "audit/findings/parameter_layers.h"
#include "audit/hours/outlet_hours.h"
#include "audit/store/plant_reader.h"
#include "audit/store/series_store.h"
#include "audit/store/snapshot.h"
#include "audit/visits/visit_store.h"
#include "reports/finding_chart.h"
#include "reports/report_data.h"
#include "reports/source_rows.h"
#include "reports/wording.h"

namespace reports {

namespace {

using audit::store::CaseFile;

void gather_inputs(const CaseFile& case_file, ReportData& data)
{
    std::map<std::int64_t, std::size_t> place;
    for (const audit::store::SubmittedFile& file : case_file.files()) {
        data.as_of = std::max(data.as_of, file.imported_at);
        if (file.superseded) continue;
        place[file.id] = data.inputs.size();
        data.inputs.push_back({file.name, file.sha256, file.size, file.attachment, {}});
    }
    for (const audit::store::Source& source : case_file.sources()) {
        const auto found = place.find(source.file);
        if (found == place.end()) continue;
        data.inputs[found->second].tables.push_back({source.table, source.sheet, source.rows, source.rejected});
    }
    for (const audit::store::ImportProblem& problem : case_file.problems()) {
        const auto found = place.find(problem.file);
        const std::string file = found == place.end() ? std::string() : data.inputs[found->second].name;
        data.problems.push_back({file, problem.sheet, problem.row, problem.column, problem.found, problem.expected,
                                 problem.rejected, problem.note});
    }
}

// The coefficients that the run used.
audit::emissions::Coefficients coefficients_of(const audit::findings::Parameters& parameters)
{
    return audit::emissions::read_coefficients(
        [&](std::string_view name) { return parameters.text(audit::emissions::kCoefficientsCheck, name); });
}

ParameterInForce in_force(const audit::findings::LayeredParameters& parameters,
                          const audit::findings::CheckEntry& entry, const audit::findings::Parameter& parameter)
{
    return {entry.id,       parameter.name,    parameters.values.text(entry.id, parameter.name),
            parameter.unit, parameter.meaning, parameters.origin_of(entry.id, parameter.name)};
}

void gather_parameters(const audit::findings::LayeredParameters& parameters, ReportData& data)
{
    for (const audit::CheckOutcome& outcome : data.run.outcomes) {
        const audit::findings::CheckEntry* entry = data.run.find_check(outcome.check);
        if (entry == nullptr || outcome.status != audit::CheckStatus::ran) continue;
        for (const audit::findings::Parameter& parameter : entry->parameters)
            data.parameters.push_back(in_force(parameters, *entry, parameter));
    }
}

void gather_run(const CaseFile& case_file, ReportData& data)
{
    auto run = audit::findings::load_latest_run(case_file);
    if (!run) return;
    data.audited = true;
    data.run = std::move(*run);
    for (const audit::Finding& finding : data.run.findings) {
        data.evidence.push_back(audit::findings::spell_out(case_file, finding.evidence));
    }
    data.standings = audit::findings::standings(case_file, data.run);
    data.doubts = audit::findings::doubts_of(
        data.run, [&](const audit::Finding& finding) { return data.standings.at(finding.id).counts(); });
    for (const auto& [finding, triage] : data.run.appraisal.triage) {
        if (triage.row) data.triage_rows[finding] = audit::findings::spell_out(case_file, {*triage.row}).front();
    }
    const auto parameters =
        audit::findings::from_record(data.run.parameters_json, audit::findings::entries_of(data.run.own_checks));
    gather_parameters(parameters, data);
    if (const auto pack = audit::findings::industry_pack(data.plant)) data.industry = *pack;
    audit::hours::HoursReader hours(case_file, data.plant, data.run.period);
    data.account = audit::emissions::account_emissions(case_file, data.plant, hours, data.run.period,
                                                       coefficients_of(parameters.values));
}

void gather_visits(const CaseFile& case_file, ReportData& data)
{
    data.desk = audit::visits::desk_readings(case_file);
    data.past_findings = audit::visits::past_findings(case_file);
    data.visit = audit::visits::find_visit(case_file, {});
    data.orders = audit::visits::orders(case_file);
    std::map<std::string, std::string> pictures;
    const auto keep = [&](const audit::visits::KeptFile& file) {
        pictures[file.sha256] = audit::visits::bytes_of(case_file, file);
    };
    if (data.visit) {
        for (const audit::visits::Photo& photo : data.visit->photos) keep(photo.file);
        for (const audit::visits::Signature& one : data.visit->signatures) {
            if (one.file) keep(*one.file);
        }
    }
    data.picture = [pictures = std::move(pictures)](const audit::visits::KeptFile& file) {
        return pictures.at(file.sha256);
    };
}

}  // namespace

ReportData gather(const CaseFile& case_file, audit::Language language)
{
    const audit::store::Snapshot snapshot(case_file.database());
    ReportData data;
    data.plant = audit::store::read_plant(case_file);
    if (data.plant.permit) {
        data.enterprise = data.plant.permit->enterprise;
        data.uscc = data.plant.permit->uscc;
        data.permit_no = data.plant.permit->permit_no;
    }
    gather_inputs(case_file, data);
    gather_run(case_file, data);
    gather_visits(case_file, data);
    const auto store = std::make_shared<audit::store::SeriesStore>(case_file);
    const auto words = std::make_shared<Wording>("common", language);
    const auto plant = std::make_shared<audit::Plant>(data.plant);
    data.chart = [store, words, plant, &case_file](const audit::Finding& finding) {
        return finding_chart(*store, case_file, *plant, finding, *words);
    };
    data.source_rows = [&case_file](const std::vector<audit::Evidence>& cells) {
        return read_source_rows(case_file, cells);
    };
    return data;
}

}  // namespace reports
