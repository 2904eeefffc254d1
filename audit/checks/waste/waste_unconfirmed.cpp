// SPDX-License-Identifier: Apache-2.0
// A manifest that the receiver did not confirm within some working days after the waste left: not at all by the end of
// the audit period, or later. Working days leave out weekends and public holidays.
#include "audit/checks/ledger_rows.h"
#include "audit/checks/waste_stock.h"
#include "audit/checks/working_days.h"

namespace audit::checks {

void waste_unconfirmed(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT manifest, waste_code, sent_at, MAX(received_at), COUNT(received_t), receiver, source, MIN(row)"
        " FROM manifests WHERE sent_at >= ?1 AND sent_at < ?2 GROUP BY manifest, waste_code ORDER BY sent_at, "
        "manifest");
    rows.bind_all(check.period().from, check.period().to);
    const int days = static_cast<int>(check.number("working_days"));
    while (rows.step()) {
        check.examined(1);
        const Time until = working_days_after(rows.time(2), days) + kDay;  // the end of the last day
        const std::optional<Time> received = rows.optional_time(3);
        const bool received_without_day = !received && rows.integer(4) > 0;
        if (received_without_day || (received ? *received < until : check.period().to < until)) continue;
        Report report;
        report.subject.waste_code = waste_code_in(rows.text(1));
        report.subject.manifest = rows.text(0);
        report.period = Period{rows.time(2), received.value_or(check.period().to)};
        report.measured_text = received ? date_text(*received) : "";
        report.limit_text = date_text(until - kDay);
        report.values["receiver"] = rows.text(5);
        report.values["sent"] = date_text(rows.time(2));
        report.values["days"] = std::to_string(days);
        report.values["how_zh"] = received ? "至 " + date_text(*received) + " 才确认接收" : "至核查期末仍未确认接收";
        report.values["how_en"] = received ? "was confirmed only on " + date_text(*received)
                                           : "was not confirmed by the end of the audit period";
        const SourceRow source = source_at(rows, 6);
        report.evidence = {check.cell(source, "sent_at"), check.cell(source, "received_at")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
