// SPDX-License-Identifier: Apache-2.0
// One cell to one value, by the rules of the submission contract ("How a cell is read"). Everything here is about the
// text of one cell; what a missing or odd value means for its row is decided by the row reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/decimal.h"
#include "audit/model/series.h"
#include "audit/model/time.h"

namespace audit::import {

// "/", "-", "—", "无" and blank: there is no value, which is not zero.
bool means_no_value(std::string_view text);

struct ReadTime {
    Time time;
    bool date_only = false;  // written without a time of day
};
// 2025-01-02, 2025/1/2, 2025.1.2, 2025年1月2日, 20250102, 20250102030000, 2025-01-02 03:00[:00], 2025-01-02T03:00:00,
// 2025-01-02 3时, 24:00, and serials of spreadsheets (45658.5, 1900 system). Empty when it is none of them.
std::optional<ReadTime> read_time(std::string_view text);

struct ReadNumber {
    std::optional<Decimal> value;  // none: below a detection limit that is not given here (ND, 未检出)
    bool below_limit = false;      // <0.5, 0.5L: value is half of it
    std::string unit;              // written behind the number, half width; may be empty
    std::string written;           // the digits in half width without thousands separators; "<0.5" keeps its mark
};
// Empty when it is no number.
std::optional<ReadNumber> read_number(std::string_view text);

struct ReadLimit {
    std::optional<Decimal> lower;
    Decimal upper;
    std::string unit;     // as written, may be empty
    std::string written;  // half width
};
// 50mg/Nm3, 6-9, 6~9, 1级, 1000, ≤50. Empty when it is no limit.
std::optional<ReadLimit> read_limit(std::string_view text);

// Half width, no spaces, capitals, one kind of dash; a list (MF0001、MF0002) is separated by 、.
std::string read_code(std::string_view text);

// Degrees as a decimal or as d°m′s″, with or without E, N, 东经, 北纬.
std::optional<Decimal> read_degrees(std::string_view text);

// The flag of a value by letter (N F M S D C T B, St Sd Md) or Chinese tag; blank is normal. reports: the file speaks
// the dialect of CEMS reports (F is 停运, B is 闷炉). Flag::unknown for a tag nobody knows.
Flag read_flag(std::string_view text);
// Whether this flag occurs only in CEMS reports: St, Sd, Md.
bool is_report_flag(std::string_view text);

}  // namespace audit::import
