// SPDX-License-Identifier: Apache-2.0
// The account with what documents tell beside its amounts: hours of operation and filled hours day by day, and which
// method counts and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/account.h"
#include "audit/model/text.h"

namespace audit::emissions {

struct DetailedMonth : MonthAmount {
    std::vector<double> day_hours, day_filled;  // of each day of the month: hours of operation, and filled ones
};

// Which method is the account of an outlet (or 全厂) and pollutant, and why.
struct Choice {
    std::string outlet, pollutant;
    std::optional<Method> method;  // empty: there is no account, only what stands beside it
    Text why;
};

struct DetailedAccount {
    Period period;
    std::vector<DetailedMonth> months;  // by outlet, pollutant, method, month
    std::vector<Choice> choices;        // by outlet, pollutant; of all that have months or a yearly cap
};

DetailedAccount account_in_detail(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours,
                                  const Period& period, const Coefficients& coefficients = {});

}  // namespace audit::emissions
