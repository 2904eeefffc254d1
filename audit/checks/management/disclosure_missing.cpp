// SPDX-License-Identifier: Apache-2.0
// The permit asks for disclosure of information (any of its texts names 信息公开), but the list of documents holds no
// such record of the audit period or of the year before its end. A record without a date counts.
#include <algorithm>

#include "audit/checks/documents.h"

namespace audit::checks {

namespace {

constexpr const char* kDisclosure = "信息公开";

struct Asked {
    SourceRow source;
    const char* column;
};

bool named_in(const std::string& text)
{
    return text.find(kDisclosure) != std::string::npos;
}

// The term of the permit that names it.
std::optional<Asked> asked_by(const Plant& plant)
{
    for (const LedgerRequirement& ledger : plant.ledgers) {
        if (named_in(ledger.contents)) return Asked{ledger.source, "contents"};
        if (named_in(ledger.other)) return Asked{ledger.source, "other"};
    }
    for (const MonitoringRequirement& monitoring : plant.monitoring) {
        if (named_in(monitoring.contents)) return Asked{monitoring.source, "contents"};
        if (named_in(monitoring.other)) return Asked{monitoring.source, "other"};
    }
    for (const ReportRequirement& report : plant.reports)
        if (named_in(report.kind) || named_in(report.due)) return Asked{report.source, "due"};
    return std::nullopt;
}

}  // namespace

void disclosure_missing(CheckContext& check)
{
    const std::optional<Asked> asked = asked_by(check.plant());
    if (!asked) {
        check.not_applicable(
            {"许可证各项要求均未提及信息公开", "no term of the permit names disclosure of information"});
        return;
    }
    const Time since = std::min(check.period().from, add_years(check.period().to, -1));
    const std::vector<Document> held = documents(check);
    check.examined(static_cast<std::int64_t>(held.size()));
    const bool disclosed = std::any_of(held.begin(), held.end(), [&](const Document& document) {
        return document.is_one_of("信息公开|公开") && (!document.dated || *document.dated >= since);
    });
    if (disclosed) return;
    Report report;
    report.period = check.period();
    report.evidence = {check.cell(asked->source, asked->column)};
    check.report(std::move(report));
}

}  // namespace audit::checks
