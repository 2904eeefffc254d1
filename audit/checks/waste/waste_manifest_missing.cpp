// SPDX-License-Identifier: Apache-2.0
// A shipment in the waste ledger without a manifest, or a manifest without a shipment in the ledger. A ledger row that
// lacks the number pairs with a manifest that no row names, of the same waste, day and quantity; waste that the plant
// treats itself on the day needs none.
#include <set>

#include "audit/checks/as_written.h"
#include "audit/checks/manifest_lines.h"

namespace audit::checks {

namespace {

void report_one(CheckContext& check, const Shipment& shipment, const char* column, const char* zh, const char* en)
{
    constexpr int kKilograms = 3;
    Report report;
    report.subject.waste_code = shipment.code;
    report.subject.manifest = shipment.manifest;
    report.period = Period{shipment.first, shipment.last + kMinute};
    report.records = static_cast<std::int64_t>(shipment.sources.size());
    report.unit = 't';
    report.values = {{"what_zh", zh},
                     {"what_en", en},
                     {"day", date_text(shipment.first)},
                     {"number_zh", shipment.manifest.empty() ? "未填联单编号" : "联单 " + shipment.manifest},
                     {"number_en", shipment.manifest.empty() ? "no number" : "manifest " + shipment.manifest}};
    report.evidence = {check.cell(shipment.sources.front(), column)};
    report.measured = as_written(Decimal::from_double(shipment.tonnes, kKilograms).trimmed(), report.evidence);
    report.evidence.push_back(check.cell(shipment.sources.front(), "manifest"));
    check.report(std::move(report));
}

}  // namespace

void waste_manifest_missing(CheckContext& check)
{
    const Shipments all = shipments(check);
    const std::set<std::string> in_ledger = manifest_numbers(all.ledger);
    const std::set<std::string> on_manifests = manifest_numbers(all.manifests);
    UnnamedPairs unnamed(all, check.number("days"), check.number("quantity_pct"));
    std::set<const Shipment*> paired;
    for (const Shipment& ledger : all.ledger) {
        if (!in_period(check, ledger)) continue;
        check.examined(static_cast<std::int64_t>(ledger.sources.size()));
        if (ledger.used_on_site || (!ledger.manifest.empty() && on_manifests.contains(ledger.manifest))) continue;
        if (const Shipment* pair = ledger.manifest.empty() ? unnamed.take(ledger) : nullptr) {
            paired.insert(pair);
            continue;
        }
        report_one(check, ledger, "quantity_t", "台账有出库记录而没有对应的转移联单",
                   "a shipment in the ledger has no manifest");
    }
    for (const Shipment& manifest : all.manifests) {
        if (!in_period(check, manifest)) continue;
        check.examined(static_cast<std::int64_t>(manifest.sources.size()));
        if (in_ledger.contains(manifest.manifest) || paired.contains(&manifest)) continue;
        report_one(check, manifest, "sent_t", "转移联单在台账中没有对应的出库记录",
                   "a manifest has no shipment in the ledger");
    }
}

}  // namespace audit::checks
