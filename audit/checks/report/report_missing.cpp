// SPDX-License-Identifier: Apache-2.0
// An execution report that the permit asks for, over a unit of time that ended within the audit period, was not handed
// in. The annual report takes the place of the quarter's, half-year's and month's that end with it (令32 article 37).
// With a day of judgement (parameter as_of) reports due later are not asked for yet.
#include <algorithm>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"

namespace audit::checks {

namespace {

bool stands_for(const SubmittedReport& report, const AskedReport& asked)
{
    if (report.kind == asked.kind) return report.period == asked.period;
    return report.kind == "年报" && report.period.to == asked.period.to;
}

}  // namespace

void report_missing(CheckContext& check)
{
    const std::optional<Time> as_of = parse_time(check.text("as_of"));
    const std::vector<SubmittedReport> submitted = submitted_reports(check);
    for (const AskedReport& asked : asked_reports(check)) {
        if (as_of && asked.due && *asked.due >= *as_of) continue;
        check.examined(1);
        if (std::any_of(submitted.begin(), submitted.end(),
                        [&](const SubmittedReport& report) { return stands_for(report, asked); }))
            continue;
        Report report;
        report.subject.report = report_name(asked.kind, asked.period.from);
        report.period = asked.period;
        report.values["kind"] = asked.kind;
        report.values["due_zh"] = asked.due ? "应于 " + date_text(*asked.due) + " 前提交" : "提交时限见许可证";
        report.values["due_en"] = asked.due ? "due by " + date_text(*asked.due) : "due as the permit says";
        report.evidence = {check.cell(asked.source, "kind"), check.cell(asked.source, "due")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
