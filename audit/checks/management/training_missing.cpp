// SPDX-License-Identifier: Apache-2.0
// The list of documents holds no record of environmental training within the months before the end of the audit period.
#include "audit/checks/documents.h"

namespace audit::checks {

void training_missing(CheckContext& check)
{
    const int months = static_cast<int>(check.number("months"));
    const Time since = add_months(check.period().to, -months);
    std::optional<Document> latest;
    for (const Document& document : documents(check)) {
        check.examined(1);
        if (!document.is_one_of("培训")) continue;
        if (!document.dated || *document.dated >= since) return;
        if (!latest || *latest->dated < *document.dated) latest = document;
    }
    Report report;
    report.period = Period{since, check.period().to};
    report.measured_text = latest ? date_text(*latest->dated) : "";
    report.values = {
        {"months", std::to_string(months)},
        {"latest_zh", latest ? "最近一次为 " + date_text(*latest->dated) : "资料清单中没有培训记录"},
        {"latest_en", latest ? "the latest is of " + date_text(*latest->dated) : "the list holds none at all"}};
    if (latest) report.evidence = {check.cell(latest->source, "dated")};
    check.report(std::move(report));
}

}  // namespace audit::checks
