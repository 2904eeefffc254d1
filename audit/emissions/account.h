// SPDX-License-Identifier: Apache-2.0
// The emission account: tonnes by outlet, pollutant and month, each number with its method and the share of hours that
// were filled. The permit's method is the account of an outlet and pollutant (automatic where the monitoring plan asks
// for it, else manual); the others are shown beside it. General outlets that the permit gives no yearly amount have no
// account by manual results (HJ 942-2018: their concentration is limited, not their amount). The whole plant is the
// sum over all outlets that have an account.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/emissions/coefficients.h"
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
    double filled_share = 0;   // of the hours of operation, 0..1
    bool is_account = true;    // the permit's method; the others are shown beside it
    double hours = 0;          // of operation
    std::vector<double> days;  // tonnes of each day of the month, for periods that begin or end within it
};

struct Account {
    Period period;
    std::vector<MonthAmount> months;  // by outlet, pollutant, method, month
    // Sum over the days of the account's own method that lie in the given period; empty when there is no account.
    std::optional<double> tonnes(std::string_view outlet, std::string_view pollutant, const Period& within) const;
    // The same by one method, whether it is the account or stands beside it.
    std::optional<double> tonnes_by(Method method, std::string_view outlet, std::string_view pollutant,
                                    const Period& within) const;
    // Outlets (and 全厂) with the pollutants they have an account of, in the order of `months`.
    std::vector<std::pair<std::string, std::string>> accounted() const;
};

Account account_emissions(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours,
                          const Period& period, const Coefficients& coefficients = {});

}  // namespace audit::emissions
