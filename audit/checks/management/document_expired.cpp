// SPDX-License-Identifier: Apache-2.0
// The validity of a management document ended before or within the audit period and no other document of its kind was
// valid from then on (a later end of validity, or a later date and none).
#include <algorithm>

#include "audit/checks/documents.h"

namespace audit::checks {

namespace {

bool renews(const Document& other, const Document& expired)
{
    if (other.kind != expired.kind || other.source == expired.source) return false;
    if (other.valid_to) return *other.valid_to > *expired.valid_to;
    return other.dated && (!expired.dated || *other.dated > *expired.dated);
}

}  // namespace

void document_expired(CheckContext& check)
{
    const std::vector<Document> held = documents(check);
    for (const Document& document : held) {
        if (!document.valid_to) continue;
        check.examined(1);
        const Time ended = start_of_day(*document.valid_to) + kDay;  // valid through its last day
        if (ended >= check.period().to) continue;
        if (std::any_of(held.begin(), held.end(), [&](const Document& other) { return renews(other, document); }))
            continue;
        Report report;
        report.subject.report = document.title;
        report.period = Period{std::max(ended, check.period().from), check.period().to};
        report.measured_text = date_text(*document.valid_to);
        report.values = {{"kind", document.kind},
                         {"title", document.title},
                         {"when_zh", ended <= check.period().from ? "核查期开始前" : "核查期内"},
                         {"when_en", ended <= check.period().from ? "before" : "within"}};
        report.evidence = {check.cell(document.source, "valid_to")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
