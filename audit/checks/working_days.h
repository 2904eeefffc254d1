// SPDX-License-Identifier: Apache-2.0
// Working days in China: Monday to Friday without the public holidays, and the weekend days worked instead, as the
// State Council announces them for each year (data/working_days.json). A year without an announcement has its weekends
// only.
#pragma once

#include "audit/model/time.h"

namespace audit::checks {

bool is_working_day(Time day);
// The midnight of the n-th working day after the day of `time`; n = 0 gives the day itself.
Time working_days_after(Time time, int n);

}  // namespace audit::checks
