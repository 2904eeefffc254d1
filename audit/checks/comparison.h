// SPDX-License-Identifier: Apache-2.0
// Comparing values with limits as the rules for all checks word it: rounded half-even to the limit's decimals
// (GB/T 8170-2008 修约值比较法), over only unrounded is a notice, pH compares at one decimal, a limit that is a range
// has two ends. Checks that carry the parameter `comparison` (rounded | exact) judge through here.
#pragma once

#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

enum class Verdict {
    within,
    only_unrounded,  // over, but not when rounded to the limit's decimals
    over,
};

// comparison = "exact" makes a value that is over only unrounded count as over.
Verdict compare(const LimitValue& limit, std::string_view pollutant, const Decimal& value, std::string_view comparison);

// How far the value lies beyond the nearer end; negative within. Of two values the one further beyond is the worse.
Decimal distance_beyond(const LimitValue& limit, const Decimal& value);

// A computed value as people read it: two decimals more than the limit has, and as many more as it takes to still lie
// beyond it.
Decimal shown(const LimitValue& limit, const Decimal& value);

// The value with the digits of the cell that holds it; empty where none does.
std::optional<Decimal> written_in(const std::vector<Evidence>& cells, const Decimal& value);

// The value as its cell has it; one that no cell holds was computed and is shown().
Decimal as_written(const LimitValue& limit, const Decimal& value, const std::vector<Evidence>& cells);

// Whether values of that unit can be held against the limit; a unit that is not known stands for the same one.
bool is_comparable(const LimitValue& limit, std::string_view unit);

// Puts the worst value against its limit into a report: measured, limit, unit, severity, and the words {over} that a
// message says about it ("为限值的 1.23 倍"; of a range which end it passed).
void describe(Report& report, const LimitValue& limit, const Decimal& worst, Verdict verdict);

// A submitted number with the digits it was written with; where its unit was converted, the number in the canonical
// unit. Empty for no value and for results under a detection limit ("<0.5", "0.5L", "ND").
std::optional<Decimal> detected(const store::Statement& row, int number_column, int written_column);

// The verdicts that become findings, each by itself.
inline constexpr Verdict kReported[] = {Verdict::over, Verdict::only_unrounded};

}  // namespace audit::checks
