// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/manifest_lines.h"

#include <algorithm>
#include <cmath>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

constexpr std::int64_t kBeyond = 31 * kDay;  // how far a pair may lie outside the period

// Adds a row (manifest, code, tonnes, time, source, row); rows without a number stay apart.
void add(std::vector<Shipment>& all, const store::Statement& rows)
{
    const std::string manifest = rows.text(0);
    const std::string code = waste_code_in(rows.text(1));
    const Time time = rows.time(3);
    Shipment* last = all.empty() ? nullptr : &all.back();
    if (last == nullptr || manifest.empty() || last->manifest != manifest || last->code != code) {
        all.push_back({.manifest = manifest, .code = code, .first = time, .last = time, .sources = {}});
        last = &all.back();
    }
    last->tonnes += rows.real(2);
    last->first = std::min(last->first, time);
    last->last = std::max(last->last, time);
    last->sources.push_back(source_at(rows, 4));
}

std::vector<Shipment> read(const CheckContext& check, std::string_view sql)
{
    std::vector<Shipment> all;
    store::Statement rows = check.rows(sql);
    rows.bind_all(check.period().from - kBeyond, check.period().to + kBeyond);
    while (rows.step()) add(all, rows);
    return all;
}

}  // namespace

Shipments shipments(const CheckContext& check)
{
    Shipments all;
    all.ledger = read(check,
                      "SELECT manifest, waste_code, quantity_t, date, source, row FROM waste_log WHERE move = '出库'"
                      " AND date >= ?1 AND date < ?2 ORDER BY manifest, waste_code, date, source, row");
    all.manifests = read(check,
                         "SELECT manifest, waste_code, sent_t, sent_at, source, row FROM manifests"
                         " WHERE sent_at >= ?1 AND sent_at < ?2 ORDER BY manifest, waste_code, sent_at, source, row");
    std::set<std::pair<std::string, std::int64_t>> on_site;  // code, day
    store::Statement own =
        check.rows("SELECT DISTINCT waste_code, date / 86400 FROM waste_log WHERE move = '自行利用处置'");
    while (own.step()) on_site.emplace(waste_code_in(own.text(0)), own.integer(1));
    for (Shipment& shipment : all.ledger)
        shipment.used_on_site =
            shipment.manifest.empty() && on_site.contains({shipment.code, shipment.first.seconds / kDay});
    return all;
}

bool in_period(const CheckContext& check, const Shipment& shipment)
{
    return check.period().contains(shipment.first);
}

std::int64_t days_apart(const Shipment& left, const Shipment& right)
{
    const auto gap = [](Time earlier, Time later) { return (start_of_day(later) - start_of_day(earlier)) / kDay; };
    return std::max({gap(left.last, right.first), gap(right.last, left.first), std::int64_t{0}});
}

double difference_pct(double left, double right)
{
    const double larger = std::max(std::abs(left), std::abs(right));
    return larger > 0 ? std::abs(left - right) / larger * 100 : 0;
}

std::set<std::string> manifest_numbers(const std::vector<Shipment>& side)
{
    std::set<std::string> numbers;
    for (const Shipment& shipment : side) numbers.insert(shipment.manifest);
    return numbers;
}

UnnamedPairs::UnnamedPairs(const Shipments& all, double days, double share_pct) : days_(days), share_pct_(share_pct)
{
    const std::set<std::string> named = manifest_numbers(all.ledger);
    for (const Shipment& manifest : all.manifests)
        if (!named.contains(manifest.manifest)) unnamed_[manifest.code].push_back(&manifest);
}

const Shipment* UnnamedPairs::take(const Shipment& ledger)
{
    std::vector<const Shipment*>& candidates = unnamed_[ledger.code];
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Shipment* manifest) {
        return static_cast<double>(days_apart(*manifest, ledger)) <= days_ &&
               !is_beyond(difference_pct(manifest->tonnes, ledger.tonnes), share_pct_);
    });
    if (found == candidates.end()) return nullptr;
    const Shipment* pair = *found;
    candidates.erase(found);
    return pair;
}

}  // namespace audit::checks
