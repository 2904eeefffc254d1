// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/furnace_temperature.h"

namespace audit::checks {

namespace {

constexpr std::int64_t kFiveMinutes = 5 * kMinute;

// Whether the furnace runs as usual in the hour of that time.
bool in_normal_operation(const hours::OutletHours& hours, Time time)
{
    const std::optional<std::size_t> hour = hours.index(start_of_hour(time));
    return hour && hours.operating[*hour] && !hours.starting_or_stopping[*hour];
}

struct Mean {
    std::int64_t sum = 0, count = 0;
    bool whole = true;  // every record of the five minutes is a normal one
};

}  // namespace

FurnaceDays judge_furnace(CheckContext& check, const std::string& outlet, double minimum_c, double times_a_day)
{
    const Series series = check.series().load({outlet, kFurnaceTemperature, Interval::minute}, check.period());
    const hours::OutletHours& hours = check.hours(outlet);
    FurnaceDays days;
    const auto close = [&](const Mean& mean, Time start) {
        if (mean.count == 0 || !mean.whole || !in_normal_operation(hours, start)) return;
        ++days.means;
        // One decimal more than the record's, so that no mean is rounded up to the minimum.
        const Decimal value = quotient(Decimal{mean.sum, series.decimals}, Decimal{mean.count, 0}, series.decimals + 1);
        if (value.to_double() >= minimum_c) return;
        const Time day = start_of_day(start);
        if (days.cold.empty() || days.cold.back().day != day) days.cold.push_back({day, 0, value, start});
        ColdDay& cold = days.cold.back();
        ++cold.means;
        if (value < cold.lowest) {
            cold.lowest = value;
            cold.lowest_at = start;
        }
    };
    Mean mean;
    std::optional<Time> window;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series.has_record(i)) continue;
        const Time time = series.time(i);
        const Time start = time - (time.seconds % kFiveMinutes);
        if (window && *window != start) {
            close(mean, *window);
            mean = {};
        }
        window = start;
        if (series.flags[i] != Flag::normal || series.measured[i] == kAbsent) {
            mean.whole = false;
            continue;
        }
        mean.sum += series.measured[i];
        ++mean.count;
    }
    if (window) close(mean, *window);
    std::erase_if(days.cold, [&](const ColdDay& cold) { return static_cast<double>(cold.means) <= times_a_day; });
    return days;
}

}  // namespace audit::checks
