// SPDX-License-Identifier: Apache-2.0
// Checks of a bureau's own: one SELECT over the tables of the case, each row of its result one finding. What the
// columns of the result mean is templates/checks/README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "audit/checks/check.h"
#include "audit/findings/own_checks.h"

namespace audit::checks {

class SqlTables;

// The most findings such a check may have: beyond this it is not a finding any more but a list.
constexpr std::int64_t kMostSqlFindings = 2000;

// Runs the own checks of one run; what they read is copied once for all of them, when the first one asks for it.
class SqlChecks {
 public:
    explicit SqlChecks(SharedData& shared);
    ~SqlChecks();
    SqlChecks(const SqlChecks&) = delete;
    SqlChecks& operator=(const SqlChecks&) = delete;

    // As run_check. Everything that is wrong with the SQL is the outcome "could not run" with file and line.
    void run(const findings::OwnCheck& check);

 private:
    SharedData& shared_;
    std::unique_ptr<SqlTables> tables_;
};

}  // namespace audit::checks
