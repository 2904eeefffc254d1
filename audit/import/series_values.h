// SPDX-License-Identifier: Apache-2.0
// Reading the cells of automatic data fast: a year of minutes is 25 million rows, so the usual spellings are read
// without copies, and only what is unusual goes the way of cell_reading.h. Both ways give the same values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "audit/model/decimal.h"
#include "audit/model/series.h"
#include "audit/model/time.h"

namespace audit::import {

// A number as it goes into a series: scaled by 10^decimals.
struct ScaledValue {
    std::int64_t scaled = kAbsent;
    std::int8_t decimals = 0;
};

enum class Reading { value, none, unreadable };

// "48.10" becomes {4810, 2}; blank, "/" and the other marks of no value are none. unit receives what stands behind the
// number, below half of a detection limit is taken.
Reading read_scaled(std::string_view text, ScaledValue& value, std::string& unit);

// The Decimal as a series keeps it, with at most nine decimals.
ScaledValue scaled_of(const Decimal& value);

// Remembers the last date: most rows repeat it.
class TimeReader {
 public:
    // False when it is no time.
    bool read(std::string_view text, Time& time);

 private:
    bool read_known_day(std::string_view text, Time& time) const;

    std::string text_, date_;
    Time time_, day_;
};

// Remembers the last flag, and whether any belongs to the dialect of CEMS reports.
class FlagReader {
 public:
    Flag read(std::string_view text)
    {
        if (text.empty() || (text.size() == 1 && text[0] == 'N')) return Flag::normal;
        return text == text_ ? flag_ : read_other(text);
    }
    bool of_reports() const { return of_reports_; }

 private:
    Flag read_other(std::string_view text);

    std::string text_;
    Flag flag_ = Flag::normal;
    bool of_reports_ = false;
};

}  // namespace audit::import
