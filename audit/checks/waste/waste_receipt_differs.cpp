// SPDX-License-Identifier: Apache-2.0
// What the receiver weighed differs from what was sent by more than a screening share. The rules set no tolerance; a
// manifest without a received quantity is waste_unconfirmed's.
#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/manifest_lines.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

void waste_receipt_differs(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT manifest, waste_code, sent_t, received_t, sent_at, sent_t_written, received_t_written, receiver, "
        "source, row"
        " FROM manifests WHERE sent_at >= ?1 AND sent_at < ?2 AND sent_t IS NOT NULL AND received_t IS NOT NULL"
        " ORDER BY sent_at, manifest, source, row");
    rows.bind_all(check.period().from, check.period().to);
    constexpr int kKilograms = 3;
    while (rows.step()) {
        check.examined(1);
        const double percent = rows.real(2) > 0 ? std::abs(rows.real(2) - rows.real(3)) / rows.real(2) * 100 : 0;
        if (!is_beyond(percent, check.number("allowed_pct"))) continue;
        Report report;
        report.subject.waste_code = waste_code_in(rows.text(1));
        report.subject.manifest = rows.text(0);
        report.period = Period{rows.time(4), rows.time(4) + kMinute};
        report.measured = Decimal::parse(rows.view(6)).value_or(Decimal::from_double(rows.real(3), kKilograms));
        report.limit = Decimal::parse(rows.view(5)).value_or(Decimal::from_double(rows.real(2), kKilograms));
        report.unit = 't';
        report.values["difference_pct"] = Decimal::from_double(percent, 1).to_string();
        report.values["receiver"] = rows.text(7);
        const SourceRow source = source_at(rows, 8);
        report.evidence = {check.cell(source, "sent_t"), check.cell(source, "received_t")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
