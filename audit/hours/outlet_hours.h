// SPDX-License-Identifier: Apache-2.0
// What the hours of an outlet mean: which are valid, which are exempt from limits, when the outlet was in operation,
// and the value that a limit is compared with. Checks and the emission account both read hours only through here.
// Rules: HJ 75-2017 / HJ 356-2019 validity, 45 valid minutes an hour, 20 valid hours a day (air); converted
// concentration C = C' x (21 - O2_baseline) / (21 - O2_measured); grants of start-up and shutdown by industry as data.
#pragma once

#include <cstddef>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/hours/grants.h"
#include "audit/model/plant.h"
#include "audit/model/series.h"
#include "audit/store/case_file.h"
#include "audit/store/series_store.h"

namespace audit::hours {

// One item of an outlet over the hours of the audit period; arrays share the outlet's grid and length.
struct ItemHours {
    std::string item;
    std::string unit;
    bool from_minutes = false;            // computed from minutes because no hours were handed in
    int decimals = 0;                     // of measured and converted; those of the series, two more where from minutes
    std::vector<std::int64_t> measured;   // scaled, kAbsent
    std::vector<std::int64_t> converted;  // as submitted; empty when there is none
    std::vector<std::int64_t> judged;     // what limits judge: converted (submitted, else computed) where a baseline
                                          // O2 is given, else measured; scaled by judged_decimals
    int judged_decimals = 0;
    std::vector<Flag> flags;
    // Flag N or blank, or one that tells of the plant and not of the instrument (start-up, shutdown, banked), a value,
    // and at most 15 minutes of calibration, maintenance, fault or outage logged for this item.
    std::vector<bool> valid;

    Decimal measured_at(std::size_t hour) const { return {measured[hour], decimals}; }
    Decimal judged_at(std::size_t hour) const { return {judged[hour], judged_decimals}; }
    // The same for people: without the digits that only computed values of the item need.
    Decimal judged_shown(std::size_t hour) const
    {
        const Decimal value = judged_at(hour).trimmed();
        return value.decimals < decimals ? value.rounded(decimals) : value;
    }
};

struct DailyMean {
    Time day;
    int valid_hours = 0;
    // Of the judged values of the hours that limits apply to, with two decimals more than those so that no rounding
    // of a mean hides on which side of a half it lies; water: flow-weighted where flow exists.
    Decimal mean;
    bool judged = true;  // 20 valid hours (air); any (water)
};

// All items of one outlet on one hourly grid.
class OutletHours {
 public:
    std::string outlet;
    Time start;             // the grid's first hour
    std::size_t count = 0;  // hours
    std::vector<bool>
        operating;             // the outlet discharges: not flagged or logged as stopped, flow not zero where measured
    std::vector<bool> exempt;  // start-up / shutdown, flagged or logged, within the industry's grant, treatment not off
    std::vector<bool> starting_or_stopping;  // flagged or logged as such, granted or not
    std::vector<bool> starting;              // of those the start-ups
    const Grant* grant = nullptr;            // of the plant's industry; none: nothing is exempt

    Time time(std::size_t hour) const { return start + static_cast<std::int64_t>(hour) * kHour; }
    std::optional<std::size_t> index(Time time) const;
    const ItemHours* item(std::string_view name) const;
    std::vector<std::string> items() const;
    // Valid and neither exempt nor without operation: a limit applies to this hour. The grant of some industries is
    // for some pollutants only; an hour whose O2 is near 21 has no converted value to judge.
    bool judged(const ItemHours& item, std::size_t hour) const;
    std::vector<DailyMean> daily_means(std::string_view item, bool water) const;

    std::map<std::string, ItemHours, std::less<>> all;
};

// Loads and keeps the hours of outlets; memory is that of the hours, however fine the data were.
class HoursReader {
 public:
    // granted: in place of what data/grants.json grants to the plant's industry.
    HoursReader(const store::CaseFile& case_file, const Plant& plant, const Period& period,
                std::optional<Grant> granted = std::nullopt);
    HoursReader(HoursReader&&) noexcept;
    ~HoursReader();
    const OutletHours& outlet(const std::string& outlet);
    std::vector<std::string> outlets() const;  // with any automatic data
    const store::SeriesStore& series() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

// Whole days from the first to the last record of monitoring data and ledgers (reports and plans aside).
// Empty when the case holds none.
std::optional<Period> data_period(const store::CaseFile& case_file);

}  // namespace audit::hours
