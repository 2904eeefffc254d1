// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/chance.h"

#include <algorithm>
#include <cmath>

#include "audit/model/decimal.h"

namespace audit::checks {

namespace {

constexpr std::size_t kCut = 5;
constexpr std::size_t kShort = 3;
constexpr std::size_t kLongestHold = 4;

// A run of hours in measurements.
std::size_t measurements(std::size_t length, std::size_t hold)
{
    return std::max<std::size_t>(1, length / hold);
}

}  // namespace

double RepeatHabit::Runs::again(std::size_t without, std::size_t hold, std::int64_t enough) const
{
    std::int64_t repeats = 0, changes = 0, all = 0, short_ones = 0;
    const auto count = [&](std::size_t length, std::int64_t runs) {
        const std::size_t measured = measurements(length, hold);
        repeats += runs * (static_cast<std::int64_t>(std::min(measured, kCut)) - 1);
        if (measured < kCut) changes += runs;
        if (measured <= kShort) short_ones += runs;
        all += runs;
    };
    for (std::size_t length = 1; length <= kLongest; ++length) count(length, of_length[length]);
    // A geometric law shows short runs, however coarse the series; one that only ever stands still is no such law.
    constexpr std::int64_t kTenth = 10;
    if (kTenth * short_ones < all) return 0;
    count(std::min(without, kLongest), -1);
    const std::int64_t seen = repeats + changes;
    return seen < enough ? 0 : static_cast<double>(repeats) / static_cast<double>(seen);
}

void RepeatHabit::add_run(std::size_t length, std::uint64_t value)
{
    values_ += static_cast<std::int64_t>(length);
    all_.add(length);
    of_value_[value].add(length);
}

// The least length that a fifth of the runs do not exceed; 1 where none does.
std::size_t RepeatHabit::hold() const
{
    std::int64_t all = 0;
    for (const std::uint32_t runs : all_.of_length) all += runs;
    std::int64_t until = 0;
    for (std::size_t length = 1; length <= kLongestHold; ++length) {
        until += all_.of_length[length];
        constexpr std::int64_t kFifth = 5;
        if (kFifth * until >= all) return length;
    }
    return 1;
}

double RepeatHabit::expected_runs(std::size_t length, std::uint64_t value) const
{
    const std::size_t held = hold();
    double again = all_.again(length, held, enough_);
    const auto own = of_value_.find(value);
    if (own != of_value_.end()) again = std::max(again, own->second.again(length, held, enough_));
    const double places = static_cast<double>(values_) / static_cast<double>(held);
    return places * std::pow(again, static_cast<double>(measurements(length, held) - 1));
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
