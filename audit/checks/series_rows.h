// SPDX-License-Identifier: Apache-2.0
// Automatic data as rows for a bureau's own checks: one row for each record, by outlet, item and time. Memory is that
// of one month of one series, or of the hours that the built-in checks hold anyway.
#pragma once

#include <memory>

#include "audit/hours/outlet_hours.h"
#include "audit/store/sandbox.h"

namespace audit::checks {

// auto_hourly: the hours of the audit period (from minutes where no hours were handed in) with what they mean: outlet,
// item, time, measured, converted, judged (what limits are compared with), unit, flag, valid, exempt, operating, cell.
std::unique_ptr<store::RowTable> hourly_rows(hours::HoursReader& hours);

// auto_minute, auto_daily: every record on the grid as submitted: outlet, item, time, measured, converted, unit, flag.
std::unique_ptr<store::RowTable> series_rows(const store::SeriesStore& series, Interval interval);

}  // namespace audit::checks
