// SPDX-License-Identifier: Apache-2.0
// From the day before to the day after a maintenance or calibration of the analyser the level of a pollutant drops by
// 40 % or more, and stays there for the seven days after (their mean; each day well below), with the load within 10 %
// of what it was in the seven days before. Days without enough values are passed over: the day before is the last one
// of operation (a boiler is calibrated on Monday morning), and more than half of the seven have to be measured. The
// week before has to stand above the new level as well, so that the end of a single high day is no drop. An item whose
// weekly level moves about like this anyway is left alone, unless the hours next to the service show a break that the
// item's hours never make. Load is the ledger's, else the flow stands for it.
#include <algorithm>
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_sums.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kDayHours = 24;
constexpr std::uint32_t kEnough = 12;  // values of a day

struct Shift {
    double before = 0, after = 0;
};

std::optional<Shift> shift_at(const CheckContext& check, const RunningSums& sums, std::size_t starts, std::size_t ends)
{
    const auto days = static_cast<std::size_t>(check.number("stay_days"));
    if (ends + days * kDayHours > sums.size()) return std::nullopt;
    const double keep = 1 - check.number("drop_pct") / 100;
    const auto before = level_before(sums, starts);
    const auto week = sums.mean(starts - std::min(starts, days * kDayHours), starts, kEnough);
    if (!before || *before <= 0 || !week) return std::nullopt;
    Shift shift{*before, 0};
    const double stay = check.number("stay_pct") / 100;
    std::size_t measured = 0;
    for (std::size_t day = 0; day < days; ++day) {
        const std::size_t from = ends + day * kDayHours;
        const auto after = sums.mean(from, from + kDayHours, kEnough);
        const double most = measured == 0 ? keep * *before : stay * std::min(*before, *week);
        if (!after) continue;
        if (*after > most) return std::nullopt;
        shift.after += *after;
        ++measured;
    }
    if (2 * measured <= days) return std::nullopt;
    shift.after /= static_cast<double>(measured);
    return shift.after <= keep * std::min(*before, *week) ? std::optional(shift) : std::nullopt;
}

bool load_unchanged(const CheckContext& check, const std::optional<RunningSums>& load, std::size_t starts,
                    std::size_t ends)
{
    const auto hours = static_cast<std::size_t>(check.number("stay_days")) * kDayHours;
    if (!load) return true;  // nobody says that it changed
    const auto before = load->mean(starts - std::min(starts, hours), starts);
    const auto after = load->mean(ends, std::min(load->size(), ends + hours));
    if (!before || !after) return true;
    return std::abs(*after - *before) <= check.number("load_pct") / 100 * *before;
}

struct Service {
    HourRange range;
    const AnalyserRecord* record;
};

// Services of the item's analyser in order, those within a day of each other as one.
std::vector<Service> services_of(const hours::OutletHours& hours, const std::string& item,
                                 const std::vector<AnalyserRecord>& records)
{
    std::vector<Service> services;
    for (const AnalyserRecord& record : records) {
        if (record.outlet != hours.outlet || record.item != item || record.is_comparison()) continue;
        const HourRange range = hours_touched(hours, record.period);
        if (range.first >= range.last) continue;
        if (!services.empty() && range.first <= services.back().range.last + kDayHours) {
            services.back().range.last = std::max(services.back().range.last, range.last);
        } else {
            services.push_back({range, &record});
        }
    }
    return services;
}

// How far the logarithm of an item's weekly level usually moves from one week to the next: its robust deviation over
// the days whose two weeks do not meet the service. Empty where fewer than two weeks of days tell.
std::optional<double> usual_change(const CheckContext& check, const RunningSums& sums, std::size_t starts,
                                   std::size_t ends)
{
    const auto week = static_cast<std::size_t>(check.number("stay_days")) * kDayHours;
    std::vector<double> changes;
    for (std::size_t hour = week; hour + week <= sums.size(); hour += kDayHours) {
        if (hour + week > starts && hour < ends + week) continue;
        const auto before = sums.mean(hour - week, hour, kEnough);
        const auto after = sums.mean(hour, hour + week, kEnough);
        if (before && after && *before > 0 && *after > 0) changes.push_back(std::log(*after / *before));
    }
    constexpr std::size_t kEnoughDays = 14;
    if (changes.size() < kEnoughDays) return std::nullopt;
    return robust_deviation(changes);
}

