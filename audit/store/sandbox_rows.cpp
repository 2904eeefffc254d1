// SPDX-License-Identifier: Apache-2.0
// A RowTable as one of SQLite's virtual tables. Nothing may be thrown through SQLite: what a table throws is kept and
// told as its error.
#include <algorithm>
#include <new>
#include <utility>

#include "audit/store/sandbox_state.h"

namespace audit::store {

namespace {

constexpr int kTimeColumn = 2;

// SQLite's structures come first: it knows only them.
struct RowVtab {
    sqlite3_vtab base;
    RowModule* module;
};

struct RowCursor {
    sqlite3_vtab_cursor base;
    std::unique_ptr<RowTable::Cursor> rows;
    std::int64_t number = 0;
    bool at_end = true;
};

RowModule& module_of(sqlite3_vtab_cursor* cursor)
{
    return *reinterpret_cast<RowVtab*>(cursor->pVtab)->module;
}

int fail(sqlite3_vtab* table, const char* words)
{
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", words);
    return SQLITE_ERROR;
}

template <typename Work>
int guarded(sqlite3_vtab* table, Work work)
{
    try {
        work();
        return SQLITE_OK;
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    } catch (const std::exception& error) {
        return fail(table, error.what());
    }
}

int connect(sqlite3* connection, void* module, int /*count*/, const char* const* /*arguments*/, sqlite3_vtab** made,
            char** /*error*/)
{
    auto* table = new (std::nothrow) RowVtab{{}, static_cast<RowModule*>(module)};
    if (table == nullptr) return SQLITE_NOMEM;
    *made = &table->base;
    // Declaring the columns looks like making a table: it is ours to do, though a query that names it brings it about.
    bool& trusted = table->module->state.trusted;
    const bool before = std::exchange(trusted, true);
    const int code = sqlite3_declare_vtab(connection, table->module->declaration.c_str());
    trusted = before;
    return code;
}

int disconnect(sqlite3_vtab* table)
{
    delete reinterpret_cast<RowVtab*>(table);
    return SQLITE_OK;
}

// What a constraint asks of the table, as a letter for filter(); 0 when it is nothing the table can use.
char letter_of(const sqlite3_index_info::sqlite3_index_constraint& constraint)
{
    if (constraint.usable == 0) return 0;
    const bool equal = constraint.op == SQLITE_INDEX_CONSTRAINT_EQ;
    if (constraint.iColumn == 0) return equal ? 'a' : '\0';
    if (constraint.iColumn == 1) return equal ? 'b' : '\0';
    if (constraint.iColumn != kTimeColumn) return 0;
    switch (constraint.op) {
        case SQLITE_INDEX_CONSTRAINT_EQ:
            return '=';
        case SQLITE_INDEX_CONSTRAINT_GE:
        case SQLITE_INDEX_CONSTRAINT_GT:
            return '>';
        case SQLITE_INDEX_CONSTRAINT_LE:
        case SQLITE_INDEX_CONSTRAINT_LT:
            return '<';
        default:
            return 0;
    }
}

// How many rows are left of a million, roughly.
double rows_left(const std::string& letters)
{
    double rows = 1e6;
    for (const char letter : letters) rows /= letter == '=' ? 8760 : letter == '<' || letter == '>' ? 2 : 10;
    return rows < 1 ? 1 : rows;
}

int best_index(sqlite3_vtab* /*table*/, sqlite3_index_info* info)
{
    std::string letters;
    for (int i = 0; i < info->nConstraint; ++i) {
        const char letter = letter_of(info->aConstraint[i]);
        if (letter == 0) continue;
        letters += letter;
        info->aConstraintUsage[i].argvIndex = static_cast<int>(letters.size());
    }
    info->idxStr = sqlite3_mprintf("%s", letters.c_str());
    if (info->idxStr == nullptr) return SQLITE_NOMEM;
    info->needToFreeIdxStr = 1;
    info->estimatedCost = rows_left(letters) + 10;
    info->estimatedRows = static_cast<sqlite3_int64>(rows_left(letters));
    return SQLITE_OK;
}

int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** made)
{
    auto* cursor = new (std::nothrow) RowCursor{};
    if (cursor == nullptr) return SQLITE_NOMEM;
    *made = &cursor->base;
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor)
{
    delete reinterpret_cast<RowCursor*>(cursor);
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor)
{
    auto& row = *reinterpret_cast<RowCursor*>(cursor);
    return guarded(cursor->pVtab, [&] {
        row.at_end = !row.rows->next();
        if (row.at_end) return;
        RowModule& module = module_of(cursor);
        module.rows = std::max(module.rows, ++row.number);
    });
}

std::string text_of(sqlite3_value* value)
{
    const auto* bytes = sqlite3_value_text(value);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void read_asked(char letter, sqlite3_value* value, RowTable::Asked& asked)
{
    if (letter == 'a') asked.first = text_of(value);
    if (letter == 'b') asked.second = text_of(value);
    const int type = sqlite3_value_numeric_type(value);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return;  // a text or NULL: SQLite compares by itself
    const std::int64_t time = sqlite3_value_int64(value);
    if (letter == '=' || letter == '>') asked.from = std::max(asked.from.value_or(time), time);
    // A fraction of a second is cut off: the rows of that second are filtered by SQLite itself.
    if (letter == '=' || letter == '<') asked.to = std::min(asked.to.value_or(time), time);
}

int filter(sqlite3_vtab_cursor* cursor, int /*number*/, const char* letters, int count, sqlite3_value** values)
{
    RowTable::Asked asked;
    for (int i = 0; i < count; ++i) read_asked(letters[i], values[i], asked);
    auto& row = *reinterpret_cast<RowCursor*>(cursor);
    const int opened = guarded(cursor->pVtab, [&] {
        row.rows = module_of(cursor).table->open(asked);
        row.number = 0;
    });
    return opened == SQLITE_OK ? next(cursor) : opened;
}

int at_end(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<RowCursor*>(cursor)->at_end ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index)
{
    auto& row = *reinterpret_cast<RowCursor*>(cursor);
    return guarded(cursor->pVtab, [&] { give(context, row.rows->value(index)); });
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number)
{
    *number = reinterpret_cast<RowCursor*>(cursor)->number;
    return SQLITE_OK;
}

// Without xCreate the table is there by its name alone and nobody can make another one.
sqlite3_module callbacks()
{
    sqlite3_module calls{};
    calls.xConnect = connect;
    calls.xBestIndex = best_index;
    calls.xDisconnect = disconnect;
    calls.xOpen = open;
    calls.xClose = close;
    calls.xFilter = filter;
    calls.xNext = next;
    calls.xEof = at_end;
    calls.xColumn = column;
    calls.xRowid = row_number;
    return calls;
}

}  // namespace

void give(sqlite3_context* context, const SqlValue& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sqlite3_result_int64(context, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
        sqlite3_result_double(context, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else {
        sqlite3_result_null(context);
    }
}

void register_rows(sqlite3* connection, const std::string& name, RowModule& module)
{
    static const sqlite3_module calls = callbacks();
    sqlite3_create_module_v2(connection, name.c_str(), &calls, &module, nullptr);
}

}  // namespace audit::store
