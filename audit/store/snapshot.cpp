// SPDX-License-Identifier: Apache-2.0
#include "audit/store/snapshot.h"

#include <sqlite3.h>

namespace audit::store {

// Inside a transaction there is one state of the case already.
Snapshot::Snapshot(const Database& database)
    : connection_(database.handle()),
      open_(sqlite3_get_autocommit(connection_) != 0 &&
            sqlite3_exec(connection_, "BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK)
{
}

Snapshot::~Snapshot()
{
    if (open_) sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);  // nothing was written
}

}  // namespace audit::store
