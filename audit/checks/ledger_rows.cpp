// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/ledger_rows.h"

#include <algorithm>
#include <array>

#include "audit/checks/codes.h"

namespace audit::checks {

namespace {

bool names_any(std::string_view text, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

std::vector<LoggedState> logged_states(const CheckContext& check, const std::string& sql)
{
    std::vector<LoggedState> states;
    store::Statement rows = check.rows(sql);
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        states.push_back(
            {rows.text(0), rows.text(1), clipped({rows.time(2), rows.time(3)}, check.period()), source_at(rows, 4)});
    }
    return states;
}

}  // namespace

SourceRow source_at(const store::Statement& rows, int column)
{
    return {rows.integer(column), rows.integer(column + 1)};
}

bool is_producing(std::string_view state)
{
    return !names_any(state, {"停", "启", "未运行", "检修", "备用", "闷炉", "开机", "开炉"});
}

bool is_standing_still(std::string_view state)
{
    return names_any(state, {"停", "检修", "未运行", "未投运", "关闭", "备用"});
}

std::vector<LoggedState> production_states(const CheckContext& check)
{
    return logged_states(
        check, std::string("SELECT facility, CASE WHEN hours = 0 THEN '停产' ELSE state END, starts, ") + kRowEnd +
                   " AS row_end, source, row FROM production_log"
                   " WHERE row_end > ?1 AND starts < ?2 ORDER BY facility, starts, source, row");
}

std::vector<LoggedState> treatment_states(const CheckContext& check)
{
    return logged_states(check, std::string("SELECT treatment, state, starts, ") + kRowEnd +
                                    " AS row_end, source, row FROM treatment_log"
                                    " WHERE row_end > ?1 AND starts < ?2 ORDER BY treatment, starts, source, row");
}

Spans producing(const std::vector<LoggedState>& states, std::string_view facility)
{
    Spans spans;
    for (const LoggedState& state : states)
        if (state.code == facility && is_producing(state.state)) spans.push_back(state.period);
    return joined(std::move(spans));
}

std::vector<LedgerEvent> ledger_events(const CheckContext& check)
{
    std::vector<LedgerEvent> events;
    store::Statement rows =
        check.rows(std::string("SELECT facility, starts, ") + kRowEnd +
                   " AS row_end, condition, cause, pollutant, reported, reported_at, source, row FROM abnormal_log"
                   " WHERE row_end > ?1 AND starts < ?2 ORDER BY starts, facility, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        events.push_back({.code = code_of(check.plant(), rows.text(0)),
                          .condition = rows.text(3),
                          .cause = rows.text(4),
                          .pollutant = rows.text(5),
                          .reported = rows.text(6),
                          .period = {rows.time(1), rows.time(2)},
                          .reported_at = rows.optional_time(7),
                          .source = source_at(rows, 8)});
    }
    return events;
}

Subject subject_of(std::string_view code)
{
    Subject subject;
    if (code.starts_with("MF")) {
        subject.facility = code;
    } else if (code.starts_with("D") || code.starts_with("YS")) {
        subject.outlet = code;
    } else if (code.starts_with("T")) {
        subject.treatment = code;
    } else {
        subject.facility = code;
    }
    return subject;
}

std::string report_name(std::string_view kind, Time starts)
{
    const Date date = date_of(starts);
    const std::string year = std::to_string(date.year);
    if (kind.starts_with("半年")) return year + "H" + std::to_string(date.month <= 6 ? 1 : 2);
    if (kind.starts_with("季")) return year + "Q" + std::to_string((date.month - 1) / 3 + 1);
    if (kind.starts_with("月")) return date_text(starts).substr(0, 7);
    return year;
}

}  // namespace audit::checks
