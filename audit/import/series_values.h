// SPDX-License-Identifier: Apache-2.0
// Reading the cells of automatic data fast: a year of minutes is 25 million rows, so the usual spellings are read
// without copies, and only what is unusual goes the way of cell_reading.h. Both ways give the same values.
#pragma once

#include <cstdint>
#include <cstring>
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

// The usual spelling alone: digits, one point among them, a minus before them, at most 18 characters.
bool read_plain(std::string_view text, ScaledValue& value);

// The Decimal as a series keeps it, with at most nine decimals.
ScaledValue scaled_of(const Decimal& value);

// Remembers the last date: most rows repeat it.
class TimeReader {
 public:
    // False when it is no time.
    bool read(std::string_view text, Time& time);
    // The same where the date is that of the last time, false elsewhere.
    bool read_known_day(std::string_view text, Time& time);
    // The length of the last time's text where it stands again at `text`, behind which 64 bytes are readable; else 0.
    std::size_t repeated(const char* text, Time& time) const
    {
        if (text_.empty() || text_.size() > kLongest || std::memcmp(text, text_.data(), text_.size()) != 0) return 0;
        time = time_;
        return text_.size();
    }

 private:
    static constexpr std::size_t kLongest = 64;
    bool add_clock(std::string_view text, Time& time) const;

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
    // Only those that need no look-up; false elsewhere.
    bool known(std::string_view text, Flag& flag) const
    {
        if (text.empty() || text == "N") {
            flag = Flag::normal;
            return true;
        }
        flag = flag_;
        return text == text_ && flag_ != Flag::unknown;
    }

 private:
    Flag read_other(std::string_view text);

    std::string text_;
    Flag flag_ = Flag::normal;
    bool of_reports_ = false;
};

}  // namespace audit::import
