// SPDX-License-Identifier: Apache-2.0
// What ledger rows add up to, with the rows that are shown as evidence.
#pragma once

#include <cstdint>

#include "audit/model/finding.h"

namespace audit::checks {

struct Tally {
    double sum = 0, most = 0;
    std::int64_t records = 0;
    SourceRow first, largest, last;

    void add(double amount, const SourceRow& source)
    {
        if (records++ == 0) first = largest = source;
        if (amount > most) {
            most = amount;
            largest = source;
        }
        last = source;
        sum += amount;
    }
};

}  // namespace audit::checks
