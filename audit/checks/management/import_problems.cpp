// SPDX-License-Identifier: Apache-2.0
// What was handed in but could not be read: cells and rows with problems, and sheets or files whose table nobody
// recognised. One finding per sheet; notes on what was merely read in an unusual way are not problems.
#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

constexpr std::size_t kMostEvidence = 50;

std::string place(const std::string& file, const std::string& sheet)
{
    return sheet.empty() ? file : file + " / " + sheet;
}

std::vector<Evidence> cells_of(const CheckContext& check, std::int64_t file, const std::string& sheet)
{
    std::vector<Evidence> evidence;
    store::Statement rows = check.rows(
        "SELECT source, row, column_header, found FROM problems WHERE file = ?1 AND COALESCE(sheet, '') = ?2"
        " AND note = 0 AND source IS NOT NULL ORDER BY row, id");
    rows.bind_all(file, sheet);
    while (evidence.size() < kMostEvidence && rows.step())
        evidence.push_back({source_at(rows, 0), rows.text(2), rows.text(3)});
    return evidence;
}

void report_problems(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT f.name, COALESCE(p.sheet, ''), COUNT(*), SUM(p.rejected), p.file, p.found, p.expected_zh, "
        "p.expected_en,"
        " MIN(p.row * 1000000 + p.id) FROM problems p JOIN files f ON f.id = p.file"
        " WHERE f.superseded = 0 AND p.note = 0 GROUP BY p.file, COALESCE(p.sheet, '') ORDER BY f.name, 2");
    while (rows.step()) {
        Report report;
        report.subject.report = place(rows.text(0), rows.text(1));
        report.records = rows.integer(2);
        report.values["file"] = report.subject.report;
        report.values["rejected"] = std::to_string(rows.integer(3));
        const std::string found = rows.text(5).empty() ? "" : "“" + rows.text(5) + "”：";
        report.values["what_zh"] = found + rows.text(6);
        report.values["what_en"] = found + rows.text(7);
        report.evidence = cells_of(check, rows.integer(4), rows.text(1));
        check.report(std::move(report));
    }
}

// Sheets without a table that no problem speaks of already.
void report_unrecognised(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT f.name, COALESCE(s.sheet, '') FROM sources s JOIN files f ON f.id = s.file"
        " WHERE f.superseded = 0 AND s.table_id = '' AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.file = s.file"
        " AND COALESCE(p.sheet, '') = COALESCE(s.sheet, '') AND p.note = 0) ORDER BY f.name, 2");
    while (rows.step()) {
        Report report;
        report.subject.report = place(rows.text(0), rows.text(1));
        report.values["file"] = report.subject.report;
        report.values["rejected"] = '0';
        report.values["what_zh"] = "表头与任何约定的表都不符，未能识别";
        report.values["what_en"] = "its header fits no table of the contract";
        check.report(std::move(report));
    }
}

}  // namespace

void import_problems(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT COALESCE(SUM(s.rows + s.rejected), 0) FROM sources s JOIN files f ON f.id = s.file WHERE f.superseded "
        "= 0");
    rows.step();
    check.examined(rows.integer(0));
    report_problems(check);
    report_unrecognised(check);
}

}  // namespace audit::checks
