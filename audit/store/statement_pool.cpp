// SPDX-License-Identifier: Apache-2.0
#include "audit/store/statement_pool.h"

#include <sqlite3.h>

#include <new>

namespace audit::store {

namespace {

constexpr std::size_t kMostIdle = 256;  // some kilobytes each

}  // namespace

StatementPool::~StatementPool()
{
    clear();
}

void StatementPool::clear()
{
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    idle_.clear();
}

sqlite3_stmt* StatementPool::take(std::string_view sql)
{
    const auto found = idle_.find(sql);
    if (found == idle_.end()) return nullptr;
    sqlite3_stmt* statement = found->second;
    idle_.erase(found);
    return statement;
}

void StatementPool::give_back(sqlite3_stmt* statement)
{
    sqlite3_reset(statement);  // tells again what step() has told already
    sqlite3_clear_bindings(statement);
    const char* sql = sqlite3_sql(statement);
    if (sql == nullptr || *sql == '\0') {  // nothing but a comment
        sqlite3_finalize(statement);
        return;
    }
    if (idle_.size() >= kMostIdle) clear();  // texts made up on the way fill it; those in use soon come back
    try {
        idle_.emplace(sql, statement);
    } catch (const std::bad_alloc&) {  // this is called by destructors
        sqlite3_finalize(statement);
    }
}

}  // namespace audit::store
