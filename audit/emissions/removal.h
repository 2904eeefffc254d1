// SPDX-License-Identifier: Apache-2.0
// What the treatment of an outlet removes of a pollutant, day by day: the permit's efficiencies in series, less the
// hours that the treatment log or the abnormal log says a treatment stood still. Days without a record count as run.
#pragma once

#include <string>
#include <vector>

#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::emissions {

// The share that passes the treatments, 0..1, by day of the period. hours: of operation of the outlet by day.
std::vector<double> passing_share(const store::CaseFile& case_file, const Plant& plant, const std::string& outlet,
                                  const std::string& pollutant, const std::vector<double>& hours, const Period& period);

}  // namespace audit::emissions
