// SPDX-License-Identifier: Apache-2.0
// Small ways of looking at the hours of one item that several checks share: which values to read, which hours are
// measurements of a discharge, evidence of a stretch, quarters of a period.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

// The measured values of an item; the converted ones where only those were submitted.
struct HourlyValues {
    const std::vector<std::int64_t>* scaled = nullptr;
    int decimals = 0;
    bool converted = false;

    bool has(std::size_t hour) const { return (*scaled)[hour] != kAbsent; }
    std::int64_t at(std::size_t hour) const { return (*scaled)[hour]; }
    Decimal decimal(std::size_t hour) const { return {(*scaled)[hour], decimals}; }
    double number(std::size_t hour) const { return static_cast<double>((*scaled)[hour]) * unit_; }
    double unit_ = 1;  // 10^-decimals
};
HourlyValues values_of(const hours::ItemHours& item);

// A valid value of an hour in which the outlet discharges.
inline bool is_measurement(const hours::OutletHours& hours, const hours::ItemHours& item, std::size_t hour)
{
    return item.valid[hour] && hours.operating[hour];
}

// The English name of an item, itself where there is none.
std::string english_name(const std::string& item);

// Beyond a limit by more than the noise of binary arithmetic.
inline bool is_beyond(double value, double limit)
{
    return value > limit * (1 + 1e-9);
}

// Neither a flue-gas nor a water parameter.
bool is_pollutant(std::string_view item);

inline Period hours_period(const hours::OutletHours& hours, std::size_t first, std::size_t last)
{
    return {hours.time(first), hours.time(last + 1)};
}

// The cells of these hours, each once, in the order given; hours without a record are left out.
std::vector<Evidence> hour_evidence(const CheckContext& check, const hours::OutletHours& hours, const std::string& item,
                                    std::initializer_list<std::size_t> at, bool converted = false);

// Calendar quarters cut to the period.
std::vector<Period> quarters_of(const Period& period);

// The grid's hours [first, last) of a period.
struct HourRange {
    std::size_t first = 0;
    std::size_t last = 0;
};
HourRange hours_within(const hours::OutletHours& hours, const Period& period);

// Hours that a period touches, however briefly.
HourRange hours_touched(const hours::OutletHours& hours, const Period& period);

// Text of a parameter that lists names: "甲、乙" or "甲,乙".
std::vector<std::string> names_in(std::string_view text);

}  // namespace audit::checks
