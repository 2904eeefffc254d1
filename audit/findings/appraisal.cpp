// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/appraisal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

#include "audit/findings/doubts.h"
#include "audit/findings/run.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

using nlohmann::json;
using store::Statement;

constexpr std::array kVerdicts = {Verdict::explained, Verdict::needs_document, Verdict::go_and_see};
constexpr std::array kCellStates = {CellState::found, CellState::clean, CellState::not_applicable,
                                    CellState::could_not_run};

template <typename Kinds>
typename Kinds::value_type kind_of(const Kinds& kinds, std::string_view text)
{
    for (const auto kind : kinds) {
        if (to_text(kind) == text) return kind;
    }
    throw Error("the case holds the word \"" + std::string(text) + "\", which this program does not know",
                ErrorKind::internal);
}

void store_root_causes(store::Database& database, std::int64_t run, const std::vector<RootCause>& causes)
{
    Statement insert = database.prepare("INSERT INTO root_causes VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t ordinal = 0;
    for (const RootCause& cause : causes) {
        std::optional<Time> from;
        std::optional<Time> to;
        if (cause.period) {
            from = cause.period->from;
            to = cause.period->to;
        }
        insert
            .bind_all(run, ordinal++, cause.id, cause.rule, cause.title.zh, cause.title.en, cause.why.zh, cause.why.en,
                      from, to, json(cause.findings).dump(), json(cause.checks).dump())
            .run();
    }
}

void store_triage(store::Database& database, std::int64_t run, const std::map<std::string, Triage>& triage)
{
    Statement insert = database.prepare("INSERT INTO triage VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& [finding, one] : triage) {
        insert.bind_all(run, finding, to_text(one.verdict), one.reason.zh, one.reason.en);
        if (one.row) {
            insert.bind(6, one.row->source.source);
            insert.bind(7, one.row->source.row);
            insert.bind(8, one.row->column);
            insert.bind(9, one.row->value);
        } else {
            for (int column = 6; column <= 9; ++column) insert.bind_null(column);
        }
        insert.run();
    }
}

void store_coverage(store::Database& database, std::int64_t run, const std::vector<CoverageCell>& cells)
{
    Statement insert = database.prepare("INSERT INTO coverage VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t ordinal = 0;
    for (const CoverageCell& cell : cells)
        insert
            .bind_all(run, ordinal++, cell.check, cell.outlet, to_text(cell.state), cell.findings,
                      cell.worst ? static_cast<int>(*cell.worst) : 0, cell.reason.zh, cell.reason.en)
            .run();
}

void load_root_causes(const store::Database& database, std::int64_t run, Appraisal& appraisal)
{
    Statement row = database.prepare(
        "SELECT id, rule, title_zh, title_en, why_zh, why_en, starts, ends, findings, checks FROM root_causes "
        "WHERE run = ? ORDER BY ordinal");
    row.bind(1, run);
    while (row.step()) {
        RootCause cause{row.text(0), row.text(1), {row.text(2), row.text(3)}, {row.text(4), row.text(5)}, {}, {}, {}};
        if (!row.is_null(6) && !row.is_null(7)) cause.period = Period{row.time(6), row.time(7)};
        cause.findings = json::parse(row.text(8)).get<std::vector<std::string>>();
        cause.checks = json::parse(row.text(9)).get<std::vector<std::string>>();
        appraisal.root_causes.push_back(std::move(cause));
    }
}

void load_triage(const store::Database& database, std::int64_t run, Appraisal& appraisal)
{
    Statement row = database.prepare(
        "SELECT finding, verdict, reason_zh, reason_en, source, row, column_header, value FROM triage WHERE run = ?");
    row.bind(1, run);
    while (row.step()) {
        Triage& one = appraisal.triage[row.text(0)];
        one.verdict = kind_of(kVerdicts, row.text(1));
        one.reason = {row.text(2), row.text(3)};
        if (!row.is_null(4)) one.row = Evidence{{row.integer(4), row.integer(5)}, row.text(6), row.text(7)};
    }
}

void load_coverage(const store::Database& database, std::int64_t run, Appraisal& appraisal)
{
    Statement row = database.prepare(
        "SELECT check_id, outlet, state, findings, severity, reason_zh, reason_en FROM coverage WHERE run = ? "
        "ORDER BY ordinal");
    row.bind(1, run);
    while (row.step()) {
        CoverageCell cell{row.text(0),    row.text(1), kind_of(kCellStates, row.text(2)),
                          row.integer(3), {},          {row.text(5), row.text(6)}};
        if (row.integer(4) != 0) cell.worst = static_cast<Severity>(row.integer(4));
        appraisal.coverage.push_back(std::move(cell));
    }
}

}  // namespace

std::string_view to_text(Verdict verdict)
{
    switch (verdict) {
        case Verdict::explained:
            return "explained";
        case Verdict::needs_document:
            return "needs a document";
        case Verdict::go_and_see:
            break;
    }
    return "go and see";
}

std::string_view to_text(CellState state)
{
    switch (state) {
        case CellState::found:
            return "found";
        case CellState::clean:
            return "clean";
        case CellState::not_applicable:
            return "not applicable";
        case CellState::could_not_run:
            break;
    }
    return "could not run";
}

const RootCause* Appraisal::cause_of(std::string_view finding) const
{
    for (const RootCause& cause : root_causes) {
        if (std::find(cause.findings.begin(), cause.findings.end(), finding) != cause.findings.end()) return &cause;
    }
    return nullptr;
}

const Triage* Appraisal::triage_of(const std::string& finding) const
{
    const auto found = triage.find(finding);
    return found == triage.end() ? nullptr : &found->second;
}

std::vector<std::string> Appraisal::outlets() const
{
    std::vector<std::string> names;
    for (const CoverageCell& cell : coverage) {
        if (!cell.outlet.empty() && std::find(names.begin(), names.end(), cell.outlet) == names.end())
            names.push_back(cell.outlet);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Appraisal appraise(const store::CaseFile& case_file, const Plant& plant, const Run& run)
{
    return {root_causes_of(case_file, plant, run), triage_of(case_file, plant, run), coverage_of(case_file, plant, run),
            tests_made(case_file, plant, run)};
}

void store_appraisal(store::Database& database, std::int64_t run, const Appraisal& appraisal)
{
    database.prepare("INSERT INTO appraisals VALUES(?, ?)").bind_all(run, appraisal.tests).run();
    store_root_causes(database, run, appraisal.root_causes);
    store_triage(database, run, appraisal.triage);
    store_coverage(database, run, appraisal.coverage);
}

Appraisal load_appraisal(const store::Database& database, std::int64_t run)
{
    Appraisal appraisal;
    Statement head = database.prepare("SELECT tests FROM appraisals WHERE run = ?");
    head.bind(1, run);
    if (!head.step()) return appraisal;
    appraisal.tests = head.integer(0);
    load_root_causes(database, run, appraisal);
    load_triage(database, run, appraisal);
    load_coverage(database, run, appraisal);
    return appraisal;
}

}  // namespace audit::findings
