// SPDX-License-Identifier: Apache-2.0
// Whether an outlet discharged on a day, for duties that rest while it does not: by its automatic data where it has
// any, else (air) by the production ledger of the facilities that feed it. A day nobody says anything about counts as
// a day of operation.
#pragma once

#include <string>
#include <vector>

#include "audit/checks/monitoring_records.h"

namespace audit::checks {

class OutletOperation {
 public:
    OutletOperation(CheckContext& check, const ProductionLog& log, const std::string& outlet);
    // On any day that the period touches.
    bool operated(const Period& period) const;

 private:
    void read_hours(const hours::OutletHours& hours);
    void read_log(const CheckContext& check, const ProductionLog& log, const std::string& outlet);
    void mark(const Period& period, bool stopped);
    std::size_t day_of(Time time) const;

    enum class Day : std::uint8_t { unknown, stopped, operated };
    Time first_;
    std::vector<Day> days_;
};

}  // namespace audit::checks
