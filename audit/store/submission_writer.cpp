// SPDX-License-Identifier: Apache-2.0
#include "audit/store/submission_writer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>

#include "audit/store/clock.h"
#include "audit/store/submission_schema.h"

namespace audit::store {

namespace {

std::string insert_statement(const reference::Table& table)
{
    std::string names = "source, row";
    std::string places = "?, ?";
    for (const StoredColumn& column : stored_columns(table)) {
        names += ", \"" + column.name + '"';
        places += ", ?";
    }
    return "INSERT INTO \"" + table.id + "_rows\"(" + names + ") VALUES (" + places + ")";
}

std::string columns_as_json(const std::vector<SubmittedColumn>& columns)
{
    nlohmann::json list = nlohmann::json::array();
    for (const SubmittedColumn& column : columns) list.push_back({column.column, column.header, column.number});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr int kFixedColumns = 2;  // source and row stand before the stored columns

}  // namespace

std::optional<SubmittedFile> file_in_force(const CaseFile& case_file, std::string_view name)
{
    Statement query =
        case_file.database().prepare("SELECT id FROM files WHERE name = ? AND superseded = 0 ORDER BY id DESC LIMIT 1");
    query.bind(1, name);
    if (!query.step()) return std::nullopt;
    return case_file.file(query.integer(0));
}

std::int64_t add_file(CaseFile& case_file, std::string_view name, bool attachment)
{
    Statement insert = case_file.database().prepare(
        "INSERT INTO files(name, sha256, size, imported_at, version, attachment) "
        "VALUES (?1, '', 0, ?2, 1 + (SELECT coalesce(max(version), 0) FROM files WHERE name = ?1), ?3)");
    insert.bind_all(name, std::string_view(utc_now()), attachment).run();
    return case_file.database().last_insert_id();
}

void set_attachment(CaseFile& case_file, std::int64_t file, bool attachment)
{
    case_file.database().prepare("UPDATE files SET attachment = ? WHERE id = ?").bind_all(attachment, file).run();
}

void supersede(CaseFile& case_file, std::int64_t file)
{
    case_file.database().prepare("UPDATE files SET superseded = 1 WHERE id = ?").bind_all(file).run();
}

std::vector<std::pair<SourceId, std::optional<std::string>>> forget_contents(CaseFile& case_file, std::int64_t file)
{
    std::vector<std::pair<SourceId, std::optional<std::string>>> sources;
    for (const Source& source : case_file.sources(true)) {
        if (source.file == file) sources.emplace_back(source.id, source.sheet);
    }
    const Database& database = case_file.database();
    const auto forget = [&](const std::string& table) {
        database.prepare("DELETE FROM \"" + table + "\" WHERE source IN (SELECT id FROM sources WHERE file = ?)")
            .bind_all(file)
            .run();
    };
    for (const reference::Table& table : reference::tables()) {
        if (!table.is_series) forget(table.id + "_rows");
    }
    for (const char* table : {"series_blocks", "series_columns", "packet_faults", "changes"}) forget(table);
    for (const char* table : {"problems", "sources"})
        database.prepare(std::string("DELETE FROM ") + table + " WHERE file = ?").bind_all(file).run();
    return sources;
}

SourceId add_source(CaseFile& case_file, const NewSource& source)
{
    Statement insert = case_file.database().prepare(
        "INSERT INTO sources(id, file, sheet, table_id, header_row, columns, hidden, mapping) VALUES (?, ?, ?, ?, ?, "
        "?, ?, ?)");
    const std::string columns = columns_as_json(source.columns);
    const std::optional<SourceId> id = source.id == 0 ? std::nullopt : std::optional(source.id);
    insert.bind_all(id, source.file, source.sheet, std::string_view(source.table), source.header_row,
                    std::string_view(columns), source.hidden, std::string_view(source.mapping));
    insert.run();
    return case_file.database().last_insert_id();
}

void set_counts(CaseFile& case_file, SourceId source, std::int64_t rows, std::int64_t rejected)
{
    Statement update = case_file.database().prepare("UPDATE sources SET rows = ?, rejected = ? WHERE id = ?");
    update.bind_all(rows, rejected, source).run();
}

void add_problem(CaseFile& case_file, const ImportProblem& problem)
{
    Statement insert = case_file.database().prepare(
        "INSERT INTO problems(file, source, sheet, row, column_header, found, expected_zh, expected_en, rejected, "
        "note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind_all(problem.file, problem.source, problem.sheet, problem.row, std::string_view(problem.column),
                    std::string_view(problem.found), std::string_view(problem.expected.zh),
                    std::string_view(problem.expected.en), problem.rejected, problem.note);
    insert.run();
}

void add_packet_fault(CaseFile& case_file, const PacketFault& fault)
{
    Statement insert = case_file.database().prepare(
        "INSERT INTO packet_faults(source, row, outlet, time, fault, found, expected) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind_all(fault.source.source, fault.source.row, std::string_view(fault.outlet), fault.time,
                    std::string_view(fault.fault), std::string_view(fault.found), std::string_view(fault.expected));
    insert.run();
}

RowWriter::RowWriter(CaseFile& case_file, const reference::Table& table)
    : insert_(case_file.database().prepare(insert_statement(table)))
{
    for (StoredColumn& column : stored_columns(table)) names_.push_back(std::move(column.name));
}

int RowWriter::column(std::string_view stored_name) const
{
    const auto found = std::find(names_.begin(), names_.end(), stored_name);
    return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

void RowWriter::begin(SourceId source, std::int64_t row)
{
    insert_.reset();
    insert_.bind(1, source);
    insert_.bind(2, row);
}

void RowWriter::set_text(int column, std::string_view text)
{
    assert(column >= 0 && column < static_cast<int>(names_.size()));  // indexes come from stored_columns
    insert_.bind(column + 1 + kFixedColumns, text);
}

void RowWriter::set_real(int column, double value)
{
    assert(column >= 0 && column < static_cast<int>(names_.size()));
    insert_.bind(column + 1 + kFixedColumns, value);
}

void RowWriter::set_integer(int column, std::int64_t value)
{
    assert(column >= 0 && column < static_cast<int>(names_.size()));
    insert_.bind(column + 1 + kFixedColumns, value);
}

void RowWriter::write()
{
    insert_.run();
}

}  // namespace audit::store
