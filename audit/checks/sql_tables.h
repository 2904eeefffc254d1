// SPDX-License-Identifier: Apache-2.0
// What a bureau's own checks may read: every table of the contract under its id, copied when it is first named, and the
// automatic data as rows, made while they are read. Functions of time go with them.
#pragma once

#include <optional>
#include <string>

#include "audit/checks/check.h"
#include "audit/store/sandbox.h"

namespace audit::checks {

class SqlTables {
 public:
    // Both must outlive it.
    SqlTables(const store::CaseFile& case_file, hours::HoursReader& hours);
    store::Sandbox& sandbox() { return sandbox_; }

 private:
    store::Sandbox sandbox_;
};

// An hour of automatic data, as the column `cell` of auto_hourly names it.
struct HourCell {
    std::string outlet, item;
    Time hour;
};
std::string to_text(const HourCell& cell);
std::optional<HourCell> parse_hour_cell(const std::string& text);

}  // namespace audit::checks
