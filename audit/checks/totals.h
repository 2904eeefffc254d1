// SPDX-License-Identifier: Apache-2.0
// What was made, used and metered, by name and day, over the audit period (or another one), in canonical units.
// Reagents are counted as the contract says: from the treatment log, and from the material log only for days on which
// the former has none.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

struct DailyTotals {
    std::string name, unit;
    std::string key = {};                       // of the name: widths, spaces and brackets aside
    std::map<Time, double> by_day = {};         // midnight -> amount
    std::map<Time, double> from_reagents = {};  // of it, what the treatment log tells
    std::optional<double> opening = {};         // the first stock of the material log
    Evidence first = {}, last = {};

    double within(const Period& period) const;
    std::map<Time, double> by_month() const;
};

std::vector<DailyTotals> product_outputs(const CheckContext& check);  // production_log
std::vector<DailyTotals> material_uses(const CheckContext& check);    // treatment_log and material_log
std::vector<DailyTotals> material_uses(const CheckContext& check, const Period& period);
std::vector<DailyTotals> utility_uses(const CheckContext& check);                     // utility_log
std::vector<DailyTotals> purchased(const CheckContext& check, const Period& period);  // purchases

// The one of that name, widths, spaces and brackets aside; nullptr when there is none.
const DailyTotals* find_totals(const std::vector<DailyTotals>& all, std::string_view name);
bool same_name(std::string_view left, std::string_view right);

// Output, material and utility together, as an execution report lists them.
class LedgerTotals {
 public:
    explicit LedgerTotals(const CheckContext& check);
    const DailyTotals* find(std::string_view item) const;  // nullptr where no ledger names it

 private:
    std::vector<DailyTotals> all_[3];
};

}  // namespace audit::checks
