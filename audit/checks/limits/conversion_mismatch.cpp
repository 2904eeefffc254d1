// SPDX-License-Identifier: Apache-2.0
// The submitted converted concentration is not the measured one brought to the permit's baseline O2:
// C = C' x (21 - baseline) / (21 - O2) (HJ 212-2017 eq. 28). Hours whose O2 leaves hardly anything to divide by are
// left alone (oxygen_dilution and idle_discharge see them), and so are invalid hours.
#include <cmath>

#include "audit/checks/comparison.h"
#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr Decimal kAir{21, 0};  // % O2 in the formula

struct Tolerance {
    double share = 0, absolute = 0;
};

// What the formula gives, with that many decimals; empty where O2 leaves hardly anything to divide by.
std::optional<Decimal> by_formula(const Decimal& measured, const Decimal& oxygen, const Decimal& baseline, int decimals,
                                  double highest_oxygen)
{
    if (oxygen.to_double() > highest_oxygen || oxygen >= kAir) return std::nullopt;
    return quotient(measured * (kAir - baseline), kAir - oxygen, decimals);
}

// Minutes are converted one by one, and the mean of converted minutes is not the conversion of the hour's means.
std::optional<Decimal> mean_of_minutes(const Series& item, const Series& oxygen, Time hour, const Decimal& baseline,
                                       int decimals, double highest_oxygen)
{
    double sum = 0;
    std::int64_t count = 0;
    for (Time at = hour; at < hour + kHour; at = at + item.step) {
        const auto i = static_cast<std::size_t>((at - item.start) / item.step);
        const auto k = static_cast<std::size_t>((at - oxygen.start) / oxygen.step);
        if (at < item.start || at < oxygen.start || i >= item.size() || k >= oxygen.size()) continue;
        if (item.flags[i] != Flag::normal || item.measured[i] == kAbsent || item.converted[i] == kAbsent) continue;
        if (oxygen.measured[k] == kAbsent) return std::nullopt;
        const auto one = by_formula(item.decimal(item.measured[i]), oxygen.decimal(oxygen.measured[k]), baseline,
                                    decimals, highest_oxygen);
        if (!one) return std::nullopt;
        sum += one->to_double();
        ++count;
    }
    if (count == 0) return std::nullopt;
    return Decimal::from_double(sum / static_cast<double>(count), decimals);
}

// What the formula gives for the hours of one pollutant.
class Expectation {
 public:
    Expectation(const CheckContext& check, const PermitLimit& limit, const hours::OutletHours& hours)
        : baseline_(*limit.baseline_o2_pct),
          highest_oxygen_(check.number("highest_oxygen")),
          hours_(hours),
          item_(hours.item(limit.pollutant)),
          oxygen_(hours.item(reference::kOxygen))
    {
        if (!is_possible() || !item_->from_minutes) return;
        const Period period{hours.start, hours.time(hours.count)};
        item_minutes_ = check.series().load({limit.outlet, limit.pollutant, Interval::minute}, period);
        oxygen_minutes_ = check.series().load({limit.outlet, reference::kOxygen, Interval::minute}, period);
    }
    bool is_possible() const { return item_ && oxygen_ && !item_->converted.empty(); }
    std::optional<Decimal> at(std::size_t hour) const
    {
        if (!item_->valid[hour] || !oxygen_->valid[hour] || item_->measured[hour] == kAbsent ||
            item_->converted[hour] == kAbsent || oxygen_->measured[hour] == kAbsent)
            return std::nullopt;
        const int decimals = std::min(item_->decimals + 2, kMostDecimals);
        if (item_->from_minutes)
            return mean_of_minutes(item_minutes_, oxygen_minutes_, hours_.time(hour), baseline_, decimals,
                                   highest_oxygen_);
        return by_formula(item_->measured_at(hour), oxygen_->measured_at(hour), baseline_, decimals, highest_oxygen_);
    }

 private:
    static constexpr int kMostDecimals = 9;
    Decimal baseline_;
    double highest_oxygen_;
    const hours::OutletHours& hours_;
    const hours::ItemHours *item_, *oxygen_;
    Series item_minutes_, oxygen_minutes_;
};

// False when the pollutant lacks measured values, converted ones or an O2.
bool judge(CheckContext& check, const PermitLimit& limit, const Tolerance& tolerance)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    const hours::ItemHours* oxygen = hours.item(reference::kOxygen);
    const Expectation expectation(check, limit, hours);
    if (!expectation.is_possible()) return false;
    std::vector<std::size_t> wrong;
    std::size_t worst = 0;
    double most = 0;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const std::optional<Decimal> expected = expectation.at(hour);
        if (!expected) continue;
        check.examined(1);
        const double right = expected->to_double();
        const double off = std::abs(Decimal{item->converted[hour], item->decimals}.to_double() - right);
        if (!is_beyond(off, tolerance.absolute) || !is_beyond(off, tolerance.share * std::abs(right))) continue;
        wrong.push_back(hour);
        if (off > most) worst = hour;
        most = std::max(most, off);
    }
    if (wrong.size() < static_cast<std::size_t>(check.number("hours"))) return true;
    const Decimal expected = *expectation.at(worst);
    Report report;
    report.subject.outlet = limit.outlet;
    report.subject.pollutant = limit.pollutant;
    report.period = Period{hours.time(wrong.front()), hours.time(wrong.back()) + kHour};
    report.records = static_cast<std::int64_t>(wrong.size());
    report.evidence = hour_evidence(check, hours, limit.pollutant, {wrong.front(), worst, wrong.back()}, true);
    report.evidence.push_back(check.hour_cell(limit.outlet, limit.pollutant, hours.time(worst)));
    report.evidence.push_back(check.hour_cell(limit.outlet, reference::kOxygen, hours.time(worst)));
    const Decimal converted{item->converted[worst], item->decimals};
    report.measured = written_in(report.evidence, converted).value_or(converted);
    report.limit = expected.rounded(item->decimals);
    report.unit = item->unit;
    report.values = {{"at", time_text(hours.time(worst))},
                     {"raw", item->measured_at(worst).to_string()},
                     {"oxygen", oxygen->measured_at(worst).to_string()},
                     {"baseline", limit.baseline_o2_pct->to_string()}};
    check.report(std::move(report));
    return true;
}

}  // namespace

void conversion_mismatch(CheckContext& check)
{
    const Tolerance tolerance{check.number("difference_pct") / 100, check.number("difference")};
    bool baseline = false, had_data = false;
    for (const PermitLimit& limit : check.plant().limits) {
        if (!limit.baseline_o2_pct || limit.outlet == kWholePlant) continue;
        baseline = true;
        had_data = judge(check, limit, tolerance) || had_data;
    }
    if (!baseline) {
        check.not_applicable({"许可证没有规定基准氧含量", "the permit gives no baseline O2"});
    } else if (!had_data) {
        check.could_not_run({"规定了基准氧含量的排放口没有填报折算值，或没有含氧量数据",
                             "could not run: no converted values or no O2 where the permit gives a baseline"});
    }
}

}  // namespace audit::checks
