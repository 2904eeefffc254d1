// SPDX-License-Identifier: Apache-2.0
// Runs a query that somebody else wrote where it can do no harm: on a connection of its own to a private temporary
// database, which holds copies of the tables it was given and nothing else, so that there is nothing to reach. On top,
// an authorizer lets through SELECT over those tables and a list of functions only; no attaching, no pragmas, no
// extensions; steps, time, memory and the length of values are limited. Tables are copied when a query first names
// them; row tables make their rows as they are read. Everything a query may call is deterministic.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "audit/model/error.h"
#include "audit/model/text.h"
#include "audit/model/time.h"
#include "audit/store/database.h"

namespace audit::store {

// A query that was refused, failed or went beyond its limits.
class SandboxError : public Error {
 public:
    SandboxError(Text words, int line) : Error(words.en, ErrorKind::usage), words_(std::move(words)), line_(line) {}
    const Text& words() const { return words_; }
    int line() const { return line_; }  // of the query, counted from 1; 0: no line in particular

 private:
    Text words_;
    int line_;
};

struct SandboxLimits {
    std::int64_t steps = 500'000'000;               // of SQLite's virtual machine; the same on every computer
    std::int64_t seconds = 60;                      // whatever the steps
    std::int64_t memory = std::int64_t{64} << 20U;  // bytes that the query may take for sorting and grouping
};

// A value on its way in or out: NULL, a number or a text.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct SqlColumn {
    std::string name;
    const char* type = "TEXT";  // INTEGER, REAL, TEXT
};

// A table whose rows are made while they are read. Its first two columns are texts and its third is a time, and what a
// query asks of them is handed on, so that a join by them need not read everything.
class RowTable {
 public:
    struct Asked {
        std::optional<std::string> first, second;
        std::optional<std::int64_t> from, to;  // both inclusive
    };
    class Cursor {
     public:
        virtual ~Cursor() = default;
        virtual bool next() = 0;  // true while there is a row; called before the first one too
        virtual SqlValue value(int column) = 0;
    };
    virtual ~RowTable() = default;
    virtual std::vector<SqlColumn> columns() const = 0;
    // Rows outside of what is asked are allowed: they are filtered out.
    virtual std::unique_ptr<Cursor> open(const Asked& asked) = 0;
};

class SandboxQuery;

class Sandbox {
 public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    // fill gets an INSERT with a place for each column, and returns how many rows it put in.
    using Fill = std::function<std::int64_t(Statement& insert)>;
    void add_table(const std::string& name, const std::vector<SqlColumn>& columns, Fill fill);
    void add_table(const std::string& name, std::unique_ptr<RowTable> table);
    // A function of a time in seconds; NULL gives NULL.
    using TimeFunction = std::function<SqlValue(Time)>;
    void add_function(const std::string& name, TimeFunction function);

    // Reads one SELECT. Throws SandboxError.
    SandboxQuery query(const std::string& sql, const SandboxLimits& limits = {});

    struct State;  // sandbox_state.h

 private:
    std::unique_ptr<State> state_;
};

// One SELECT under way. Only one at a time may be open in a sandbox.
class SandboxQuery {
 public:
    ~SandboxQuery();
    SandboxQuery(SandboxQuery&&) noexcept;
    SandboxQuery& operator=(SandboxQuery&&) = delete;

    std::vector<std::string> columns() const;
    std::vector<std::string> parameters() const;  // names without the colon
    void bind(const std::string& parameter, const SqlValue& value);
    bool step();  // throws SandboxError beyond a limit
    bool is_null(int column) const;
    bool is_real(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    // Rows of the tables that the query names; of row tables the most that were made in one go.
    std::int64_t records() const;

 private:
    friend class Sandbox;
    SandboxQuery(Sandbox::State& state, const std::string& sql, const SandboxLimits& limits);
    struct Run;
    std::unique_ptr<Run> run_;
};

}  // namespace audit::store
