// SPDX-License-Identifier: Apache-2.0
// Far more hourly values stand just below a limit than just above: eight times as many, or so few above that a smooth
// decline towards and beyond the limit would show them with p < 0.001. A decline that begins well below the limit and
// goes on at the same rate is no break. pH has two ends and is left out.
#include <algorithm>
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

// Values in the bands [1 - 2 b, 1 - b), [1 - b, 1], (1, 1 + b] of the limit.
struct Bands {
    std::int64_t lower = 0, below = 0, above = 0;
    std::size_t first = 0, last = 0;  // hours of the band below
};

Bands count_bands(const hours::OutletHours& hours, const hours::ItemHours& item, double limit, double band)
{
    Bands bands;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!hours.judged(item, hour)) continue;
        const double value = item.judged_at(hour).to_double();
        if (value > limit) {
            bands.above += value <= limit * (1 + band) ? 1 : 0;
        } else if (value >= limit * (1 - band)) {
            if (bands.below++ == 0) bands.first = hour;
            bands.last = hour;
        } else if (value >= limit * (1 - 2 * band)) {
            ++bands.lower;
        }
    }
    return bands;
}

struct Verdict {
    bool breaks = false;
    double expected = 0;  // above the limit, if the decline went on
};

Verdict verdict_of(const CheckContext& check, const Bands& bands)
{
    const auto below = static_cast<double>(bands.below);
    const double decline = bands.lower > 0 ? std::min(1.0, below / static_cast<double>(bands.lower)) : 1.0;
    Verdict verdict{.expected = below * decline};
    const bool enough = static_cast<double>(bands.below + bands.above) >= check.number("minimum_values");
    if (!enough) return verdict;
    const double p = poisson_at_most(bands.above, verdict.expected);
    const bool ratio = below >= check.number("ratio") * static_cast<double>(std::max<std::int64_t>(1, bands.above));
    // The ratio alone may come from a steep decline; then at least half of what it would leave above has to be missing.
    const bool steep = static_cast<double>(bands.above) > verdict.expected / 2;
    verdict.breaks = p < check.number("p") || (ratio && !steep);
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
                    {"expected", Decimal::from_double(verdict.expected, 1).to_string()}},
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
