// SPDX-License-Identifier: Apache-2.0
// The submitted converted concentration is not the measured one brought to the permit's baseline O2:
// C = C' x (21 - baseline) / (21 - O2) (HJ 212-2017 eq. 28). Hours whose O2 leaves hardly anything to divide by are
// left alone (oxygen_dilution and idle_discharge see them), and so are invalid hours.
#include <cmath>

#include "audit/checks/check.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr Decimal kAir{21, 0};  // % O2 in the formula

struct Tolerance {
    double share = 0, absolute = 0, highest_oxygen = 0;
};

// What the formula gives, with two digits more than was measured.
Decimal by_formula(const hours::ItemHours& item, const hours::ItemHours& oxygen, std::size_t hour,
                   const Decimal& baseline)
{
    return quotient(item.measured_at(hour) * (kAir - baseline), kAir - oxygen.measured_at(hour), item.decimals + 2);
}

std::optional<Decimal> expected_at(const hours::ItemHours& item, const hours::ItemHours& oxygen, std::size_t hour,
                                   const Decimal& baseline, double highest_oxygen)
{
    if (!item.valid[hour] || !oxygen.valid[hour] || item.measured[hour] == kAbsent || item.converted[hour] == kAbsent ||
        oxygen.measured[hour] == kAbsent)
        return std::nullopt;
    const double o2 = oxygen.measured_at(hour).to_double();
    if (o2 > highest_oxygen) return std::nullopt;
    return by_formula(item, oxygen, hour, baseline);
}

void judge(CheckContext& check, const PermitLimit& limit, const Tolerance& tolerance)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    const hours::ItemHours* oxygen = hours.item(reference::kOxygen);
    if (!item || !oxygen || item->converted.empty()) return;
    std::vector<std::size_t> wrong;
    std::size_t worst = 0;
    double most = 0;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const auto expected = expected_at(*item, *oxygen, hour, *limit.baseline_o2_pct, tolerance.highest_oxygen);
        if (!expected) continue;
        check.examined(1);
        const double right = expected->to_double();
        const double off = std::abs(Decimal{item->converted[hour], item->decimals}.to_double() - right);
        if (off <= tolerance.absolute || off <= tolerance.share * std::abs(right)) continue;
        wrong.push_back(hour);
        if (off > most) worst = hour;
        most = std::max(most, off);
    }
    if (wrong.size() < static_cast<std::size_t>(check.number("hours"))) return;
    const Decimal expected = by_formula(*item, *oxygen, worst, *limit.baseline_o2_pct);
    Report report;
    report.subject.outlet = limit.outlet;
    report.subject.pollutant = limit.pollutant;
    report.period = Period{hours.time(wrong.front()), hours.time(wrong.back()) + kHour};
    report.records = static_cast<std::int64_t>(wrong.size());
    report.measured = Decimal{item->converted[worst], item->decimals};
    report.limit = expected.rounded(item->decimals);
    report.unit = item->unit;
    report.values = {{"at", time_text(hours.time(worst))},
                     {"raw", item->measured_at(worst).to_string()},
                     {"oxygen", oxygen->measured_at(worst).to_string()},
                     {"baseline", limit.baseline_o2_pct->to_string()}};
    report.evidence = {check.hour_cell(limit.outlet, limit.pollutant, hours.time(wrong.front()), true),
                       check.hour_cell(limit.outlet, limit.pollutant, hours.time(worst), true),
                       check.hour_cell(limit.outlet, limit.pollutant, hours.time(worst)),
                       check.hour_cell(limit.outlet, reference::kOxygen, hours.time(worst)),
                       check.hour_cell(limit.outlet, limit.pollutant, hours.time(wrong.back()), true)};
    check.report(std::move(report));
}

}  // namespace

void conversion_mismatch(CheckContext& check)
{
    const Tolerance tolerance{check.number("difference_pct") / 100, check.number("difference"),
                              check.number("highest_oxygen")};
    bool baseline = false;
    for (const PermitLimit& limit : check.plant().limits) {
        if (!limit.baseline_o2_pct || limit.outlet == kWholePlant) continue;
        baseline = true;
        judge(check, limit, tolerance);
    }
    if (!baseline) check.not_applicable({"许可证没有规定基准氧含量", "the permit gives no baseline O2"});
}

}  // namespace audit::checks