// The logarithm of an item's level in the few hours before against that in the few hours after.
std::optional<double> break_at(const RunningSums& sums, std::size_t starts, std::size_t ends, std::size_t few)
{
    if (starts < few || ends + few > sums.size()) return std::nullopt;
    const auto enough = static_cast<std::uint32_t>(few - 1);
    const auto before = sums.mean(starts - few, starts, enough);
    const auto after = sums.mean(ends, ends + few, enough);
    if (!before || !after || *before <= 0 || *after <= 0) return std::nullopt;
    return std::log(*before / *after);
}

// How far the level breaks down from the hours just before to the hours just after the service.
struct Break {
    double changes = 0;      // in usual changes over so few hours
    bool unmatched = false;  // the item's hours never move so far by themselves
};

// Empty where too few hours tell.
std::optional<Break> break_of(const CheckContext& check, const RunningSums& sums, std::size_t starts, std::size_t ends)
{
    const auto few = static_cast<std::size_t>(check.number("break_hours"));
    const auto found = break_at(sums, starts, ends, few);
    std::vector<double> others;
    const std::size_t apart = ends - starts;
    bool unmatched = true;
    for (std::size_t hour = few; found && hour + apart + few <= sums.size(); ++hour) {
        if (hour + apart + few > starts && hour < ends + few) continue;
        const auto other = break_at(sums, hour, hour + apart, few);
        if (!other) continue;
        others.push_back(*other);
        unmatched = unmatched && std::abs(*other) < *found;
    }
    constexpr std::size_t kEnoughHours = 336;
    if (others.size() < kEnoughHours) return std::nullopt;
    constexpr double kLeastNoise = 1e-9;
    return Break{*found / std::max(kLeastNoise, robust_deviation(others)), unmatched};
}

// A drop that stands out: among the item's weekly levels, with a break at the service that is more than noise; or a
// break alone, as the item's hours never make by themselves.
bool stands_out(const CheckContext& check, const RunningSums& sums, const Service& service, const Shift& shift)
{
    const auto [starts, ends] = service.range;
    const double change = std::log(shift.before / std::max(shift.after, 1e-9));
    const double usual = usual_change(check, sums, starts, ends).value_or(0);
    const bool among_weeks = change >= check.number("usual_changes") * usual;
    const auto broken = break_of(check, sums, starts, ends);
    if (!broken) return among_weeks;
    const double least = check.number("break_changes");
    return (among_weeks && broken->changes >= least / 2) || (broken->unmatched && broken->changes >= least);
}

void judge_item(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                const std::vector<AnalyserRecord>& records, const std::optional<RunningSums>& load)
{
    const RunningSums sums = sums_of(hours, item);
    for (const Service& service : services_of(hours, item.item, records)) {
        check.examined(1);
        const auto [starts, ends] = service.range;
        const auto shift = shift_at(check, sums, starts, ends);
        if (!shift || !load_unchanged(check, load, starts, ends)) continue;
        if (!stands_out(check, sums, service, *shift)) continue;
        const std::size_t last = ends + static_cast<std::size_t>(check.number("stay_days")) * kDayHours - 1;
        std::vector<Evidence> evidence = hour_evidence(check, hours, item.item, {starts - 1, ends, last});
        evidence.push_back(check.cell(service.record->source, "kind"));
        constexpr int kDecimals = 2;
        check.report(
            {.subject = {.outlet = hours.outlet, .pollutant = item.item},
             .period = hours_period(hours, ends, last),
             .records = static_cast<std::int64_t>(last - ends + 1),
             .measured = Decimal::from_double(shift->after, kDecimals),
             .unit = item.unit,
             .values = {{"before", Decimal::from_double(shift->before, kDecimals).to_string()},
                        {"drop", Decimal::from_double(100 * (1 - shift->after / shift->before), 0).to_string()},
                        {"kind", service.record->kind},
                        {"service", time_text(service.record->period.from)}},
             .evidence = std::move(evidence)});
    }
}

}  // namespace

void shift_after_service(CheckContext& check)
{
    const std::vector<AnalyserRecord> records = analyser_records(check);
    const ProductionLog log(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const std::optional<RunningSums> load = load_sums(hours, log.hours_of(check.plant(), hours));
        for (const auto& [name, item] : hours.all) {
            if (is_pollutant(name) && name != reference::kPh) judge_item(check, hours, item, records, load);
        }
    }
}

}  // namespace audit::checks
