// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/chance.h"

#include <algorithm>
#include <cmath>

#include "audit/model/decimal.h"

namespace audit::checks {

namespace {

constexpr std::size_t kCut = 5;
constexpr std::size_t kShort = 3;

}  // namespace

void RepeatHabit::add_run(std::size_t length)
{
    values_ += static_cast<std::int64_t>(length);
    repeats_ += static_cast<std::int64_t>(std::min(length, kCut)) - 1;
    if (length < kCut) ++changes_;
    ++runs_;
    if (length <= kShort) ++short_runs_;
}

double RepeatHabit::expected_runs(std::size_t length) const
{
    const std::int64_t own = static_cast<std::int64_t>(std::min(length, kCut)) - 1;
    const std::int64_t repeats = repeats_ - own;
    const std::int64_t seen = repeats + changes_ - (length < kCut ? 1 : 0);
    // A geometric law shows short runs, however coarse the series; one that only ever stands still is no such law.
    constexpr std::int64_t kTenth = 10;
    if (seen < enough_ || kTenth * short_runs_ < runs_) return 0;
    const double again = static_cast<double>(repeats) / static_cast<double>(seen);
    return static_cast<double>(values_) * std::pow(again, static_cast<double>(length - 1));
}

double chance_to_agree(std::string_view written, double scatter)
{
    const auto value = Decimal::parse(written);
    if (!value || value->mantissa == 0) return 1;
    // Two normal variables of deviation s differ by less than half a step d with a chance of d / (2 sqrt(pi) s).
    constexpr double kTwoRootsOfPi = 3.5449077018;
    return std::min(1.0, 1 / (kTwoRootsOfPi * scatter * std::abs(static_cast<double>(value->mantissa))));
}

}  // namespace audit::checks
