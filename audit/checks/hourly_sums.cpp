// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/hourly_sums.h"

#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kDayHours = 24;
constexpr std::size_t kMostDays = 4;
constexpr std::uint32_t kEnough = 12;

}  // namespace

RunningSums sums_of(const hours::OutletHours& hours, const hours::ItemHours& item)
{
    RunningSums sums(hours.count);
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const bool used = is_measurement(hours, item, hour) && item.measured[hour] != kAbsent;
        sums.set(hour, used ? std::optional(item.measured_at(hour).to_double()) : std::nullopt);
    }
    return sums;
}

std::optional<RunningSums> load_sums(const hours::OutletHours& hours, const ProductionHours& production)
{
    bool any = false;
    RunningSums sums(hours.count);
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const bool known = hours.operating[hour] && production.knows_load(hour);
        any = any || known;
        sums.set(hour, known ? std::optional<double>(production.load_pct[hour]) : std::nullopt);
    }
    if (any) return sums;
    const hours::ItemHours* flow = hours.item(reference::kGasFlow);
    if (flow == nullptr) flow = hours.item(reference::kWaterFlow);
    if (flow == nullptr) return std::nullopt;
    return sums_of(hours, *flow);
}

std::optional<double> level_before(const RunningSums& sums, std::size_t hour)
{
    for (std::size_t day = 1; day <= kMostDays && day * kDayHours <= hour; ++day) {
        if (const auto level = sums.mean(hour - day * kDayHours, hour, kEnough)) return level;
    }
    return std::nullopt;
}

std::optional<double> level_from(const RunningSums& sums, std::size_t hour)
{
    for (std::size_t day = 1; day <= kMostDays && hour + day * kDayHours <= sums.size(); ++day) {
        if (const auto level = sums.mean(hour, hour + day * kDayHours, kEnough)) return level;
    }
    return std::nullopt;
}

}  // namespace audit::checks
