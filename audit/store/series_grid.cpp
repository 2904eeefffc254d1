// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_grid.h"

#include <algorithm>
#include <limits>

#include "audit/model/decimal.h"

namespace audit::store {

namespace {

// Values beyond what the common scale of a series can hold stand at its end: they are beyond every limit all the same.
std::int64_t scaled(std::int64_t value, std::int64_t factor)
{
    std::int64_t result = 0;
    if (!__builtin_mul_overflow(value, factor, &result) && result != kAbsent) return result;
    constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
    return value < 0 ? -kLargest : kLargest;
}

void replace(std::int64_t& place, std::int64_t value, std::int64_t factor)
{
    if (value != kAbsent) place = factor == 1 ? value : scaled(value, factor);
}

// Values on neighbouring places; direction -1 where the file runs backwards.
void replace_line(std::int64_t* place, std::ptrdiff_t direction, const GroupValues& values, std::size_t count,
                  std::int64_t factor)
{
    for (std::size_t i = 0; i < count; ++i)
        replace(place[direction * static_cast<std::ptrdiff_t>(i)], values[i], factor);
}

bool any_value(const GroupValues& values, std::size_t count)
{
    return std::any_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count),
                       [](auto v) { return v != kAbsent; });
}

}  // namespace

SeriesGrid::SeriesGrid(Series& series, std::size_t size) : series_(series)
{
    series.measured.assign(size, kAbsent);
    series.flags.assign(size, Flag::absent);
}

void SeriesGrid::place(const RecordGroup& group, int block_decimals)
{
    if (group.has_converted && series_.converted.empty() && any_value(group.converted, group.count))
        series_.converted.assign(series_.size(), kAbsent);
    const std::int64_t factor = power_of_ten(series_.decimals - block_decimals);
    if (place_line(group, factor)) return;
    for (std::size_t i = 0; i < group.count; ++i) place_one(group, i, factor);
}

// A group whose records lie one by one on neighbouring places of the grid, as most do, in either direction.
bool SeriesGrid::place_line(const RecordGroup& group, std::int64_t factor)
{
    const std::int64_t offset = group.first - series_.start.seconds;
    const bool backwards = group.step == -series_.step;
    if (!group.line || !(backwards || group.step == series_.step) || offset < 0 || offset % series_.step != 0 ||
        !between_.empty())
        return false;
    const auto first = static_cast<std::size_t>(offset / series_.step);
    if (backwards ? first >= series_.size() || first + 1 < group.count : first + group.count > series_.size())
        return false;
    const std::ptrdiff_t direction = backwards ? -1 : 1;
    std::int64_t* measured = series_.measured.data() + first;
    if (backwards) {
        std::reverse_copy(group.flags.begin(), group.flags.begin() + static_cast<std::ptrdiff_t>(group.count),
                          series_.flags.begin() + static_cast<std::ptrdiff_t>(first + 1 - group.count));
    } else {
        std::copy_n(group.flags.begin(), group.count, series_.flags.begin() + static_cast<std::ptrdiff_t>(first));
    }
    if (group.complete && factor == 1 && !backwards) {
        std::copy_n(group.measured.begin(), group.count, measured);
    } else {
        replace_line(measured, direction, group.measured, group.count, factor);
    }
    if (group.has_converted && !series_.converted.empty())
        replace_line(series_.converted.data() + first, direction, group.converted, group.count, factor);
    return true;
}

void SeriesGrid::place_one(const RecordGroup& group, std::size_t index, std::int64_t factor)
{
    const std::int64_t offset = group.time(index) - series_.start.seconds;
    if (offset < 0) return;
    const auto place = static_cast<std::size_t>(offset / series_.step);
    if (place >= series_.size()) return;
    const bool between = offset % series_.step != 0;
    if (between && between_.empty()) between_.assign(series_.size(), false);
    const bool held_between = !between_.empty() && between_[place];
    const bool empty = series_.flags[place] == Flag::absent;
    if (between && !empty && !held_between) return;  // the record at the very time stays
    if (!between && held_between) {
        series_.measured[place] = kAbsent;
        if (!series_.converted.empty()) series_.converted[place] = kAbsent;
    }
    if (!between_.empty()) between_[place] = between;
    series_.flags[place] = group.flags[index];
    replace(series_.measured[place], group.measured[index], factor);
    if (group.has_converted && !series_.converted.empty())
        replace(series_.converted[place], group.converted[index], factor);
}

}  // namespace audit::store
