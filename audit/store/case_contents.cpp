// SPDX-License-Identifier: Apache-2.0
// What a case holds: its files, their tables and what could not be read of them.
#include <nlohmann/json.hpp>

#include "audit/reference/tables.h"
#include "audit/store/case_file.h"

namespace audit::store {

namespace {

constexpr std::string_view kFileColumns =
    "SELECT id, name, sha256, size, imported_at, version, superseded, attachment FROM files";
constexpr std::string_view kSourceColumns =
    "SELECT s.id, s.file, s.sheet, s.table_id, s.rows, s.rejected, s.hidden, s.columns FROM sources s JOIN files f ON "
    "f.id = s.file";

std::optional<std::string> optional_text(const Statement& row, int column)
{
    if (row.is_null(column)) return std::nullopt;
    return row.text(column);
}

SubmittedFile file_of(const Statement& row)
{
    return {row.integer(0),      row.text(1),        row.text(2),
            row.integer(3),      row.text(4),        static_cast<int>(row.integer(5)),
            row.integer(6) != 0, row.integer(7) != 0};
}

std::vector<std::pair<std::string, std::string>> columns_of(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> columns;
    const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return columns;
    for (const nlohmann::json& entry : list) {
        if (entry.is_array() && entry.size() >= 2 && entry[0].is_string() && entry[1].is_string())
            columns.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
    }
    return columns;
}

Source source_of(const Statement& row)
{
    return {row.integer(0), row.integer(1), optional_text(row, 2), row.text(3),
            row.integer(4), row.integer(5), row.integer(6) != 0,   columns_of(row.view(7))};
}

}  // namespace

std::vector<SubmittedFile> CaseFile::files() const
{
    Statement query = database().prepare(std::string(kFileColumns) + " ORDER BY id");
    std::vector<SubmittedFile> found;
    while (query.step()) found.push_back(file_of(query));
    return found;
}

std::optional<SubmittedFile> CaseFile::file(std::int64_t id) const
{
    Statement query = database().prepare(std::string(kFileColumns) + " WHERE id = ?");
    query.bind(1, id);
    if (!query.step()) return std::nullopt;
    return file_of(query);
}

std::vector<Source> CaseFile::sources(bool with_superseded) const
{
    Statement query = database().prepare(std::string(kSourceColumns) +
                                         (with_superseded ? "" : " WHERE f.superseded = 0") + " ORDER BY s.id");
    std::vector<Source> found;
    while (query.step()) found.push_back(source_of(query));
    return found;
}

std::optional<Source> CaseFile::source(SourceId id) const
{
    Statement query = database().prepare(std::string(kSourceColumns) + " WHERE s.id = ?");
    query.bind(1, id);
    if (!query.step()) return std::nullopt;
    return source_of(query);
}

std::vector<ImportProblem> CaseFile::problems() const
{
    Statement query = database().prepare(
        "SELECT p.file, p.source, p.sheet, p.row, p.column_header, p.found, p.expected_zh, p.expected_en, p.rejected, "
        "p.note "
        "FROM problems p JOIN files f ON f.id = p.file WHERE f.superseded = 0 ORDER BY p.id");
    std::vector<ImportProblem> found;
    while (query.step()) {
        found.push_back({query.integer(0),
                         query.optional_integer(1),
                         optional_text(query, 2),
                         query.integer(3),
                         query.text(4),
                         query.text(5),
                         {query.text(6), query.text(7)},
                         query.integer(8) != 0,
                         query.integer(9) != 0});
    }
    return found;
}

std::string CaseFile::header_of(SourceId id, std::string_view column) const
{
    const std::optional<Source> submitted = source(id);
    if (!submitted) return std::string(column);
    for (const auto& [contract, header] : submitted->columns) {
        if (contract == column) return header;
    }
    const reference::Table* table = reference::find_table(submitted->table);
    const reference::Column* known = table == nullptr ? nullptr : table->find(column);
    return known == nullptr ? std::string(column) : known->header.zh;
}

}  // namespace audit::store
