// SPDX-License-Identifier: Apache-2.0
// Output, material or utility totals of an execution report differ from what the ledgers add up to over the same time.
// Items that no ledger names, other kinds of units, and report periods beyond the audit period are left out.
#include <cmath>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"
#include "audit/checks/rounding.h"
#include "audit/checks/totals.h"

namespace audit::checks {

void report_production_differs(CheckContext& check)
{
    const LedgerTotals ledgers(check);
    store::Statement rows = check.rows(
        "SELECT kind, starts, ends, item, quantity, quantity_written, quantity_unit, source, row FROM report_production"
        " WHERE starts >= ?1 AND ends < ?2 AND quantity IS NOT NULL ORDER BY item, starts, kind, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        const Period reported{rows.time(1), start_of_day(rows.time(2)) + kDay};
        const DailyTotals* ledger = ledgers.find(rows.text(3));
        if (ledger == nullptr || ledger->unit != rows.view(6)) continue;
        check.examined(1);
        constexpr int kDecimals = 2;
        const Decimal written = Decimal::parse(rows.view(5)).value_or(Decimal::from_double(rows.real(4), kDecimals));
        const double booked = ledger->within(reported);
        const double difference = std::abs(rows.real(4) - booked);
        const double larger = std::max(std::abs(booked), std::abs(rows.real(4)));
        const double percent = booked > 0 ? difference / booked * 100 : larger > 0 ? 100 : 0;
        if (!is_beyond(percent, check.number("allowed_pct")) || difference <= rounding_of(written)) continue;
        Report report;
        report.subject.material = rows.text(3);
        report.subject.report = report_name(report_kind(rows.view(0)), reported.from);
        report.period = reported;
        report.measured = written;
        report.limit = Decimal::from_double(booked, kDecimals);
        report.unit = ledger->unit;
        report.values["difference_pct"] = Decimal::from_double(percent, 1).to_string();
        report.evidence = {check.cell(source_at(rows, 7), "quantity"), ledger->first, ledger->last};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
