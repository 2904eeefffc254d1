// SPDX-License-Identifier: Apache-2.0
// The production ledger says that all facilities which feed a stack stand still while the stack shows normal flow and
// concentration, or says they run while the flow is zero or O2 lies over 19.5 %. Start-up and shutdown are left out,
// and so is waste water, which is stored before it leaves.
#include <algorithm>

#include "audit/checks/as_written.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

// The usual level of an item while the outlet operates; 0 when nothing is known.
double usual_level(const hours::OutletHours& hours, const hours::ItemHours& item)
{
    std::vector<double> values;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (is_measurement(hours, item, hour)) values.push_back(item.measured_at(hour).to_double());
    }
    return values.empty() ? 0 : median(values);
}

// Hours in which the item stands at a good share of its usual level.
std::vector<bool> normal_hours(const hours::OutletHours& hours, const hours::ItemHours& item, double share)
{
    const double level = usual_level(hours, item) * share;
    std::vector<bool> normal(hours.count, false);
    for (std::size_t hour = 0; hour < hours.count && level > 0; ++hour) {
        const bool has = item.valid[hour] && item.measured[hour] != kAbsent;
        normal[hour] = has && item.measured_at(hour).to_double() >= level;
    }
    return normal;
}

struct Contradiction {
    const char* zh;
    const char* en;
};

void report_stretch(CheckContext& check, const hours::OutletHours& hours, const ProductionLog& log,
                    const ProductionHours& production, const Stretch& stretch, const std::string& item,
                    const Contradiction& words)
{
    const hours::ItemHours* values = hours.item(item);
    std::size_t worst = stretch.first;  // the most flow of a plant that stands still, the most air in one that runs
    for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
        const bool counts = values->valid[hour] && values->measured[hour] != kAbsent;
        if (counts && values->measured[hour] > values->measured[worst]) worst = hour;
    }
    std::vector<Evidence> evidence = hour_evidence(check, hours, item, {stretch.first, worst, stretch.last});
    const auto record = static_cast<std::size_t>(production.record[stretch.first]);
    const ProductionLog::Record& row = log.records()[record];
    evidence.push_back(check.cell(row.source, "state"));
    check.report(
        {.subject = {.outlet = hours.outlet, .facility = row.facility},
         .period = hours_period(hours, stretch.first, stretch.last),
         .records = static_cast<std::int64_t>(stretch.count),
         .measured = as_written(values->measured_at(worst), evidence),
         .unit = values->unit,
         .values = {{"what_zh", words.zh}, {"what_en", words.en}, {"item_zh", item}, {"item_en", english_name(item)}},
         .evidence = std::move(evidence)});
}

// Stopped by the ledger, but flow and at least one pollutant at their usual level.
void find_discharge(CheckContext& check, const hours::OutletHours& hours, const ProductionLog& log,
                    const ProductionHours& production, const hours::ItemHours& flow)
{
    const double share = check.number("normal_pct") / 100;
    const std::vector<bool> flows = normal_hours(hours, flow, share);
    std::vector<bool> concentration(hours.count, false);
    for (const auto& [name, item] : hours.all) {
        if (!is_pollutant(name)) continue;
        const std::vector<bool> normal = normal_hours(hours, item, share);
        for (std::size_t hour = 0; hour < hours.count; ++hour) {
            if (normal[hour]) concentration[hour] = true;
        }
    }
    const auto discharges = [&](std::size_t hour) {
        return production.state[hour] == Production::stopped && flows[hour] && concentration[hour] &&
               !hours.starting_or_stopping[hour];
    };
    for (const Stretch& stretch : stretches(hours.count, 1, discharges)) {
        if (static_cast<double>(stretch.count) < check.number("minimum_hours")) continue;
        report_stretch(check, hours, log, production, stretch, flow.item,
                       {"生产台账记录停产，而排放口烟气流量和污染物浓度处于正常水平",
                        "the production ledger says stopped, while flow and concentration stand at their usual level"});
    }
}

void find_idleness(CheckContext& check, const hours::OutletHours& hours, const ProductionLog& log,
                   const ProductionHours& production, const hours::ItemHours& item, bool oxygen)
{
    const double maximum = check.number("idle_o2_pct");
    const auto idle = [&](std::size_t hour) {
        if (production.state[hour] != Production::running || hours.starting_or_stopping[hour]) return false;
        if (!item.valid[hour] || item.measured[hour] == kAbsent) return false;
        return oxygen ? item.measured_at(hour).to_double() > maximum : item.measured[hour] == 0;
    };
    const Contradiction words = oxygen ? Contradiction{"生产台账记录正常运行，而烟气含氧量接近空气",
                                                       "the production ledger says running, while O2 is that of air"}
                                       : Contradiction{"生产台账记录正常运行，而烟气流量为零",
                                                       "the production ledger says running, while the flow is zero"};
    for (const Stretch& stretch : stretches(hours.count, 1, idle)) {
        if (static_cast<double>(stretch.count) < check.number("minimum_hours")) continue;
        report_stretch(check, hours, log, production, stretch, item.item, words);
    }
}

}  // namespace

void idle_discharge(CheckContext& check)
{
    const ProductionLog log(check);
    bool any_air = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        if (!outlet.starts_with("DA")) continue;
        any_air = true;
        const hours::OutletHours& hours = check.hours(outlet);
        const ProductionHours production = log.hours_of(check.plant(), hours);
        check.examined(std::count_if(production.state.begin(), production.state.end(),
                                     [](Production state) { return state != Production::unknown; }));
        if (const hours::ItemHours* flow = hours.item(reference::kGasFlow)) {
            find_discharge(check, hours, log, production, *flow);
            find_idleness(check, hours, log, production, *flow, false);
        }
        if (const hours::ItemHours* oxygen = hours.item(reference::kOxygen)) {
            find_idleness(check, hours, log, production, *oxygen, true);
        }
    }
    if (!any_air) return check.not_applicable({"没有废气自动监测", "no flue gas is monitored automatically"});
    if (check.outcome().records == 0) {
        check.could_not_run(
            {"生产设施运行台账没有废气排放口所对应生产设施的记录（对应关系见污染治理设施表的生产设施编号列）",
             "the production log tells nothing of the facilities that feed the outlets (column facility "
             "of the treatments table says which do)"});
    }
}

}  // namespace audit::checks
