// SPDX-License-Identifier: Apache-2.0
#include "audit/store/database.h"

#include <sqlite3.h>

#include <utility>

#include "audit/model/error.h"
#include "audit/store/statement_pool.h"

namespace audit::store {

namespace {

// "file:/a%20b.opcase?immutable=1"
std::string immutable_uri(const std::string& path)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte < 127 && c != '%' && c != '?' && c != '#') {
            uri += c;
        } else {
            uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
        }
    }
    return uri + "?immutable=1";
}

[[noreturn]] void fail(sqlite3* connection, std::string_view doing)
{
    const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
    const std::string place = file == nullptr || *file == '\0' ? "case" : file;
    const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
    std::string words = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
    ErrorKind kind = ErrorKind::internal;
    if (code == SQLITE_FULL) {
        words = "the disk is full; free some space and try again, the case is as it was before";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_NOMEM) {
        words = "out of memory; close other programs and try again, the case is as it was before";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_NOTADB) {
        words = "this file is not a case file";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_CORRUPT) {
        words = "the case file is damaged; restore it from a copy";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        words = "another program is writing to this case; close it and try again";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_READONLY) {
        words = "the case cannot be written here; copy it to a folder you may write to";
        kind = ErrorKind::unreadable;
    } else if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_PERM) {
        words += "; check that the disk is there and that you may read and write it";
        kind = ErrorKind::unreadable;
    }
    throw Error(place + ": " + words + (kind == ErrorKind::internal ? " (" + std::string(doing) + ")" : ""), kind);
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql, StatementPool* pool) : pool_(pool)
{
    if (pool_ != nullptr) statement_ = pool_->take(sql);
    if (statement_ != nullptr) return;
    const unsigned flags = pool_ == nullptr ? 0 : SQLITE_PREPARE_PERSISTENT;
    const int size = static_cast<int>(sql.size());
    if (sqlite3_prepare_v3(connection, sql.data(), size, flags, &statement_, nullptr) != SQLITE_OK)
        fail(connection, sql);
}

Statement::~Statement()
{
    if (pool_ == nullptr) {
        sqlite3_finalize(statement_);
    } else if (statement_ != nullptr) {
        pool_->give_back(statement_);
    }
}

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), pool_(other.pool_)
{
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(statement_, index, value);
}
void Statement::bind(int index, double value)
{
    sqlite3_bind_double(statement_, index, value);
}

void Statement::bind(int index, std::string_view value)
{
    const char* text = value.data() == nullptr ? "" : value.data();
    sqlite3_bind_text64(statement_, index, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int index, std::span<const std::byte> value)
{
    if (value.empty()) {
        sqlite3_bind_zeroblob(statement_, index, 0);
    } else {
        sqlite3_bind_blob64(statement_, index, value.data(), value.size(), SQLITE_TRANSIENT);
    }
}

void Statement::bind_null(int index)
{
    sqlite3_bind_null(statement_, index);
}

bool Statement::step()
{
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        sqlite3* connection = sqlite3_db_handle(statement_);
        const char* sql = sqlite3_sql(statement_);
        fail(connection, sql == nullptr ? "" : sql);
    }
    return false;
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(statement_, column);
}
std::string Statement::text(int column) const
{
    return std::string(view(column));
}

std::string_view Statement::view(int column) const
{
    const auto* bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::byte> Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<double> Statement::optional_real(int column) const
{
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::optional<std::int64_t> Statement::optional_integer(int column) const
{
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<Time> Statement::optional_time(int column) const
{
    if (is_null(column)) return std::nullopt;
    return time(column);
}

int Statement::columns() const
{
    return sqlite3_column_count(statement_);
}
std::string Statement::column_name(int column) const
{
    return sqlite3_column_name(statement_, column);
}

Database::Database(const std::string& path, OpenMode mode) : path_(path), mode_(mode)
{
    // A reader opens for writing too where it may, so that it can take locks and leaves no log files behind.
    int flags = SQLITE_OPEN_READWRITE;
    if (mode == OpenMode::create) flags |= SQLITE_OPEN_CREATE;
    if (mode == OpenMode::immutable) flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    const std::string name = mode == OpenMode::immutable ? immutable_uri(path) : path;
    if (sqlite3_open_v2(name.c_str(), &connection_, flags | SQLITE_OPEN_EXRESCODE, nullptr) != SQLITE_OK) {
        const std::string words = connection_ == nullptr ? "out of memory" : sqlite3_errmsg(connection_);
        sqlite3_close(connection_);
        throw Error(path + ": cannot be opened (" + words +
                    "); check that it exists and that you may read and write it");
    }
    pool_ = std::make_unique<StatementPool>();
    sqlite3_extended_result_codes(connection_, 0);
    constexpr int kBusyMilliseconds = 5000;
    sqlite3_busy_timeout(connection_, kBusyMilliseconds);
    if (is_read_only()) sqlite3_exec(connection_, "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
}

Database::~Database()
{
    pool_.reset();
    sqlite3_close(connection_);
}

Statement Database::prepare(std::string_view sql) const
{
    return {connection_, sql, StatementPool::keeps(sql) ? pool_.get() : nullptr};
}

void Database::execute(std::string_view sql)
{
    if (sqlite3_exec(connection_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(connection_, sql);
}

std::int64_t Database::last_insert_id() const
{
    return sqlite3_last_insert_rowid(connection_);
}

std::int64_t Database::integer(std::string_view sql) const
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.text(0) : std::string();
}

bool Database::is_write_protected() const
{
    return sqlite3_db_readonly(connection_, "main") != 0;
}

// A transaction inside another one is a savepoint of it: what it commits lasts when the outer one is committed.
// Scopes end from the inside out, so an open savepoint always belongs to the one that ends now.
namespace {

bool end_inner(sqlite3* connection, const char* sql)
{
    return sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace

Transaction::Transaction(Database& database) : database_(database)
{
    const bool inside_another = sqlite3_get_autocommit(database_.handle()) == 0;
    database_.execute(inside_another ? "SAVEPOINT inner_transaction" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!open_ || end_inner(database_.handle(), "ROLLBACK TO inner_transaction; RELEASE inner_transaction")) return;
    // A failed rollback has nothing left to undo: SQLite has rolled back by itself (full disk, I/O error).
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    if (!end_inner(database_.handle(), "RELEASE inner_transaction")) database_.execute("COMMIT");
    open_ = false;
}

}  // namespace audit::store
