// SPDX-License-Identifier: Apache-2.0
// Everything read until the end of the scope is of one state of the case, whatever others write meanwhile; and locks
// are taken once, not for every query. Nothing may be written within it.
#pragma once

#include "audit/store/database.h"

namespace audit::store {

class Snapshot {
 public:
    explicit Snapshot(const Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

 private:
    sqlite3* connection_;
    bool open_;
};

}  // namespace audit::store
