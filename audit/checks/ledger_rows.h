// SPDX-License-Identifier: Apache-2.0
// How ledgers are read by the checks: when a row ends, which states mean running and standing still, what the abnormal
// log says about a facility. Written once, so that two checks never read the same book differently.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"
#include "audit/checks/spans.h"

namespace audit::checks {

// SQL: the end of a row with starts and ends; without an end, or with the same date in both, it is the end of its day.
inline constexpr const char* kRowEnd = "(CASE WHEN ends > starts THEN ends ELSE (starts / 86400 + 1) * 86400 END)";

// The row that two neighbouring columns (source, row) of a statement name.
SourceRow source_at(const store::Statement& rows, int column);

// A production facility makes something: not stopped, not on its way down or up.
bool is_producing(std::string_view state);
// A treatment stands still by its record: 停运, 停用, 检修, 未运行.
bool is_standing_still(std::string_view state);

// One row of the production or treatment log as time and state. code: facility or treatment.
struct LoggedState {
    std::string code, state;
    Period period;  // clipped to the audit period
    SourceRow source;
};
// Rows by code, start. production: rows with 0 h of running count as standing still, whatever their state says.
std::vector<LoggedState> production_states(const CheckContext& check);
std::vector<LoggedState> treatment_states(const CheckContext& check);
// When the facility made something.
Spans producing(const std::vector<LoggedState>& states, std::string_view facility);

// An event of the abnormal log; code is the facility's code also where its name was written.
struct LedgerEvent {
    std::string code, condition, cause, pollutant, reported;
    Period period;
    std::optional<Time> reported_at;
    SourceRow source;
};
// Those that overlap the audit period, by start.
std::vector<LedgerEvent> ledger_events(const CheckContext& check);

// MF0001 as facility, TA001 as treatment, DA001 as outlet.
Subject subject_of(std::string_view code);

// Report periods by name: 2025, 2025H1, 2025Q1, 2025-03 for 年报, 半年报, 季报, 月报.
std::string report_name(std::string_view kind, Time starts);

}  // namespace audit::checks
