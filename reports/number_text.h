// SPDX-License-Identifier: Apache-2.0
// Computed numbers and times as documents print them. Numbers of the enterprise stay as written and do not come here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "audit/model/text.h"
#include "audit/model/time.h"

namespace reports {

// At most that many decimals, without zeros at the end: 1.234, 0.02, 5.
std::string plain_number(double value, int decimals);
// Exactly that many decimals: 1.200.
std::string fixed_number(double value, int decimals);
// 26,280
std::string grouped_number(std::int64_t value);
// "2.5%"
std::string percent(double share, int decimals);

// The days of a period with its last day included: 2025-01-01 至 2025-12-31 / 2025-01-01 to 2025-12-31.
std::string days_text(const audit::Period& period, audit::Language language);
// The time of a finding: whole days as days, hours with the clock; empty without a period.
std::string span_text(const std::optional<audit::Period>& period, audit::Language language);
// China Standard Time of a UTC moment "2025-03-02T05:06:07Z": "2025-03-02 13:06"; empty when it is not one.
std::string china_time(const std::string& utc);

}  // namespace reports
