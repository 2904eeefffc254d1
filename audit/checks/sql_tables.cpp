// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/sql_tables.h"

#include <charconv>

#include "audit/checks/series_rows.h"
#include "audit/checks/working_days.h"
#include "audit/reference/tables.h"
#include "audit/store/submission_schema.h"

namespace audit::checks {

namespace {

using store::Sandbox;
using store::SqlColumn;
using store::SqlValue;
using store::Storage;

const char* type_of(Storage storage)
{
    if (storage == Storage::real) return "REAL";
    return storage == Storage::integer ? "INTEGER" : "TEXT";
}

void bind(store::Statement& insert, int index, const store::Statement& row, Storage storage)
{
    if (row.is_null(index)) {
        insert.bind_null(index + 1);
    } else if (storage == Storage::real) {
        insert.bind(index + 1, row.real(index));
    } else if (storage == Storage::integer) {
        insert.bind(index + 1, row.integer(index));
    } else {
        insert.bind(index + 1, row.view(index));
    }
}

// Every submitted row of the files in force, with the place it came from.
void add_contract_table(Sandbox& sandbox, const store::CaseFile& case_file, const reference::Table& table)
{
    std::vector<SqlColumn> columns = {{"source", "INTEGER"}, {"row", "INTEGER"}};
    std::vector<Storage> storage = {Storage::integer, Storage::integer};
    std::string names = "source, row";
    for (const store::StoredColumn& column : store::stored_columns(table)) {
        columns.push_back({column.name, type_of(column.storage)});
        storage.push_back(column.storage);
        names += ", \"" + column.name + '"';
    }
    const std::string sql = "SELECT " + names + " FROM \"" + table.id + "\" ORDER BY id";
    sandbox.add_table(table.id, columns, [&case_file, sql, storage](store::Statement& insert) {
        std::int64_t rows = 0;
        store::Statement row = case_file.database().prepare(sql);
        for (; row.step(); ++rows) {
            for (std::size_t i = 0; i < storage.size(); ++i) bind(insert, static_cast<int>(i), row, storage[i]);
            insert.run();
        }
        return rows;
    });
}

void add_functions(Sandbox& sandbox)
{
    const auto number = [](std::int64_t value) { return SqlValue(value); };
    sandbox.add_function("date_text", [](Time time) { return SqlValue(date_text(time)); });
    sandbox.add_function("time_text", [](Time time) { return SqlValue(time_text(time)); });
    sandbox.add_function("month_text", [](Time time) { return SqlValue(date_text(time).substr(0, 7)); });
    sandbox.add_function("day_start", [=](Time time) { return number(start_of_day(time).seconds); });
    sandbox.add_function("month_start", [=](Time time) { return number(start_of_month(time).seconds); });
    sandbox.add_function("next_month", [=](Time time) { return number(add_months(start_of_month(time), 1).seconds); });
    sandbox.add_function("year", [=](Time time) { return number(date_of(time).year); });
    sandbox.add_function("month", [=](Time time) { return number(date_of(time).month); });
    sandbox.add_function("hour", [=](Time time) { return number((time - start_of_day(time)) / kHour); });
    sandbox.add_function("weekday", [=](Time time) { return number(weekday(time)); });
    sandbox.add_function("is_working_day", [=](Time time) { return number(is_working_day(time) ? 1 : 0); });
}

}  // namespace

SqlTables::SqlTables(const store::CaseFile& case_file, hours::HoursReader& hours)
{
    for (const reference::Table& table : reference::tables()) {
        if (!table.is_series) add_contract_table(sandbox_, case_file, table);
    }
    sandbox_.add_table("auto_hourly", hourly_rows(hours));
    sandbox_.add_table("auto_minute", series_rows(hours.series(), Interval::minute));
    sandbox_.add_table("auto_daily", series_rows(hours.series(), Interval::day));
    add_functions(sandbox_);
}

std::string to_text(const HourCell& cell)
{
    return std::to_string(cell.hour.seconds) + '|' + cell.outlet + '|' + cell.item;
}

std::optional<HourCell> parse_hour_cell(const std::string& text)
{
    const std::size_t first = text.find('|');
    const std::size_t second = first == std::string::npos ? first : text.find('|', first + 1);
    if (second == std::string::npos) return std::nullopt;
    HourCell cell{text.substr(first + 1, second - first - 1), text.substr(second + 1), {}};
    const auto [end, error] = std::from_chars(text.data(), text.data() + first, cell.hour.seconds);
    if (error != std::errc{} || end != text.data() + first) return std::nullopt;
    return cell;
}

}  // namespace audit::checks
