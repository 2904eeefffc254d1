// SPDX-License-Identifier: Apache-2.0
// The emission account: tonnes by outlet, pollutant and month, each number with its method and the share of hours that
// were filled. Automatic method: measured concentration (dry standard state, not the converted one) x dry standard
// flow; invalid hours of operation filled by HJ 75-2017 12 (air) and HJ 356-2019 (water); stopped hours are zero.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/hours/outlet_hours.h"
#include "audit/model/decimal.h"
#include "audit/model/plant.h"
#include "audit/model/time.h"

namespace audit::emissions {

enum class Method { automatic, manual, material_balance, coefficient };
std::string_view to_text(Method method);  // "automatic", "manual", "material_balance", "coefficient"

struct MonthAmount {
    std::string outlet;  // or 全厂
    std::string pollutant;
    Time month;  // its first day
    double tonnes = 0;
    Method method = Method::automatic;
    double filled_share = 0;  // of the hours of operation, 0..1
    bool is_account = true;   // the permit's method; the others are shown beside it
};

struct Account {
    Period period;
    std::vector<MonthAmount> months;  // by outlet, pollutant, method, month
    // Sum over the months of the account's own method that lie in the period; empty when there is no account.
    std::optional<double> tonnes(std::string_view outlet, std::string_view pollutant, const Period& period) const;
};

Account account_emissions(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours,
                          const Period& period);

}  // namespace audit::emissions
