// SPDX-License-Identifier: Apache-2.0
// Which execution reports the permit asks for, and until when: calendar units of the kinds in report_plan, and due days
// read from the permit's own words (次年1月15日前, 每季度结束后15日内). For years in which the ministry moved the day
// of the annual report for everybody, the later day counts (data/report_deadlines.json).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

// 年报, 半年报, 季报 or 月报 out of what was written ("季度执行报告"); empty when it is none of them.
std::string report_kind(std::string_view written);

// The calendar unit of that kind which holds the time.
Period report_unit(std::string_view kind, Time time);

// The last day (its midnight) on which a report over the period is in time; empty when the words say none.
std::optional<Time> due_day(std::string_view words, const Period& reported);
// The same with the day the ministry set for annual reports of that year and industry, where that one is later.
std::optional<Time> due_day(std::string_view kind, std::string_view words, const Period& reported,
                            std::string_view industry);

struct AskedReport {
    std::string kind;
    Period period;
    std::optional<Time> due;  // last day in time; empty when the permit's words say none
    SourceRow source;         // the row of report_plan
};
// Whose period ends within the audit period and for which the permit was held long enough, by kind and start.
std::vector<AskedReport> asked_reports(const CheckContext& check);

struct SubmittedReport {
    std::string kind;
    Period period;  // the calendar unit it stands for
    Time submitted_on;
    SourceRow source;
};
// By kind, period, day of submission; those of all times.
std::vector<SubmittedReport> submitted_reports(const CheckContext& check);

}  // namespace audit::checks
