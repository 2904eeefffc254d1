// SPDX-License-Identifier: Apache-2.0
// An execution report was handed in after the day the permit sets. Of a report handed in more than once the first
// counts. Reports whose due day the permit's words do not tell are not judged; missing ones are report_missing's.
#include <set>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"

namespace audit::checks {

namespace {

const ReportRequirement* requirement(const Plant& plant, const std::string& kind)
{
    for (const ReportRequirement& plan : plant.reports)
        if (report_kind(plan.kind) == kind) return &plan;
    return nullptr;
}

}  // namespace

void report_late(CheckContext& check)
{
    const Plant& plant = check.plant();
    const std::string industry = plant.permit ? plant.permit->industry : "";
    std::set<std::pair<std::string, Period>> seen;
    for (const SubmittedReport& submitted : submitted_reports(check)) {
        const ReportRequirement* plan = requirement(plant, submitted.kind);
        const bool asked = submitted.period.to > check.period().from && submitted.period.to <= check.period().to;
        if (plan == nullptr || !asked || !seen.insert({submitted.kind, submitted.period}).second) continue;
        const std::optional<Time> due = due_day(submitted.kind, plan->due, submitted.period, industry);
        if (!due) continue;
        check.examined(1);
        const std::int64_t days = (start_of_day(submitted.submitted_on) - *due) / kDay;
        if (days <= 0) continue;
        Report report;
        report.subject.report = report_name(submitted.kind, submitted.period.from);
        report.period = submitted.period;
        report.measured_text = date_text(submitted.submitted_on);
        report.limit_text = date_text(*due);
        report.values["kind"] = submitted.kind;
        report.values["days"] = std::to_string(days);
        report.evidence = {check.cell(submitted.source, "submitted_on"), check.cell(plan->source, "due")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
