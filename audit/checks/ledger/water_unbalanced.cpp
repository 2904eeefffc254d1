// SPDX-License-Identifier: Apache-2.0
// The water books of a month do not close: more was discharged than taken in, or the metered discharge and what the
// flow meters of the water outlets saw lie far apart. Hours without a flow value take the mean of the month's others;
// months in which many are missing are not compared.
#include <cmath>

#include "audit/checks/hourly_values.h"
#include "audit/checks/month_ratios.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr const char* kIntake = "取水量";
constexpr const char* kDischarge = "排水量";

struct OutletMonth {
    double volume = 0;  // m³
    bool complete = true;
};

// What all water outlets with a flow meter saw in the month.
std::optional<OutletMonth> metered_at_outlets(CheckContext& check, const std::vector<std::string>& outlets,
                                              const Period& month)
{
    OutletMonth all;
    for (const std::string& outlet : outlets) {
        const hours::OutletHours& hours = check.hours(outlet);
        const hours::ItemHours* flow = hours.item(reference::kWaterFlow);
        if (flow == nullptr) return std::nullopt;
        double sum = 0;
        std::size_t seen = 0, running = 0;
        for (std::size_t i = 0; i < hours.count; ++i) {
            if (!month.contains(hours.time(i)) || !hours.operating[i]) continue;
            ++running;
            if (!flow->valid[i] || flow->measured[i] == kAbsent) continue;
            ++seen;
            sum += flow->measured_at(i).to_double();
        }
        if (running == 0) continue;
        if (100.0 * static_cast<double>(seen) < check.number("least_hours_pct") * static_cast<double>(running))
            all.complete = false;
        if (seen > 0) all.volume += sum / static_cast<double>(seen) * static_cast<double>(running);
    }
    return all;
}

std::vector<std::string> water_outlets(const CheckContext& check)
{
    std::vector<std::string> outlets;
    for (const std::string& outlet : check.monitored_outlets())
        if (outlet.starts_with("DW")) outlets.push_back(outlet);
    return outlets;
}

Report begin(const CheckContext& check, Time month, double measured, double against)
{
    Report report;
    report.period = month_within(month, check.period());
    report.measured = Decimal::from_double(measured, 1);
    report.limit = Decimal::from_double(against, 1);
    report.unit = "m³";
    report.values["month"] = date_text(month).substr(0, 7);
    return report;
}

}  // namespace

void water_unbalanced(CheckContext& check)
{
    const std::vector<DailyTotals> utilities = utility_uses(check);
    const DailyTotals* discharge = find_totals(utilities, kDischarge);
    if (discharge == nullptr || discharge->unit != "m³") {
        check.could_not_run({"水电汽消耗台账没有以体积计的排水量", "the utility log holds no discharge as a volume"});
        return;
    }
    const DailyTotals* intake = find_totals(utilities, kIntake);
    const std::vector<std::string> outlets = water_outlets(check);
    for (const auto& [month, out] : discharge->by_month()) {
        check.examined(1);
        const Period period = month_within(month, check.period());
        const double in = intake != nullptr && intake->unit == "m³" ? intake->within(period) : 0;
        if (in > 0 && is_beyond(out, in)) {
            Report report = begin(check, month, out, in);
            report.subject.material = kDischarge;
            report.values["what_zh"] = "取水量";
            report.values["what_en"] = "the intake";
            report.evidence = {discharge->first, discharge->last, intake->first, intake->last};
            check.report(std::move(report));
        }
        if (outlets.empty()) continue;
        const std::optional<OutletMonth> seen = metered_at_outlets(check, outlets, period);
        if (!seen || !seen->complete) continue;
        const double larger = std::max(seen->volume, out);
        if (larger <= 0 || !is_beyond(std::abs(seen->volume - out), larger * check.number("allowed_pct") / 100))
            continue;
        Report report = begin(check, month, out, seen->volume);
        if (outlets.size() == 1) report.subject.outlet = outlets.front();
        report.subject.material = kDischarge;
        report.values["what_zh"] = "排放口流量计累计水量";
        report.values["what_en"] = "what the flow meters of the outlets saw";
        report.evidence = {discharge->first, discharge->last,
                           check.hour_cell(outlets.front(), reference::kWaterFlow, period.from)};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
