// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/outlet_hours.h"

#include <algorithm>

#include "audit/hours/half_even.h"
#include "audit/reference/pollutants.h"

namespace audit::hours {

namespace {

constexpr std::int64_t kHoursOfDay = 24;
constexpr int kNeededHours = 20;  // HJ 75-2017, HJ 212-2017 eq. 25
constexpr int kMeanDecimals = 2;  // a mean of 24 values never hides on which side of a half it lies

// Adds the judged hours of one day.
class DaySum {
 public:
    void add(std::int64_t value, std::int64_t flow)
    {
        ++hours_;
        sum_ += value;
        if (flow == kAbsent || flow <= 0) return;
        weights_ += flow;
        weighted_ += Wide{value} * flow;
    }
    int hours() const { return hours_; }
    std::int64_t mean(std::int64_t scale) const
    {
        if (weights_ > 0) return divided(weighted_ * scale, weights_);
        return divided(sum_ * scale, hours_);
    }

 private:
    int hours_ = 0;
    Wide sum_ = 0, weighted_ = 0, weights_ = 0;
};

}  // namespace

std::optional<std::size_t> OutletHours::index(Time at) const
{
    if (at < start || at >= time(count)) return std::nullopt;
    return static_cast<std::size_t>((at - start) / kHour);
}

const ItemHours* OutletHours::item(std::string_view name) const
{
    const auto found = all.find(name);
    return found == all.end() ? nullptr : &found->second;
}

std::vector<std::string> OutletHours::items() const
{
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const auto& [name, ignored] : all) names.push_back(name);
    return names;
}

bool OutletHours::judged(const ItemHours& item, std::size_t hour) const
{
    if (!item.valid[hour] || item.judged[hour] == kAbsent || !operating[hour]) return false;
    return !(exempt[hour] && grant != nullptr && grant->covers(item.item));
}

std::vector<DailyMean> OutletHours::daily_means(std::string_view item_name, bool water) const
{
    std::vector<DailyMean> means;
    const ItemHours* values = item(item_name);
    if (values == nullptr) return means;
    const ItemHours* flow = water ? item(reference::kWaterFlow) : nullptr;
    const int decimals = values->judged_decimals + kMeanDecimals;
    for (std::size_t first = 0; first < count;) {
        const Time day = start_of_day(time(first));
        const auto in_day = static_cast<std::size_t>(kHoursOfDay - (time(first) - day) / kHour);
        const std::size_t end = std::min(count, first + in_day);
        DaySum sum;
        for (std::size_t hour = first; hour < end; ++hour) {
            if (!judged(*values, hour)) continue;
            const bool has_flow = flow != nullptr && flow->valid[hour];
            sum.add(values->judged[hour], has_flow ? flow->measured[hour] : kAbsent);
        }
        if (sum.hours() > 0)
            means.push_back({day, sum.hours(), Decimal{sum.mean(power_of_ten(kMeanDecimals)), decimals},
                             water || sum.hours() >= kNeededHours});
        first = end;
    }
    return means;
}

}  // namespace audit::hours
