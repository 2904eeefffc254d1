// SPDX-License-Identifier: Apache-2.0
// The years that a yearly amount is held against: permit years from valid_from, calendar years, and any twelve months
// where the permit says so. A calendar year that two permit years share takes the larger of their caps, so that what
// is reported is over by either reading.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "audit/checks/check.h"
#include "audit/model/plant.h"
#include "audit/model/text.h"

namespace audit::checks {

struct CapYear {
    Period period;
    LimitValue cap;
    std::string column;  // contract column of the cap: year1 .. year5
    Text name;           // "2025年" / "calendar year 2025"
};

// The years of a limit that overlap the period, by start. Without valid_from every calendar year takes the first cap.
std::vector<CapYear> cap_years(const PermitLimit& limit, const std::optional<Permit>& permit, const Period& period);

// Judges every limit with a yearly amount; without any the check is not applicable.
void judge_yearly_caps(CheckContext& check, const std::function<void(const PermitLimit& limit)>& judge);

}  // namespace audit::checks
