// SPDX-License-Identifier: Apache-2.0
// What the parts of the sandbox share; for sandbox*.cpp only.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "audit/store/sandbox.h"

namespace audit::store {

// A table whose rows are made while they are read, as SQLite calls it.
struct RowModule {
    Sandbox::State& state;
    std::unique_ptr<RowTable> table;
    std::string declaration;
    std::int64_t rows = 0;  // made in one go, at most, since the query began
};

struct Sandbox::State {
    struct Copied {
        std::vector<SqlColumn> columns;
        Fill fill;
        bool filled = false;
        std::int64_t rows = 0;
    };

    sqlite3* connection = nullptr;
    std::map<std::string, Copied, std::less<>> copied;
    std::map<std::string, std::unique_ptr<RowModule>, std::less<>> made;
    std::map<std::string, std::unique_ptr<TimeFunction>, std::less<>> functions;
    bool trusted = true;                       // our own work on the database, nothing is refused
    std::set<std::string, std::less<>> named;  // words of the query, its tables among them
    std::optional<Text> refusal;               // the first thing that was refused

    SandboxLimits limits;
    std::int64_t steps = 0;
    std::int64_t memory_before = 0;
    std::chrono::steady_clock::time_point started;
};

// A value as the result of one of SQLite's functions or columns.
void give(sqlite3_context* context, const SqlValue& value);

// Registers the table under its name: `SELECT … FROM name` reads it.
void register_rows(sqlite3* connection, const std::string& name, RowModule& module);

// The words of a query outside of comments and texts, in small letters: every table it reads is among them.
std::set<std::string, std::less<>> names_in(const std::string& sql);

// sqlite3_set_authorizer callback of State: SELECT over the given tables with the listed functions, nothing else.
int authorize(void* state, int action, const char* first, const char* second, const char* database, const char* view);

// sqlite3_progress_handler callback of State: stops what goes beyond the limits, with the reason in `refusal`.
int watch(void* state);
constexpr int kStepsBetweenWatches = 100;  // a step makes at most one value, so memory overshoots by little

}  // namespace audit::store
