// SPDX-License-Identifier: Apache-2.0
// The emissions an execution report states differ from the account made from the submitted data: a suspicion above one
// share, a violation above another. Differences within half of the last digit of the report are rounding. Report
// periods that reach beyond the audit period are left out, since the data for them are not all there.
#include <cmath>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"
#include "audit/checks/rounding.h"

namespace audit::checks {

namespace {

constexpr int kDecimals = 4;  // 0.1 kg of a tonne

std::string one_decimal(double value)
{
    return Decimal::from_double(value, 1).to_string();
}

}  // namespace

void report_emission_differs(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT kind, starts, ends, outlet, pollutant, emitted_t, emitted_t_written, source, row FROM report_emissions"
        " WHERE starts >= ?1 AND ends < ?2 AND emitted_t IS NOT NULL ORDER BY outlet, pollutant, starts, kind, source, "
        "row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        const Period reported_period{rows.time(1), start_of_day(rows.time(2)) + kDay};
        const std::string outlet = rows.text(3);
        const std::string pollutant = rows.text(4);
        const std::optional<double> account = check.account().tonnes(outlet, pollutant, reported_period);
        if (!account) continue;
        check.examined(1);
        const Decimal written = Decimal::parse(rows.view(6)).value_or(Decimal::from_double(rows.real(5), kDecimals));
        const double difference = std::abs(rows.real(5) - *account);
        const double rounding = rounding_of(written);
        const double percent = *account > 0 ? difference / *account * 100 : difference > rounding ? 100 : 0;
        if (difference <= rounding || !is_beyond(percent, check.number("suspicion_pct"))) continue;
        Report report;
        report.subject.outlet = outlet;
        report.subject.pollutant = pollutant;
        report.subject.report = report_name(report_kind(rows.view(0)), reported_period.from);
        report.period = reported_period;
        report.severity = is_beyond(percent, check.number("violation_pct")) ? Severity::violation : Severity::suspicion;
        report.measured = written;
        report.limit = Decimal::from_double(*account, kDecimals);
        report.unit = 't';
        report.values["difference_pct"] = one_decimal(percent);
        report.evidence = {check.cell(source_at(rows, 7), "emitted_t")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
