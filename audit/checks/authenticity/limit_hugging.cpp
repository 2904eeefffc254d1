// SPDX-License-Identifier: Apache-2.0
// Far more hourly values stand just below a limit than just above: eight times as many, or so few above that a smooth
// decline towards and beyond the limit would show them with p < 0.001. The decline from band to band is followed as
// that of a bell curve is, steeper with every band; what such a decline leaves above the limit is no break, however
// little. pH has two ends and is left out.
#include <algorithm>
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

// Values in the bands [1 - 3 b, 1 - 2 b), [1 - 2 b, 1 - b), [1 - b, 1], (1, 1 + b] of the limit.
struct Bands {
    std::int64_t lowest = 0, lower = 0, below = 0, above = 0;
    std::size_t first = 0, last = 0;  // hours of the band below
    double hours_in_a_row = 1;        // for which a value usually stays in the upper half of the band below, or above
};

Bands count_bands(const hours::OutletHours& hours, const hours::ItemHours& item, double limit, double band)
{
    constexpr double kMostHours = 4;
    Bands bands;
    double high = 0;
    double visits = 0;
    std::size_t last_high = hours.count;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!hours.judged(item, hour)) continue;
        const double value = item.judged_at(hour).to_double();
        if (value > limit * (1 - band / 2)) {
            ++high;
            if (last_high + 1 != hour) ++visits;
            last_high = hour;
        }
        if (value > limit) {
            bands.above += value <= limit * (1 + band) ? 1 : 0;
        } else if (value >= limit * (1 - band)) {
            if (bands.below++ == 0) bands.first = hour;
            bands.last = hour;
        } else if (value >= limit * (1 - 2 * band)) {
            ++bands.lower;
        } else if (value >= limit * (1 - 3 * band)) {
            ++bands.lowest;
        }
    }
    if (visits > 0) bands.hours_in_a_row = std::min(kMostHours, high / visits);
    return bands;
}

// What stands above the limit if the decline from band to band goes on, and how well that is known.
struct Expectation {
    double above = 0;
    double least = 0;  // two standard deviations of the counts it was drawn from lower
};

Expectation expectation_of(const Bands& bands)
{
    const auto lowest = static_cast<double>(bands.lowest);
    const auto lower = static_cast<double>(bands.lower);
    const auto below = static_cast<double>(bands.below);
    // Bands that do not decline are expected to go on as they are.
    const double last = lower > 0 ? below / lower : 1;
    const double before = lowest > 0 ? std::min(1.0, lower / lowest) : 1;
    const double steepening = before > 0 ? std::min(1.0, last) / before : 1;
    Expectation expected{.above = below * std::min(1.0, last) * std::min(1.0, steepening)};
    // A ratio counts as known where it lies well beyond 1; else the variance of its logarithm adds up.
    constexpr double kClear = 1.5;
    const double of_last = lower > 0 && last < kClear ? 1 : 0;
    const double of_steepening = of_last > 0 && steepening < kClear ? 1 : 0;
    const auto share = [](double power, double count) { return count > 0 ? power * power / count : 0; };
    const double variance = share(1 + of_last + of_steepening, below) +
                            share(of_last + of_steepening * (before < 1 ? 2 : 1), lower) +
                            share(of_steepening * (before < 1 ? 1 : 0), lowest);
    expected.least = expected.above * std::exp(-2 * std::sqrt(bands.hours_in_a_row * variance));
    return expected;
}

struct Verdict {
    bool breaks = false;
    double expected = 0;  // above the limit
    double p = 1;         // of so few above it then
};

Verdict verdict_of(const CheckContext& check, const Bands& bands)
{
    const auto below = static_cast<double>(bands.below);
    const Expectation expected = expectation_of(bands);
    Verdict verdict{.expected = expected.above};
    const bool enough = static_cast<double>(bands.below + bands.above) >= check.number("minimum_values");
    if (!enough) return verdict;
    // Hours in a row tell one thing together.
    const auto above = static_cast<std::int64_t>(static_cast<double>(bands.above) / bands.hours_in_a_row);
    verdict.p = poisson_at_most(above, expected.least / bands.hours_in_a_row);
    const bool ratio = below >= check.number("ratio") * static_cast<double>(std::max<std::int64_t>(1, bands.above));
    // A ratio alone may come from a steep decline; then those missing above have to be more than counting shows.
    verdict.breaks = verdict.p < check.number("p") || (ratio && verdict.p < check.number("p_of_ratio"));
    return verdict;
}

void judge(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item, const LimitValue& limit)
{
    const Bands bands = count_bands(hours, item, limit.upper.to_double(), check.number("band_pct") / 100);
    check.examined(static_cast<std::int64_t>(hours.count));
    const Verdict verdict = verdict_of(check, bands);
    if (!verdict.breaks) return;
    check.report(
        {.subject = {.outlet = hours.outlet, .pollutant = item.item},
         .period = hours_period(hours, bands.first, bands.last),
         .records = bands.below,
         .limit = limit.upper,
         .unit = limit.unit,
         .values = {{"below", std::to_string(bands.below)},
                    {"above", std::to_string(bands.above)},
                    {"expected", Decimal::from_double(verdict.expected, 1).to_string()},
                    {"p_value", p_text(verdict.p)}},
         .evidence = hour_evidence(check, hours, item.item, {bands.first, bands.last}, !item.converted.empty())});
}

}  // namespace

void limit_hugging(CheckContext& check)
{
    bool any = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (const auto& [name, item] : hours.all) {
            const PermitLimit* limit = check.plant().find_limit(outlet, name);
            if (limit == nullptr || !limit->hourly || limit->hourly->lower) continue;
            any = true;
            judge(check, hours, item, *limit->hourly);
        }
    }
    if (!any)
        check.not_applicable({"自动监测的污染物均无小时浓度限值", "no automatically monitored pollutant has a limit"});
}

}  // namespace audit::checks
