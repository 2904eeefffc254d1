// SPDX-License-Identifier: Apache-2.0
// At night (22 to 6 o'clock) the level of a pollutant lies under 60 % of the day's, with the same load, on at least 30
// days that follow one another. Load is the ledger's, else the flow stands for it; days on which load and flow are
// unknown or differ by more than 10 % are not compared.
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

struct Night {
    std::size_t day_first, night_first, night_end;  // hours: 6 o'clock, 22 o'clock, 6 o'clock
};

std::vector<Night> nights_of(const hours::OutletHours& hours)
{
    std::vector<Night> nights;
    const std::int64_t since = (hours.start - start_of_day(hours.start)) / kHour;
    for (auto at = static_cast<std::size_t>((kDayHours + 6 - since) % kDayHours); at + kDayHours <= hours.count;
         at += kDayHours) {
        nights.push_back({at, at + 16, at + kDayHours});
    }
    return nights;
}

// night / day, empty where one of them is unknown.
std::optional<double> night_share(const RunningSums& sums, const Night& night)
{
    const auto at_night = sums.mean(night.night_first, night.night_end, kEnough);
    const auto by_day = sums.mean(night.day_first, night.night_first, 2 * kEnough);
    if (!at_night || !by_day || *by_day <= 0) return std::nullopt;
    return *at_night / *by_day;
}

struct Compared {
    Night night;
    double share;
};

void judge_item(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                const std::vector<Night>& nights, const RunningSums& load)
{
    const RunningSums sums = sums_of(hours, item);
    std::vector<Compared> compared;
    for (const Night& night : nights) {
        const auto load_share = night_share(load, night);
        const auto share = night_share(sums, night);
        if (!share || !load_share || std::abs(*load_share - 1) > check.number("load_pct") / 100) continue;
        compared.push_back({night, *share});
    }
    check.examined(static_cast<std::int64_t>(compared.size()));
    const double limit = check.number("night_pct") / 100;
    const auto drops = [&](std::size_t i) { return compared[i].share < limit; };
    for (const Stretch& stretch : stretches(compared.size(), 1, drops)) {
        if (static_cast<double>(stretch.count) < check.number("minimum_days")) continue;
        double total = 0;
        for (std::size_t i = stretch.first; i <= stretch.last; ++i) total += drops(i) ? compared[i].share : 0;
        const std::size_t first = compared[stretch.first].night.day_first;
        const std::size_t last = compared[stretch.last].night.night_end - 1;
        check.report({.subject = {.outlet = hours.outlet, .pollutant = item.item},
                      .period = hours_period(hours, first, last),
                      .records = static_cast<std::int64_t>(stretch.count),
                      .measured = Decimal::from_double(100 * total / static_cast<double>(stretch.count), 1),
                      .limit = Decimal::from_double(check.number("night_pct"), 0),
                      .unit = "%",
                      .evidence = hour_evidence(check, hours, item.item,
                                                {first, compared[stretch.first].night.night_first, last})});
    }
}

}  // namespace

void night_drop(CheckContext& check)
{
    const ProductionLog log(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const auto load = load_sums(hours, log.hours_of(check.plant(), hours));
        if (!load) continue;
        const std::vector<Night> nights = nights_of(hours);
        for (const auto& [name, item] : hours.all) {
            if (is_pollutant(name) && name != reference::kPh) judge_item(check, hours, item, nights, *load);
        }
    }
}

}  // namespace audit::checks
