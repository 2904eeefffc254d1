// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/item_hours.h"

#include <algorithm>
#include <array>

#include "audit/hours/half_even.h"

namespace audit::hours {

namespace {

constexpr std::int64_t kNeededSeconds = 45 * kMinute;
constexpr int kMeanDecimals = 2;  // a mean of 60 values never hides on which side of a half it lies
constexpr int kMaximumDecimals = 9;
constexpr int kUnjudgedOxygen = 20;  // %, above it the conversion has no meaning
constexpr int kAirOxygen = 21;       // %

ItemHours empty_item(const Series& series, std::size_t hours)
{
    ItemHours item;
    item.item = series.key.item;
    item.unit = series.unit;
    item.decimals = series.decimals;
    item.measured.assign(hours, kAbsent);
    if (!series.converted.empty()) item.converted.assign(hours, kAbsent);
    item.flags.assign(hours, Flag::absent);
    return item;
}

// What the minutes of one hour add up to.
class HourOfMinutes {
 public:
    void add(Flag flag, std::int64_t measured, std::int64_t converted)
    {
        ++flags_[static_cast<std::size_t>(flag)];
        if (!is_measuring(flag) || measured == kAbsent) return;
        ++valid_;
        sum_ += measured;
        if (converted == kAbsent) return;
        ++converted_;
        converted_sum_ += converted;
    }

    // mean: at most 45 minutes missing; scale multiplies the sum before it is divided.
    void put(ItemHours& item, std::size_t hour, std::int64_t step, std::int64_t scale) const
    {
        const bool enough = valid_ * step >= kNeededSeconds;
        item.flags[hour] = enough ? flag_of_source() : most_frequent();
        if (!enough) return;
        item.measured[hour] = divided(Wide{sum_} * scale, valid_);
        if (!item.converted.empty() && converted_ > 0)
            item.converted[hour] = divided(Wide{converted_sum_} * scale, converted_);
    }

 private:
    std::int64_t count(Flag flag) const { return flags_[static_cast<std::size_t>(flag)]; }

    // The hour is one of start-up, shutdown or a banked fire when most of its minutes are.
    Flag flag_of_source() const
    {
        Flag best = Flag::normal;
        for (const Flag flag : {Flag::starting, Flag::stopping, Flag::banked}) {
            if (count(flag) > count(best)) best = flag;
        }
        return best;
    }

    // Too few valid minutes: why most of the others are not. Minutes without a record leave no trace but Md.
    Flag most_frequent() const
    {
        Flag best = Flag::absent;
        for (std::size_t i = 1; i < flags_.size(); ++i) {
            if (is_measuring(static_cast<Flag>(i))) continue;
            if (flags_[i] > 0 && (best == Flag::absent || flags_[i] > count(best))) best = static_cast<Flag>(i);
        }
        if (best == Flag::absent && valid_ > 0) return Flag::no_data;
        return best;
    }

    std::array<std::int64_t, 16> flags_{};
    std::int64_t valid_ = 0, converted_ = 0;
    std::int64_t sum_ = 0, converted_sum_ = 0;
};

}  // namespace

bool is_measuring(Flag flag)
{
    return flag == Flag::normal || flag == Flag::starting || flag == Flag::stopping || flag == Flag::banked;
}

ItemHours hours_of(const Series& series, Time start, std::size_t hours)
{
    ItemHours item = empty_item(series, hours);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::int64_t offset = series.time(i) - start;
        if (!series.has_record(i) || offset < 0) continue;
        const auto hour = static_cast<std::size_t>(offset / kHour);
        if (hour >= hours) break;
        item.measured[hour] = series.measured[i];
        if (!series.converted.empty()) item.converted[hour] = series.converted[i];
        item.flags[hour] = series.flags[i];
    }
    return item;
}

ItemHours hours_from_minutes(const Series& series, Time start, std::size_t hours)
{
    ItemHours item = empty_item(series, hours);
    item.from_minutes = true;
    item.decimals = std::min(series.decimals + kMeanDecimals, std::max(kMaximumDecimals, series.decimals));
    const std::int64_t scale = power_of_ten(item.decimals - series.decimals);
    const bool has_converted = !series.converted.empty();
    for (std::size_t i = 0; i < series.size();) {
        const std::int64_t offset = series.time(i) - start;
        const std::int64_t number = offset < 0 ? -1 : offset / kHour;
        HourOfMinutes hour;
        bool any = false;
        // All values of this hour; those before the grid are passed over.
        const Time end = start + (number + 1) * kHour;
        for (; i < series.size() && series.time(i) < end; ++i) {
            if (!series.has_record(i)) continue;
            any = true;
            hour.add(series.flags[i], series.measured[i], has_converted ? series.converted[i] : kAbsent);
        }
        if (number < 0 || !any) continue;
        if (static_cast<std::size_t>(number) >= hours) break;
        hour.put(item, static_cast<std::size_t>(number), series.step, scale);
    }
    return item;
}

void judge_validity(ItemHours& item, const std::vector<std::int32_t>& down)
{
    item.valid.assign(item.flags.size(), false);
    for (std::size_t i = 0; i < item.flags.size(); ++i) {
        const bool has_value = item.measured[i] != kAbsent || (!item.converted.empty() && item.converted[i] != kAbsent);
        item.valid[i] = has_value && is_measuring(item.flags[i]) && kHour - down[i] >= kNeededSeconds;
    }
}

void judge_values(ItemHours& item, const std::optional<Decimal>& baseline, const ItemHours* oxygen)
{
    item.judged_decimals = item.decimals;
    if (!baseline) {
        item.judged = item.measured;
        return;
    }
    const std::size_t hours = item.measured.size();
    const auto submitted = [&](std::size_t i) { return item.converted.empty() ? kAbsent : item.converted[i]; };
    bool computes = false;
    for (std::size_t i = 0; i < hours && oxygen != nullptr; ++i)
        computes = computes || (submitted(i) == kAbsent && item.measured[i] != kAbsent);
    const int more = computes ? std::min(kMeanDecimals, std::max(kMaximumDecimals - item.decimals, 0)) : 0;
    item.judged_decimals = item.decimals + more;

    const std::int64_t scale = power_of_ten(more);
    const std::int64_t baseline_one = power_of_ten(baseline->decimals);
    const std::int64_t oxygen_one = oxygen == nullptr ? 1 : power_of_ten(oxygen->decimals);
    const Wide above = Wide{kAirOxygen * baseline_one - baseline->mantissa} * oxygen_one * scale;
    item.judged.assign(hours, kAbsent);
    for (std::size_t i = 0; i < hours; ++i) {
        const bool has_oxygen = oxygen != nullptr && oxygen->valid[i] && oxygen->measured[i] != kAbsent;
        if (has_oxygen && oxygen->measured[i] > kUnjudgedOxygen * oxygen_one) continue;
        if (submitted(i) != kAbsent) {
            item.judged[i] = submitted(i) * scale;
        } else if (has_oxygen && item.measured[i] != kAbsent) {
            const Wide below = Wide{kAirOxygen * oxygen_one - oxygen->measured[i]} * baseline_one;
            item.judged[i] = divided(above * item.measured[i], below);
        }
    }
}

}  // namespace audit::hours
