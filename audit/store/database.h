// SPDX-License-Identifier: Apache-2.0
// A thin owner of one SQLite connection and its statements; the only place that names sqlite3. Text is UTF-8, times
// are seconds (model/time.h), absent is NULL. Every failure throws Error with the database's own words.
#pragma once

#include <cstddef>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "audit/model/decimal.h"
#include "audit/model/time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace audit::store {

using Bytes = std::basic_string_view<std::byte>;

class StatementPool;

// A prepared statement. Bind with bind(1, ...) or all at once with bind_all; step() is true while there is a row.
// Column indexes count from 0. reset() makes it ready for the next use, keeping nothing bound.
class Statement {
 public:
    // With a pool: taken from it when it holds one, and given back at the end, which must come before the pool's.
    Statement(sqlite3* connection, std::string_view sql, StatementPool* pool = nullptr);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bind(int index, const char* value) { bind(index, std::string_view(value)); }
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, Time value) { bind(index, value.seconds); }
    void bind(int index, std::span<const std::byte> value);
    void bind_null(int index);
    template <typename T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value) {
            bind(index, *value);
        } else {
            bind_null(index);
        }
    }
    template <typename... Values>
    Statement& bind_all(const Values&... values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    bool step();
    void run();  // step to the end and reset
    void reset();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;                 // empty for NULL
    std::string_view view(int column) const;            // until the next step
    std::span<const std::byte> blob(int column) const;  // until the next step
    Time time(int column) const { return {integer(column)}; }
    std::optional<double> optional_real(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    std::optional<Time> optional_time(int column) const;
    int columns() const;
    std::string column_name(int column) const;

 private:
    sqlite3_stmt* statement_ = nullptr;
    StatementPool* pool_ = nullptr;
};

// immutable: read only, on a medium where not even a lock can be taken; ignores a write-ahead log.
enum class OpenMode { read_only, read_write, create, immutable };

class Database {
 public:
    Database(const std::string& path, OpenMode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Compiling costs more than most queries, and checks ask the same ones for every cell of evidence: statements that
    // are done with wait for the next use of the same text. One still in use is never handed out a second time.
    Statement prepare(std::string_view sql) const;
    void execute(std::string_view sql);  // one or several statements without results
    std::int64_t last_insert_id() const;
    std::int64_t integer(std::string_view sql) const;  // first column of the first row, 0 without a row
    std::string text(std::string_view sql) const;
    const std::string& path() const { return path_; }
    bool is_read_only() const { return mode_ == OpenMode::read_only || mode_ == OpenMode::immutable; }
    bool is_write_protected() const;  // whatever the mode asked for
    sqlite3* handle() const { return connection_; }

 private:
    std::string path_;
    OpenMode mode_;
    sqlite3* connection_ = nullptr;
    std::unique_ptr<StatementPool> pool_;
};

// All or nothing: what is not committed is rolled back at the end of the scope.
class Transaction {
 public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

 private:
    Database& database_;
    bool open_ = true;
};

}  // namespace audit::store
