// SPDX-License-Identifier: Apache-2.0
// Automatic monitoring data in memory: one outlet, one item, one interval, as arrays over a regular time grid.
#pragma once

#include <cstddef>

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "audit/model/decimal.h"
#include "audit/model/time.h"

namespace audit {

// What one value stands for. instant: a reading at a moment (HJ 212 real-time packets).
enum class Interval : std::uint8_t { hour = 1, minute = 2, day = 3, instant = 4 };

// mean is the ordinary value; amount is the mass (kg) or volume (m3) that HJ 212 sends as -Cou.
enum class Statistic : std::uint8_t { mean = 1, amount = 2, minimum = 3, maximum = 4 };

// HJ 212-2017 table 8 and the report flags of HJ 75 annex; absent: there is no value at this place of the grid.
// letter_b is the letter B before the file's dialect is known (see SeriesStore), never seen by checks.
enum class Flag : std::uint8_t {
    absent = 0,
    normal = 1,          // N, 正常, or blank
    stopped = 2,         // F, 停运: the source of emission is out of operation
    starting = 3,        // St, 启炉
    stopping = 4,        // Sd, 停炉
    banked = 5,          // B in reports, 闷炉
    calibration = 6,     // C, 校准
    maintenance = 7,     // M, 维护
    fault = 8,           // D, 故障
    over_range = 9,      // T, 超测定上限
    communication = 10,  // B in HJ 212, 通讯中断
    no_data = 11,        // Md, 无数据
    manual_entry = 12,   // S in HJ 212: the value was typed in
    unknown = 13,        // a tag nobody knows; an import problem, never valid
    letter_b = 14,
};

inline constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();

struct SeriesKey {
    std::string outlet;  // permit code, e.g. DA001
    std::string item;  // standard Chinese name of the pollutant or parameter, e.g. 二氧化硫, 含氧量, 烟气流量
    Interval interval = Interval::hour;
    Statistic statistic = Statistic::mean;
    auto operator<=>(const SeriesKey&) const = default;
};

// Values are integers scaled by 10^decimals in the item's canonical unit. All arrays have the same length; index i is
// the value that starts at start + i * step. A place without a record has Flag::absent and kAbsent in both arrays; a
// record may lack either value.
struct Series {
    SeriesKey key;
    std::string unit;
    Time start;
    std::int64_t step = kHour;  // seconds
    int decimals = 0;           // of measured and converted alike
    std::vector<std::int64_t> measured;
    std::vector<std::int64_t> converted;  // empty when the submission has no converted value at all
    std::vector<Flag> flags;

    std::size_t size() const { return flags.size(); }
    Time time(std::size_t index) const { return start + static_cast<std::int64_t>(index) * step; }
    Time end() const { return time(size()); }
    bool has_record(std::size_t index) const { return flags[index] != Flag::absent; }
    Decimal decimal(std::int64_t scaled) const { return {scaled, decimals}; }
};

}  // namespace audit
