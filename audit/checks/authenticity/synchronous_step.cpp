// SPDX-License-Identifier: Apache-2.0
// Three or more items of an outlet step by 30 % or more in the same hour and stay there for a day of operation, with no
// step of 20 % or more in the load (the ledger's, else the flow). Steps next to start-up, shutdown or standstill are
// left out, as is a single item after a service, which is shift_after_service's business.
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_sums.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

constexpr std::size_t kDayHours = 24;

// The step of an item into an hour as a share of the level before; 0 where there is none that stays.
double step_at(const RunningSums& sums, std::size_t hour, double least)
{
    const auto last = sums.mean(hour - 1, hour);
    const auto now = sums.mean(hour, hour + 1);
    if (!last || !now || *last <= 0) return 0;
    const double jump = *now / *last - 1;
    if (std::abs(jump) < least) return 0;
    const auto before = level_before(sums, hour);
    const auto after = level_from(sums, hour);
    if (!before || !after || *before <= 0) return 0;
    const double change = *after / *before - 1;
    return std::abs(change) >= least && (change > 0) == (jump > 0) ? change : 0;
}

struct Stepping {
    std::string item;
    double change;
};

bool is_steady(const hours::OutletHours& hours, std::size_t hour)
{
    for (std::size_t i = hour - 2; i <= hour + 2; ++i) {
        if (!hours.operating[i] || hours.starting_or_stopping[i]) return false;
    }
    return true;
}

bool load_steps(const CheckContext& check, const std::optional<RunningSums>& load, std::size_t hour)
{
    if (!load) return false;
    const auto before = level_before(*load, hour);
    const auto after = level_from(*load, hour);
    if (!before || !after || *before <= 0) return false;
    return std::abs(*after / *before - 1) > check.number("load_pct") / 100;
}

void report_step(CheckContext& check, const hours::OutletHours& hours, std::size_t hour,
                 const std::vector<Stepping>& stepping)
{
    std::string zh;
    std::string en;
    std::vector<Evidence> evidence;
    for (const Stepping& one : stepping) {
        const std::string percent = Decimal::from_double(100 * one.change, 0).to_string() + "%";
        const std::string sign = one.change > 0 ? "+" : "";
        zh += (zh.empty() ? "" : "、") + one.item + " " + sign + percent;
        en += (en.empty() ? "" : ", ") + english_name(one.item) + " " + sign + percent;
        for (Evidence& cell : hour_evidence(check, hours, one.item, {hour - 1, hour}))
            evidence.push_back(std::move(cell));
    }
    check.report({.subject = {.outlet = hours.outlet},
                  .period = hours_period(hours, hour, hour + kDayHours - 1),
                  .records = static_cast<std::int64_t>(stepping.size()),
                  .values = {{"items_zh", zh}, {"items_en", en}},
                  .evidence = std::move(evidence)});
}

void judge_outlet(CheckContext& check, const hours::OutletHours& hours, const std::optional<RunningSums>& load)
{
    std::vector<std::pair<std::string, RunningSums>> items;
    for (const auto& [name, item] : hours.all) {
        if (name != "生产负荷") items.emplace_back(name, sums_of(hours, item));
    }
    const double least = check.number("step_pct") / 100;
    const auto needed = static_cast<std::size_t>(check.number("items"));
    for (std::size_t hour = kDayHours; items.size() >= needed && hour + kDayHours <= hours.count; ++hour) {
        std::vector<Stepping> stepping;
        for (const auto& [name, sums] : items) {
            if (const double change = step_at(sums, hour, least); change != 0) stepping.push_back({name, change});
        }
        if (stepping.size() < needed || !is_steady(hours, hour) || load_steps(check, load, hour)) continue;
        report_step(check, hours, hour, stepping);
    }
    check.examined(static_cast<std::int64_t>(hours.count));
}

}  // namespace

void synchronous_step(CheckContext& check)
{
    const ProductionLog log(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        judge_outlet(check, hours, load_sums(hours, log.hours_of(check.plant(), hours)));
    }
}

}  // namespace audit::checks
