// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/run.h"

#include <nlohmann/json.hpp>

#include <array>
#include <map>

#include "audit/findings/finding_grounds.h"
#include "audit/model/error.h"
#include "audit/store/snapshot.h"

namespace audit::findings {

namespace {

using nlohmann::json;
using store::Statement;

// The subject's fields in the order of the table's columns.
constexpr std::array<std::string Subject::*, 8> kSubjectFields = {
    &Subject::outlet,   &Subject::pollutant,  &Subject::facility, &Subject::treatment,
    &Subject::material, &Subject::waste_code, &Subject::manifest, &Subject::report};

std::int64_t store_head(store::Database& database, const Run& run)
{
    database
        .prepare(
            "INSERT INTO runs(period_from, period_to, program_version, catalogue_version, parameters) "
            "VALUES(?, ?, ?, ?, ?)")
        .bind_all(run.period.from, run.period.to, run.program_version, run.catalogue_version, run.parameters_json)
        .run();
    return database.last_insert_id();
}

void store_outcomes(store::Database& database, std::int64_t id, const Run& run)
{
    Statement insert = database.prepare("INSERT INTO run_checks VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t ordinal = 0;
    for (const CheckOutcome& outcome : run.outcomes) {
        insert
            .bind_all(id, ordinal++, outcome.check, static_cast<int>(outcome.status), outcome.records, outcome.findings,
                      outcome.reason.zh, outcome.reason.en)
            .run();
    }
}

void bind_finding(Statement& insert, std::int64_t run, std::int64_t ordinal, const Finding& finding,
                  std::int64_t grounds)
{
    insert.bind_all(run, ordinal, finding.id, finding.check, static_cast<int>(finding.severity));
    int index = 5;
    for (const auto field : kSubjectFields) insert.bind(++index, finding.subject.*field);
    std::optional<Time> starts;
    std::optional<Time> ends;
    if (finding.period) {
        starts = finding.period->from;
        ends = finding.period->to;
    }
    insert.bind(++index, starts);
    insert.bind(++index, ends);
    insert.bind(++index, finding.records);
    for (const std::string* text :
         {&finding.measured, &finding.limit, &finding.unit, &finding.times, &finding.message.zh, &finding.message.en})
        insert.bind(++index, *text);
    insert.bind(++index, json(finding.values).dump(-1, ' ', false, json::error_handler_t::replace));
    insert.bind(++index, grounds);
}

void store_findings(store::Database& database, std::int64_t id, const Run& run)
{
    Statement insert = database.prepare(
        "INSERT INTO findings(run, ordinal, id, check_id, severity, outlet, pollutant, facility, treatment, material, "
        "waste_code, manifest, report, starts, ends, records, measured, limit_text, unit, times, message_zh, "
        "message_en, facts, grounds) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement evidence = database.prepare(
        "INSERT INTO finding_evidence(run, finding, ordinal, source, row, column_header, value) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)");
    GroundsWriter grounds(database);
    std::int64_t ordinal = 0;
    for (const Finding& finding : run.findings) {
        bind_finding(insert, id, ordinal, finding, grounds.id_of(finding));
        insert.run();
        std::int64_t cell_ordinal = 0;
        for (const Evidence& cell : finding.evidence)
            evidence.bind_all(id, ordinal, cell_ordinal++, cell.source.source, cell.source.row, cell.column, cell.value)
                .run();
        ++ordinal;
    }
}

std::string trail_detail(std::int64_t id, const Run& run)
{
    std::map<std::string, int> counts = {{"violation", 0}, {"suspicion", 0}, {"notice", 0}};
    for (const Finding& finding : run.findings) ++counts[std::string(to_text(finding.severity))];
    return json{{"run", id},
                {"from", date_text(run.period.from)},
                {"to", date_text(run.period.to)},
                {"catalogue", run.catalogue_version},
                {"findings", counts}}
        .dump();
}

constexpr const char* kSelectFindings =
    "SELECT ordinal, id, check_id, severity, outlet, pollutant, facility, treatment, material, waste_code, manifest, "
    "report, starts, ends, records, measured, limit_text, unit, times, message_zh, message_en, "
    "facts, grounds FROM findings ";

Finding read_finding(const Statement& row, GroundsReader& grounds)
{
    Finding finding;
    finding.id = row.text(1);
    finding.check = row.text(2);
    finding.severity = static_cast<Severity>(row.integer(3));
    int column = 3;
    for (const auto field : kSubjectFields) finding.subject.*field = row.text(++column);
    const std::optional<Time> starts = row.optional_time(++column);
    const std::optional<Time> ends = row.optional_time(++column);
    if (starts && ends) finding.period = Period{*starts, *ends};
    finding.records = row.integer(++column);
    for (std::string* text :
         {&finding.measured, &finding.limit, &finding.unit, &finding.times, &finding.message.zh, &finding.message.en})
        *text = row.text(++column);
    finding.values = json::parse(row.text(++column)).get<std::map<std::string, std::string>>();
    grounds.put_into(finding, row.integer(++column));
    return finding;
}

Evidence evidence_at(const Statement& row, int column)
{
    return {{row.integer(column), row.integer(column + 1)}, row.text(column + 2), row.text(column + 3)};
}

void read_evidence(const store::Database& database, std::int64_t run, std::int64_t ordinal, Finding& finding)
{
    Statement row = database.prepare(
        "SELECT source, row, column_header, value FROM finding_evidence WHERE run = ? AND finding = ? ORDER BY "
        "ordinal");
    row.bind_all(run, ordinal);
    while (row.step()) finding.evidence.push_back(evidence_at(row, 0));
}

// Both queries go by ordinal, which counts the findings.
void read_findings(const store::Database& database, Run& run)
{
    Statement row = database.prepare(kSelectFindings + std::string("WHERE run = ? ORDER BY ordinal"));
    row.bind(1, run.id);
    GroundsReader grounds(database);
    while (row.step()) run.findings.push_back(read_finding(row, grounds));
    Statement cell = database.prepare(
        "SELECT finding, source, row, column_header, value FROM finding_evidence WHERE run = ? ORDER BY finding, "
        "ordinal");
    cell.bind(1, run.id);
    while (cell.step()) {
        const auto finding = static_cast<std::size_t>(cell.integer(0));
        if (finding < run.findings.size()) run.findings[finding].evidence.push_back(evidence_at(cell, 1));
    }
}

std::int64_t latest_run(const store::Database& database)
{
    return database.integer("SELECT max(id) FROM runs");
}

}  // namespace

std::int64_t store_run(store::CaseFile& case_file, const Run& run)
{
    store::Database& database = case_file.database();
    store::Transaction transaction(database);
    const std::int64_t id = store_head(database, run);
    store_outcomes(database, id, run);
    store_findings(database, id, run);
    store_appraisal(database, id, run.appraisal);
    case_file.append_trail("audit", trail_detail(id, run));
    transaction.commit();
    return id;
}

bool is_audited(const store::CaseFile& case_file)
{
    return latest_run(case_file.database()) != 0;
}

std::optional<Run> load_latest_run(const store::CaseFile& case_file)
{
    return load_run(case_file, latest_run(case_file.database()));
}

std::optional<Run> load_run(const store::CaseFile& case_file, std::int64_t id)
{
    const store::Database& database = case_file.database();
    const store::Snapshot snapshot(database);
    Statement head = database.prepare(
        "SELECT id, period_from, period_to, program_version, catalogue_version, parameters FROM runs WHERE id = ?");
    head.bind(1, id);
    if (!head.step()) return std::nullopt;
    Run run{head.integer(0), {head.time(1), head.time(2)}, head.text(3), head.text(4), head.text(5), {}, {}, {}};
    Statement outcome = database.prepare(
        "SELECT check_id, status, records, findings, reason_zh, reason_en FROM run_checks WHERE run = ? "
        "ORDER BY ordinal");
    outcome.bind(1, run.id);
    while (outcome.step())
        run.outcomes.push_back({outcome.text(0), static_cast<CheckStatus>(outcome.integer(1)), outcome.integer(2),
                                outcome.integer(3), Text{outcome.text(4), outcome.text(5)}});
    run.own_checks = kept_own_checks(case_file);
    read_findings(database, run);
    run.appraisal = load_appraisal(database, run.id);
    return run;
}

std::vector<RunHead> list_runs(const store::CaseFile& case_file)
{
    Statement row = case_file.database().prepare(
        "SELECT r.id, coalesce(t.at, ''), coalesce(t.author, ''), period_from, period_to, r.program_version, "
        "catalogue_version, (SELECT count(*) FROM run_checks WHERE run = r.id AND status = 0), "
        "(SELECT count(*) FROM findings WHERE run = r.id AND severity = 3), "
        "(SELECT count(*) FROM findings WHERE run = r.id AND severity = 2), "
        "(SELECT count(*) FROM findings WHERE run = r.id AND severity = 1) "
        "FROM runs r LEFT JOIN trail t ON t.event = 'audit' AND json_extract(t.detail, '$.run') = r.id ORDER BY r.id");
    std::vector<RunHead> heads;
    while (row.step())
        heads.push_back({row.integer(0),
                         row.text(1),
                         row.text(2),
                         {row.time(3), row.time(4)},
                         row.text(5),
                         row.text(6),
                         row.integer(7),
                         row.integer(8),
                         row.integer(9),
                         row.integer(10)});
    return heads;
}

std::optional<Finding> load_finding(const store::CaseFile& case_file, const std::string& id)
{
    const store::Database& database = case_file.database();
    const std::int64_t run = latest_run(database);
    // The whole id wins over longer ones that begin with it.
    Statement row = database.prepare(kSelectFindings + std::string("WHERE run = ? AND substr(id, 1, length(?)) = ? "
                                                                   "ORDER BY id <> ?, ordinal"));
    row.bind_all(run, id, id, id);
    if (id.empty() || !row.step()) return std::nullopt;
    GroundsReader grounds(database);
    Finding finding = read_finding(row, grounds);
    read_evidence(database, run, row.integer(0), finding);
    if (finding.id != id && row.step()) return std::nullopt;
    return finding;
}

std::vector<SourceCell> spell_out(const store::CaseFile& case_file, const std::vector<Evidence>& evidence)
{
    std::map<SourceId, SourceCell> places;
    std::vector<SourceCell> cells;
    for (const Evidence& cell : evidence) {
        const SourceId id = cell.source.source;
        if (!places.contains(id)) {
            const std::optional<store::Source> source = case_file.source(id);
            const auto file = source ? case_file.file(source->file) : std::nullopt;
            if (!file)
                throw Error(case_file.path() + ": the file behind a finding's evidence is missing",
                            ErrorKind::internal);
            places[id] = {file->name, source->sheet, 0, {}, {}};
        }
        SourceCell spelled = places[id];
        spelled.row = cell.source.row;
        spelled.column = cell.column;
        spelled.value = cell.value;
        cells.push_back(std::move(spelled));
    }
    return cells;
}

}  // namespace audit::findings
