// SPDX-License-Identifier: Apache-2.0
// What the ledgers say about the hours of an outlet: production stopped, starting or stopping, treatment off, the
// monitoring down. Sources: production_log, treatment_log, abnormal_log, cems_qa.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/time.h"
#include "audit/store/case_file.h"

namespace audit::hours {

enum class LoggedState { stopped, starting, stopping, treatment_off, monitoring_down };

struct LoggedEvent {
    Period period;
    LoggedState state = LoggedState::stopped;
    std::string item;  // the pollutant or parameter it is about; empty: all
};

struct LoggedStates {
    std::map<std::string, std::vector<LoggedEvent>, std::less<>> by_code;  // facility, treatment or outlet
    std::set<std::string, std::less<>> logged_facilities;                  // with any row of production_log
};

// Events that overlap the period.
LoggedStates read_logged_states(const store::CaseFile& case_file, const Period& period);

// Seconds of each hour of a grid that events of that state cover, each second once. item: events of this item and of
// all items; empty: every event.
std::vector<std::int32_t> covered_seconds(const LoggedStates& logged, std::string_view code, LoggedState state,
                                          std::string_view item, Time start, std::size_t hours);

}  // namespace audit::hours
