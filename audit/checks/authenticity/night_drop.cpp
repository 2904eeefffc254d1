// SPDX-License-Identifier: Apache-2.0
// At night (22 to 6 o'clock) the level of a pollutant lies under 60 % of the day's, with the same load, on at least 30
// days that follow one another, a few others between them. The night of a day are its hours before 6 and from 22
// o'clock. Load is the ledger's, else the flow stands for it; days on which load and flow are unknown or differ by more
// than 10 % are not compared.
#include <algorithm>
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_sums.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kDayHours = 24;
constexpr std::uint32_t kEnough = 6;  // values of a night's eight hours

// The grid's first hours of its whole days.
std::vector<std::size_t> days_of(const hours::OutletHours& hours)
{
    std::vector<std::size_t> days;
    const auto since = static_cast<std::size_t>((hours.start - start_of_day(hours.start)) / kHour);
    for (std::size_t at = (kDayHours - since) % kDayHours; at + kDayHours <= hours.count; at += kDayHours)
        days.push_back(at);
    return days;
}

// night / day, empty where one of them is unknown.
std::optional<double> night_share(const RunningSums& sums, std::size_t day)
{
    constexpr std::size_t kMorning = 6;
    constexpr std::size_t kEvening = 22;
    const auto by_day = sums.mean(day + kMorning, day + kEvening, 2 * kEnough);
    const std::uint32_t early = sums.count(day, day + kMorning);
    const std::uint32_t late = sums.count(day + kEvening, day + kDayHours);
    if (!by_day || *by_day <= 0 || early + late < kEnough) return std::nullopt;
    const double at_night = sums.mean(day, day + kMorning).value_or(0) * early +
                            sums.mean(day + kEvening, day + kDayHours).value_or(0) * late;
    return at_night / (early + late) / *by_day;
}

struct Compared {
    std::size_t day;
    double share;
};

void judge_item(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                const std::vector<std::size_t>& days, const RunningSums& load)
{
    const RunningSums sums = sums_of(hours, item);
    std::vector<Compared> compared;
    for (const std::size_t day : days) {
        const auto load_share = night_share(load, day);
        const auto share = night_share(sums, day);
        if (!share || !load_share || std::abs(*load_share - 1) > check.number("load_pct") / 100) continue;
        compared.push_back({day, *share});
    }
    check.examined(static_cast<std::int64_t>(compared.size()));
    const double limit = check.number("night_pct") / 100;
    const auto drops = [&](std::size_t i) { return compared[i].share < limit; };
    constexpr std::size_t kOtherDays = 3;  // in a row, of a pattern that holds on most days
    constexpr double kMost = 0.7;
    for (const Stretch& stretch : stretches(compared.size(), kOtherDays, drops)) {
        const auto all = static_cast<double>(stretch.last - stretch.first + 1);
        const auto dropping = static_cast<double>(stretch.count);
        if (dropping < check.number("minimum_days") || dropping < kMost * all) continue;
        double total = 0;
        for (std::size_t i = stretch.first; i <= stretch.last; ++i) total += compared[i].share;
        const double level = total / all;
        if (level >= limit) continue;
        const std::size_t first = compared[stretch.first].day;
        const std::size_t last = compared[stretch.last].day + kDayHours - 1;
        check.report({.subject = {.outlet = hours.outlet, .pollutant = item.item},
                      .period = hours_period(hours, first, last),
                      .records = static_cast<std::int64_t>(stretch.count),
                      .measured = Decimal::from_double(100 * level, 1),
                      .limit = Decimal::from_double(check.number("night_pct"), 0),
                      .unit = "%",
                      .evidence = hour_evidence(check, hours, item.item, {first, first + kDayHours / 2, last})});
    }
}

}  // namespace

void night_drop(CheckContext& check)
{
    const ProductionLog log(check);
    bool any_load = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const auto load = load_sums(hours, log.hours_of(check.plant(), hours));
        if (!load) continue;
        any_load = true;
        const std::vector<std::size_t> days = days_of(hours);
        for (const auto& [name, item] : hours.all) {
            if (is_pollutant(name) && name != reference::kPh) judge_item(check, hours, item, days, *load);
        }
    }
    if (!any_load) {
        check.could_not_run({"缺少生产负荷，也没有可代替负荷的流量数据",
                             "the load is missing, and so is a flow that could stand for it"});
    }
}

}  // namespace audit::checks
