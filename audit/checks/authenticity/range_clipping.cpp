// SPDX-License-Identifier: Apache-2.0
// Three per cent or more of an item's hours stand at its very maximum, and that maximum is the end of the measuring
// range: the full scale that cems_qa names, else a round number (one, one and a half, two, ... times a power of ten).
// Hours flagged as over range are honest about it and left out.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "audit/checks/as_written.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

using Scales = std::map<std::pair<std::string, std::string>, std::set<double>>;

Scales full_scales(const CheckContext& check)
{
    Scales scales;
    for (const AnalyserRecord& record : analyser_records(check)) {
        if (record.full_scale && *record.full_scale > 0)
            scales[{record.outlet, record.item}].insert(*record.full_scale);
    }
    return scales;
}

bool is_round(const Decimal& value)
{
    const Decimal trimmed = value.trimmed();
    std::int64_t digits = trimmed.mantissa;
    while (digits != 0 && digits % 10 == 0) digits /= 10;
    static constexpr std::int64_t kRound[] = {1, 12, 15, 2, 25, 3, 4, 5, 6, 8};
    return std::find(std::begin(kRound), std::end(kRound), digits) != std::end(kRound);
}

bool is_one_of(const std::set<double>& scales, const Decimal& value)
{
    constexpr double kClose = 1e-9;
    return std::any_of(scales.begin(), scales.end(),
                       [&](double scale) { return std::abs(value.to_double() - scale) <= kClose * scale; });
}

struct Top {
    std::int64_t value = kAbsent;
    std::int64_t hours = 0, at_top = 0;
    std::size_t first = 0, last = 0;
    std::set<std::int64_t> some_values;  // the first few different ones
};

Top top_of(const hours::OutletHours& hours, const hours::ItemHours& item, const HourlyValues& values,
           std::size_t enough)
{
    Top top;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!is_measurement(hours, item, hour) || !values.has(hour)) continue;
        ++top.hours;
        const std::int64_t value = values.at(hour);
        if (top.some_values.size() < enough) top.some_values.insert(value);
        if (top.value == kAbsent || value > top.value) {
            top.value = value;
            top.at_top = 0;
            top.first = hour;
        }
        if (value == top.value) {
            ++top.at_top;
            top.last = hour;
        }
    }
    return top;
}

void judge(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item, const Scales& scales)
{
    const HourlyValues values = values_of(item);
    const auto distinct = static_cast<std::size_t>(check.number("minimum_values"));
    const Top top = top_of(hours, item, values, distinct);
    check.examined(top.hours);
    if (top.hours == 0 || top.value <= 0 || top.some_values.size() < 2) return;
    const double percent = 100.0 * static_cast<double>(top.at_top) / static_cast<double>(top.hours);
    const Decimal maximum{top.value, values.decimals};
    if (percent < check.number("share_pct")) return;
    const auto known = scales.find({hours.outlet, item.item});
    // Where no record names the range, an item with few different values (a grade, a switch) stands at its maximum by
    // nature.
    const bool is_end = known != scales.end() ? is_one_of(known->second, maximum)
                                              : is_round(maximum) && top.some_values.size() >= distinct;
    if (!is_end) return;
    std::vector<Evidence> evidence = hour_evidence(check, hours, item.item, {top.first, top.last}, values.converted);
    check.report(
        {.subject = {.outlet = hours.outlet, .pollutant = item.item},
         .period = hours_period(hours, top.first, top.last),
         .records = top.at_top,
         .measured = as_written(maximum, evidence),
         .unit = item.unit,
         .values = {{"share", Decimal::from_double(percent, 1).to_string()}, {"hours", std::to_string(top.hours)}},
         .evidence = std::move(evidence)});
}

}  // namespace

void range_clipping(CheckContext& check)
{
    const Scales scales = full_scales(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (const auto& [name, item] : hours.all) judge(check, hours, item, scales);
    }
}

}  // namespace audit::checks
