// SPDX-License-Identifier: Apache-2.0
#include "audit/store/submission_schema.h"

#include <algorithm>

#include "audit/store/changes.h"

namespace audit::store {

namespace {

using reference::Column;
using reference::ColumnType;
using reference::Table;

void append(std::vector<StoredColumn>& stored, const Column& column, std::size_t index)
{
    const auto add = [&](const char* suffix, Storage storage) {
        stored.push_back({column.id + suffix, storage, index});
    };
    switch (column.type) {
        case ColumnType::number:
        case ColumnType::integer:
            add("", Storage::real);
            add("_written", Storage::text);
            break;
        case ColumnType::limit:
            add("", Storage::real);
            add("_lower", Storage::real);
            add("_written", Storage::text);
            add("_unit", Storage::text);
            break;
        case ColumnType::degrees:
            add("", Storage::real);
            break;
        case ColumnType::date:
        case ColumnType::time:
            add("", Storage::integer);
            break;
        case ColumnType::code:
        case ColumnType::pollutant:
        case ColumnType::unit:
            add("", Storage::text);
            add("_written", Storage::text);
            break;
        default:
            add("", Storage::text);
    }
}

const char* type_of(Storage storage)
{
    switch (storage) {
        case Storage::real:
            return " REAL";
        case Storage::integer:
            return " INTEGER";
        case Storage::text:
            break;
    }
    return " TEXT";
}

std::string quoted(const std::string& name)
{
    return '"' + name + '"';
}

// The names of the columns that a table of the file has; empty when there is no such table.
std::vector<std::string> columns_in_file(const Database& database, const std::string& table)
{
    Statement query = database.prepare("SELECT name FROM pragma_table_info(?)");
    query.bind(1, std::string_view(table));
    std::vector<std::string> names;
    while (query.step()) names.push_back(query.text(0));
    return names;
}

std::vector<StoredColumn> missing_columns(const Database& database, const Table& table)
{
    const std::vector<std::string> present = columns_in_file(database, table.id + "_rows");
    std::vector<StoredColumn> missing;
    for (StoredColumn& column : stored_columns(table)) {
        if (std::find(present.begin(), present.end(), column.name) == present.end())
            missing.push_back(std::move(column));
    }
    return missing;
}

// Outlets and facilities by the permit's code, wherever they are named another way; the permit's own lists as they are.
std::string in_view(const Table& table, const std::string& column)
{
    const bool named = std::find(kNamingColumns.begin(), kNamingColumns.end(), column) != kNamingColumns.end();
    if (!named || !names_by_permit(table, column)) return quoted(column);
    const std::string rows = quoted(table.id + "_rows");
    return "coalesce((SELECT c.meant FROM changes c WHERE c.source = " + rows + ".source AND c.kind = '" + column +
           "' AND c.undone = 0 AND c.written = " + rows + "." + column + "), " + column + ") AS " + column;
}

std::string view_sql(const Table& table)
{
    std::string columns = "id, source, row";
    for (const StoredColumn& column : stored_columns(table)) columns += ", " + in_view(table, column.name);
    return "CREATE VIEW " + quoted(table.id) + " AS SELECT " + columns + " FROM " + quoted(table.id + "_rows") +
           " WHERE source IN (SELECT s.id FROM sources s JOIN files f ON f.id = s.file WHERE f.superseded = 0)";
}

void create_view(Database& database, const Table& table)
{
    database.execute("DROP VIEW IF EXISTS " + quoted(table.id));
    database.execute(view_sql(table));
}

// A case of an earlier program may have a view that reads less than this one does.
bool has_view(const Database& database, const Table& table)
{
    Statement query = database.prepare("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?");
    query.bind(1, std::string_view(table.id));
    return query.step() && query.view(0) == view_sql(table);
}

void create_table(Database& database, const Table& table)
{
    std::string columns = "id INTEGER PRIMARY KEY, source INTEGER NOT NULL, row INTEGER NOT NULL";
    for (const StoredColumn& column : stored_columns(table))
        columns += ", " + quoted(column.name) + type_of(column.storage);
    database.execute("CREATE TABLE " + quoted(table.id + "_rows") + "(" + columns + ")");
    create_view(database, table);
}

void bring_up_to_date(Database& database, const Table& table)
{
    if (columns_in_file(database, table.id + "_rows").empty()) {
        create_table(database, table);
        return;
    }
    const std::vector<StoredColumn> missing = missing_columns(database, table);
    if (missing.empty() && has_view(database, table)) return;
    for (const StoredColumn& column : missing)
        database.execute("ALTER TABLE " + quoted(table.id + "_rows") + " ADD COLUMN " + quoted(column.name) +
                         type_of(column.storage));
    create_view(database, table);
}

}  // namespace

std::vector<StoredColumn> stored_columns(const Table& table)
{
    std::vector<StoredColumn> stored;
    for (std::size_t i = 0; i < table.columns.size(); ++i) append(stored, table.columns[i], i);
    return stored;
}

std::vector<int> first_stored_columns(const Table& table)
{
    std::vector<int> first(table.columns.size(), -1);
    const std::vector<StoredColumn> stored = stored_columns(table);
    for (std::size_t i = stored.size(); i-- > 0;) first[stored[i].column] = static_cast<int>(i);
    return first;
}

void create_submission_tables(Database& database)
{
    for (const Table& table : reference::tables()) {
        if (!table.is_series) bring_up_to_date(database, table);
    }
}

bool has_submission_tables(const Database& database)
{
    const auto whole = [&](const Table& table) {
        return table.is_series || (missing_columns(database, table).empty() && has_view(database, table));
    };
    return std::all_of(reference::tables().begin(), reference::tables().end(), whole);
}

}  // namespace audit::store
