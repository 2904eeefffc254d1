// SPDX-License-Identifier: Apache-2.0
// The account by months, quarters, calendar years, permit years (from valid_from) or any twelve months, the methods of
// an outlet and pollutant side by side. A period that the account covers in part says which part.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/emissions/account_detail.h"
#include "audit/model/text.h"

namespace audit::emissions {

enum class Span { month, quarter, year, permit_year, rolling };
std::string_view to_text(Span span);  // "month", "quarter", "year", "permit-year", "rolling"
std::optional<Span> parse_span(std::string_view text);

struct NamedPeriod {
    Period period;
    Period covered;    // the part of it that lies within the account
    std::string name;  // "2025-03", "2025Q1", "2025", "2024-06-20~2025-06-19"

    bool whole() const { return covered == period; }
};

// The periods of that span that overlap the account's, in order. Rolling: every twelve months that lie within it, else
// the twelve that begin with it. Permit years: from valid_from on; none without it.
std::vector<NamedPeriod> periods_of(const Period& account, Span span, const std::optional<Time>& valid_from);

struct MethodAmount {
    Method method = Method::automatic;
    bool counts = false;  // the account; the others stand beside it
    double tonnes = 0, hours = 0, filled_hours = 0;

    double filled_share() const { return hours > 0 ? filled_hours / hours : 0; }
};

struct PeriodAmounts {
    std::string outlet, pollutant;  // outlet: or 全厂
    NamedPeriod period;
    std::vector<MethodAmount> methods;  // in the order of Method; at least one

    const MethodAmount* account() const;  // nullptr where nothing counts
    const MethodAmount* by(Method method) const;
};

// By outlet, pollutant, period. Amounts are added day by day.
std::vector<PeriodAmounts> amounts_by(const DetailedAccount& account, Span span, const std::optional<Time>& valid_from);

}  // namespace audit::emissions
