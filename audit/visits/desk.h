// SPDX-License-Identifier: Apache-2.0
// What the desk shows before anybody goes: the newest value that the submission gives for each instrument and control
// parameter, so that the people on site compare it with what the display says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/model/time.h"
#include "audit/store/case_file.h"

namespace audit::visits {

struct DeskReading {
    std::string place;  // outlet or treatment
    std::string item;   // pollutant, or operating parameter
    std::string value, unit;
    Time at;                      // of the value
    std::string lowest, highest;  // valid hours of the 30 days before; empty where there are none such
};

// Measured hourly means of outlets (the newest that is tagged normal), then the newest ledger entry of each parameter
// of treatments; in order of place.
std::vector<DeskReading> desk_readings(const store::CaseFile& case_file);

}  // namespace audit::visits
