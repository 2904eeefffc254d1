// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/automatic.h"

#include <algorithm>

#include "audit/emissions/filling.h"
#include "audit/reference/pollutants.h"

namespace audit::emissions {

namespace {

constexpr const char* kAirUnit = "mg/m³";
constexpr const char* kWaterUnit = "mg/L";

// Product of the scaled integers to tonnes: mg/m3 x m3/h is 1e-9 t/h, mg/L x m3/h is 1e-6 t/h.
long double scale(const hours::ItemHours& item, const hours::ItemHours& flow, bool water)
{
    const auto digits =
        static_cast<long double>(power_of_ten(item.decimals)) * static_cast<long double>(power_of_ten(flow.decimals));
    return (water ? 1e-6L : 1e-9L) / digits;
}

std::vector<QuarterHours> quarters_of(const hours::OutletHours& outlet)
{
    std::vector<QuarterHours> quarters;
    for (std::size_t first = 0; first < outlet.count;) {
        const Time next = add_months(start_of_quarter(outlet.time(first)), 3);
        const std::size_t last =
            std::min(outlet.count, static_cast<std::size_t>((next - outlet.start + kHour - 1) / kHour));
        quarters.push_back({first, last});
        first = last;
    }
    return quarters;
}

long double value_at(const hours::ItemHours& item, std::size_t hour)
{
    return static_cast<long double>(std::max<std::int64_t>(0, item.measured[hour]));
}

struct HourlyAmounts {
    std::vector<long double> scaled;  // concentration x flow, both as scaled integers
    std::vector<HourState> states;
};

// Amounts are filled as a whole: an hour counts when both concentration and flow do.
HourlyAmounts air_amounts(const hours::OutletHours& outlet, const hours::ItemHours& item, const hours::ItemHours& flow)
{
    HourlyAmounts result{std::vector<long double>(outlet.count),
                         std::vector<HourState>(outlet.count, HourState::stopped)};
    for (std::size_t hour = 0; hour < outlet.count; ++hour) {
        if (!outlet.operating[hour]) continue;
        const bool valid = counts(item, hour, false) && counts(flow, hour, false);
        result.states[hour] = valid ? HourState::valid : HourState::missing;
        if (valid) result.scaled[hour] = value_at(item, hour) * value_at(flow, hour);
    }
    fill_air(result.scaled, result.states, quarters_of(outlet));
    return result;
}

// Concentration and flow are filled each by itself, so that a measured flow is never thrown away.
HourlyAmounts water_amounts(const hours::OutletHours& outlet, const hours::ItemHours& item,
                            const hours::ItemHours& flow)
{
    const std::vector<QuarterHours> quarters = quarters_of(outlet);
    HourlyAmounts result{std::vector<long double>(outlet.count, 1),
                         std::vector<HourState>(outlet.count, HourState::stopped)};
    for (const hours::ItemHours* factor : {&item, &flow}) {
        std::vector<long double> values(outlet.count);
        std::vector<HourState> states(outlet.count, HourState::stopped);
        for (std::size_t hour = 0; hour < outlet.count; ++hour) {
            if (!outlet.operating[hour]) continue;
            states[hour] = counts(*factor, hour, true) ? HourState::valid : HourState::missing;
            if (states[hour] == HourState::valid) values[hour] = value_at(*factor, hour);
        }
        fill_water(values, states, quarters);
        for (std::size_t hour = 0; hour < outlet.count; ++hour) {
            result.scaled[hour] *= values[hour];
            if (result.states[hour] != HourState::missing) result.states[hour] = states[hour];
        }
    }
    return result;
}

}  // namespace

const hours::ItemHours* flow_of(const hours::OutletHours& outlet)
{
    const hours::ItemHours* gas = outlet.item(reference::kGasFlow);
    const hours::ItemHours* water = outlet.item(reference::kWaterFlow);
    if (outlet.outlet.starts_with("DW")) return water ? water : gas;
    return gas ? gas : water;
}

std::vector<double> daily_volume(const hours::OutletHours& outlet)
{
    const DailyAmounts days(Period{outlet.start, outlet.time(outlet.count)});
    std::vector<double> volume(days.tonnes.size());
    const hours::ItemHours* flow = flow_of(outlet);
    for (std::size_t hour = 0; flow && hour < outlet.count; ++hour)
        if (outlet.operating[hour] && counts(*flow, hour, false))
            volume[days.index(outlet.time(hour))] += flow->measured_at(hour).to_double();
    return volume;
}

std::optional<double> mean_flow(const hours::OutletHours& outlet)
{
    const hours::ItemHours* flow = flow_of(outlet);
    double sum = 0, count = 0;
    for (std::size_t hour = 0; flow && hour < outlet.count; ++hour) {
        if (!outlet.operating[hour] || !counts(*flow, hour, false)) continue;
        sum += flow->measured_at(hour).to_double();
        count += 1;
    }
    if (count == 0) return std::nullopt;
    return sum / count;
}

bool counts(const hours::ItemHours& item, std::size_t hour, bool water)
{
    if (item.measured[hour] == kAbsent) return false;
    if (water && item.measured[hour] < 0) return false;  // HJ 356-2019: negative values are invalid
    if (item.valid[hour]) return true;
    const Flag flag = item.flags[hour];
    return flag == Flag::starting || flag == Flag::stopping || flag == Flag::banked;
}

std::optional<DailyAmounts> automatic_amounts(const hours::OutletHours& outlet, std::string_view pollutant)
{
    const hours::ItemHours* item = outlet.item(pollutant);
    const hours::ItemHours* flow = flow_of(outlet);
    if (!item || !flow || (item->unit != kAirUnit && item->unit != kWaterUnit)) return std::nullopt;
    const bool water = item->unit == kWaterUnit;
    const HourlyAmounts hourly = water ? water_amounts(outlet, *item, *flow) : air_amounts(outlet, *item, *flow);
    if (std::find(hourly.states.begin(), hourly.states.end(), HourState::valid) == hourly.states.end())
        return std::nullopt;  // nothing was measured that a gap could be filled from

    DailyAmounts daily(Period{outlet.start, outlet.time(outlet.count)});
    const long double unit = scale(*item, *flow, water);
    std::size_t hour = 0;
    for (std::size_t day = 0; day < daily.tonnes.size(); ++day) {
        long double sum = 0;
        for (; hour < outlet.count && outlet.time(hour) < daily.day(day + 1); ++hour) {
            if (hourly.states[hour] == HourState::stopped) continue;
            sum += hourly.scaled[hour];
            daily.hours[day] += 1;
            if (hourly.states[hour] == HourState::missing) daily.filled[day] += 1;
        }
        daily.tonnes[day] = static_cast<double>(sum * unit);
    }
    return daily;
}

}  // namespace audit::emissions
