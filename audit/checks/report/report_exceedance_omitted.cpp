// SPDX-License-Identifier: Apache-2.0
// An exceedance that the limit checks found in the data, of which the report of its period says nothing: no row of
// report_exceedances overlaps it and no concentration row of a report over that time admits any. Times that no report
// covers are report_missing's; a count that is admitted but too small is report_concentration_differs's.
#include "audit/checks/admitted.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"

namespace audit::checks {

namespace {

struct Covering {
    std::string name;
    Evidence evidence;
};

// The report over the shortest time that covers the moment; empty when none was handed in.
std::optional<Covering> report_over(const CheckContext& check, Time moment)
{
    for (const char* table : {"reports", "report_concentrations"}) {
        store::Statement rows =
            check.rows(std::string("SELECT kind, starts, source, row FROM ") + table +
                       " WHERE starts <= ?1 AND ends + 86400 > ?1 ORDER BY ends - starts, source, row LIMIT 1");
        rows.bind_all(moment);
        if (rows.step())
            return Covering{report_name(report_kind(rows.view(0)), rows.time(1)),
                            check.cell(source_at(rows, 2), "kind")};
    }
    return std::nullopt;
}

// A concentration row of a report over that time counts exceedances.
bool is_counted(const CheckContext& check, const Finding& exceedance)
{
    store::Statement counted = check.rows(
        "SELECT 1 FROM report_concentrations WHERE outlet = ?1 AND pollutant = ?2 AND starts < ?4 AND ends + 86400 > ?3"
        " AND exceedances > 0 LIMIT 1");
    counted.bind_all(exceedance.subject.outlet, exceedance.subject.pollutant, exceedance.period->from,
                     exceedance.period->to);
    return counted.step();
}

}  // namespace

void report_exceedance_omitted(CheckContext& check)
{
    const AdmittedExceedances admitted(check);
    for (const char* limits : {"hourly_limit_exceeded", "daily_limit_exceeded", "manual_limit_exceeded"}) {
        for (const Finding& exceedance : check.findings_of(limits)) {
            if (exceedance.severity != Severity::violation || !exceedance.period) continue;
            check.examined(exceedance.records);
            const std::optional<Covering> covering = report_over(check, exceedance.period->from);
            if (!covering || admitted.has(exceedance) || is_counted(check, exceedance)) continue;
            Report report;
            report.subject.outlet = exceedance.subject.outlet;
            report.subject.pollutant = exceedance.subject.pollutant;
            report.subject.report = covering->name;
            report.period = exceedance.period;
            report.records = exceedance.records;
            report.measured_text = exceedance.measured;
            report.limit_text = exceedance.limit;
            report.unit = exceedance.unit;
            report.values["check"] = exceedance.check;
            report.evidence = exceedance.evidence;
            report.evidence.push_back(covering->evidence);
            check.report(std::move(report));
        }
    }
}

}  // namespace audit::checks
