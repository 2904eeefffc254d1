// SPDX-License-Identifier: Apache-2.0
// A problem of an earlier inspection whose due date passed within or before the audit period without completion.
#include "audit/checks/ledger_rows.h"

namespace audit::checks {

void rectification_overdue(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT found_on, problem, due_on, rectified_on, source, row FROM past_findings WHERE due_on IS NOT NULL"
        " ORDER BY due_on, found_on, source, row");
    const Time end = check.period().to;
    while (rows.step()) {
        check.examined(1);
        const Time overdue_from = start_of_day(rows.time(2)) + kDay;
        const std::optional<Time> completed = rows.optional_time(3);
        if (overdue_from >= end || (completed && *completed < end)) continue;
        const std::int64_t days = (end - overdue_from) / kDay;
        Report report;
        report.subject.report = date_text(rows.time(0));
        report.period = Period{overdue_from, end};
        report.measured_text = std::to_string(days);
        report.unit = 'd';
        report.values = {{"problem", rows.text(1)},
                         {"found", date_text(rows.time(0))},
                         {"due", date_text(rows.time(2))},
                         {"days", std::to_string(days)}};
        const SourceRow source = source_at(rows, 4);
        report.evidence = {check.cell(source, "problem"), check.cell(source, "due_on"),
                           check.cell(source, "rectified_on")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
