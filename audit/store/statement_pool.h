// SPDX-License-Identifier: Apache-2.0
// Compiled statements of one connection that nobody uses at the moment, by their text. Several of the same text may
// wait: a query inside the loop over another one of the same text gets its own.
#pragma once

#include <string_view>
#include <unordered_map>

struct sqlite3_stmt;

namespace audit::store {

class StatementPool {
 public:
    StatementPool() = default;
    ~StatementPool();
    StatementPool(const StatementPool&) = delete;
    StatementPool& operator=(const StatementPool&) = delete;

    // Whether statements of this text may be used again: some pragmas act while they are compiled.
    static bool keeps(std::string_view sql) { return !sql.starts_with("PRAGMA"); }
    // Ready to bind and step; none: nullptr.
    sqlite3_stmt* take(std::string_view sql);
    // Resets it, whatever state it is in, so that it holds neither locks nor values.
    void give_back(sqlite3_stmt* statement);

 private:
    void clear();

    std::unordered_multimap<std::string_view, sqlite3_stmt*> idle_;  // the key is the statement's own copy of its text
};

}  // namespace audit::store
