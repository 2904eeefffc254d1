// SPDX-License-Identifier: Apache-2.0
// How long outlets were in operation, day by day, as the methods without hourly data need it: from the outlet's own
// automatic data, else from the production log of the facilities that feed it, else from the permit's yearly hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/hours/outlet_hours.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::emissions {

// The production log as hours of running by facility and day of the period.
class RunningHours {
 public:
    RunningHours(const store::CaseFile& case_file, const Period& period);

    // Of the day with that index: the longest running of the given facilities, or of all when none are given.
    // Empty when the log holds none of them.
    std::optional<std::vector<double>> of(const std::vector<std::string>& facilities) const;

 private:
    std::map<std::string, std::vector<double>> by_facility_;
};

// Hours of operation of an outlet by day of the period; empty when nothing tells them.
std::optional<std::vector<double>> operating_hours(const Plant& plant, const RunningHours& running,
                                                   const hours::OutletHours* measured, const std::string& outlet,
                                                   const Period& period);

// Whether a production state means that the facility runs: everything but 停产, 停运 and 停用; a blank state runs.
bool is_running(std::string_view state);

}  // namespace audit::emissions
