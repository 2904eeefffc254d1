// SPDX-License-Identifier: Apache-2.0
// The load of production facilities as the production ledger gives it.
#pragma once

#include <string>
#include <vector>

#include "audit/model/time.h"
#include "audit/store/case_file.h"

namespace audit::hours {

struct LoggedLoad {
    Period period;    // of the ledger's row; a row with one date is a day
    double load = 0;  // per cent
};

// Rows of these facilities that overlap the period, in order of time; facilities that share a time are averaged.
std::vector<LoggedLoad> logged_load(const store::CaseFile& case_file, const std::vector<std::string>& facilities,
                                    const Period& period);

}  // namespace audit::hours
