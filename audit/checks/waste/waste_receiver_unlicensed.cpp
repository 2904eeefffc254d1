// SPDX-License-Identifier: Apache-2.0
// A manifest whose receiver shows no permit, one that had run out on the day, or one that does not cover the waste.
// Where the manifest does not say what the permit covers, its scope is not judged.
#include "audit/checks/ledger_rows.h"
#include "audit/checks/receiver_scope.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

void waste_receiver_unlicensed(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT manifest, waste_code, sent_at, receiver, receiver_permit, receiver_codes, receiver_permit_to, source, "
        "row, sent_t"
        " FROM manifests WHERE sent_at >= ?1 AND sent_at < ?2 ORDER BY sent_at, manifest, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(1);
        const std::string code = waste_code_in(rows.text(1));
        const Time sent = rows.time(2);
        const std::optional<Time> valid_to = rows.optional_time(6);
        const SourceRow source = source_at(rows, 7);
        Report report;
        const auto defect = [&](const char* column, const std::string& zh, const std::string& en) {
            report.values["why_zh"] += (report.values["why_zh"].empty() ? "" : "；") + zh;
            report.values["why_en"] += (report.values["why_en"].empty() ? "" : "; ") + en;
            report.evidence.push_back(check.cell(source, column));
        };
        if (rows.view(4).empty())
            defect("receiver_permit", "未填写危险废物经营许可证编号", "no permit number is given");
        if (valid_to && start_of_day(*valid_to) < start_of_day(sent))
            defect("receiver_permit_to", "经营许可证已于 " + date_text(*valid_to) + " 到期",
                   "the permit ran out on " + date_text(*valid_to));
        if (!rows.view(5).empty() && !covers(rows.view(5), code))
            defect("receiver_codes", "核准经营类别（" + rows.text(5) + "）不含该废物",
                   "its scope (" + rows.text(5) + ") lacks the waste");
        if (report.evidence.empty()) continue;
        report.subject.waste_code = code;
        report.subject.manifest = rows.text(0);
        report.period = Period{sent, sent + kMinute};
        report.values["receiver"] = rows.text(3);
        constexpr int kKilograms = 3;
        if (!rows.is_null(9)) report.values["tonnes"] = Decimal::from_double(rows.real(9), kKilograms).to_string();
        report.values["day"] = date_text(sent);
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
