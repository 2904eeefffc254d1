// SPDX-License-Identifier: Apache-2.0
// A shipment in the waste ledger and the manifest of the same number differ in waste code, in day or in quantity.
// Containers of one manifest and code are added up first. A number that one side lacks is waste_manifest_missing's.
#include <algorithm>

#include "audit/checks/as_written.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/manifest_lines.h"

namespace audit::checks {

namespace {

constexpr int kDecimals = 3;

const Shipment* pair_of(const Shipment& ledger, const Shipments& all)
{
    const Shipment* any = nullptr;
    for (const Shipment& manifest : all.manifests) {
        if (manifest.manifest != ledger.manifest) continue;
        if (manifest.code == ledger.code) return &manifest;
        // A line whose code another row of the ledger has is that row's pair.
        const bool taken = std::any_of(all.ledger.begin(), all.ledger.end(), [&](const Shipment& row) {
            return row.manifest == manifest.manifest && row.code == manifest.code;
        });
        if (!taken || any == nullptr) any = &manifest;
    }
    return any;
}

void add_words(Report& report, const char* zh, const char* en)
{
    std::string& words_zh = report.values["what_zh"];
    std::string& words_en = report.values["what_en"];
    words_zh += (words_zh.empty() ? "" : "、") + std::string(zh);
    words_en += (words_en.empty() ? "" : ", ") + std::string(en);
}

void compare(CheckContext& check, const Shipment& ledger, const Shipment& manifest)
{
    Report report;
    const auto both = [&](const char* ledger_column, const char* manifest_column) {
        report.evidence.push_back(check.cell(ledger.sources.front(), ledger_column));
        report.evidence.push_back(check.cell(manifest.sources.front(), manifest_column));
    };
    if (ledger.code != manifest.code) {
        add_words(report, "废物代码", "waste code");
        both("waste_code", "waste_code");
    }
    if (static_cast<double>(days_apart(ledger, manifest)) > check.number("days")) {
        add_words(report, "日期", "day");
        both("date", "sent_at");
    }
    if (is_beyond(difference_pct(ledger.tonnes, manifest.tonnes), check.number("quantity_pct"))) {
        add_words(report, "数量", "quantity");
        both("quantity_t", "sent_t");
    }
    if (report.evidence.empty()) return;
    report.subject.waste_code = ledger.code;
    report.subject.manifest = ledger.manifest;
    report.period = Period{std::min(ledger.first, manifest.first), std::max(ledger.last, manifest.last) + kMinute};
    report.records = static_cast<std::int64_t>(ledger.sources.size() + manifest.sources.size());
    const auto quantity = [&](const Shipment& shipment, const char* column) {
        return as_written(Decimal::from_double(shipment.tonnes, kDecimals).trimmed(),
                          {check.cell(shipment.sources.front(), column)});
    };
    report.measured = quantity(ledger, "quantity_t");
    report.limit = quantity(manifest, "sent_t");
    report.unit = 't';
    report.values["ledger_code"] = ledger.code;
    report.values["manifest_code"] = manifest.code;
    report.values["ledger_day"] = date_text(ledger.first);
    report.values["manifest_day"] = date_text(manifest.first);
    check.report(std::move(report));
}

}  // namespace

void waste_manifest_mismatch(CheckContext& check)
{
    const Shipments all = shipments(check);
    for (const Shipment& ledger : all.ledger) {
        if (ledger.manifest.empty() || !in_period(check, ledger)) continue;
        check.examined(static_cast<std::int64_t>(ledger.sources.size()));
        if (const Shipment* manifest = pair_of(ledger, all)) compare(check, ledger, *manifest);
    }
}

}  // namespace audit::checks
