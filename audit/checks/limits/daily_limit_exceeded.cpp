// SPDX-License-Identifier: Apache-2.0
// A daily mean lies above the permitted daily concentration. Air: the mean of at least 20 valid hours. Water: the
// flow-weighted mean; there a limit that is given only as hourly is judged on daily means too, for that is what water
// standards limit (pH: on hours, hourly_limit_exceeded). Days are submitted ones only where no hours were handed in.
#include <algorithm>

#include "audit/checks/runs_over.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Day {
    Time day;
    Decimal value;
    bool submitted = false;  // of auto_daily, not computed from hours
    bool converted = false;  // the submitted converted value
};

bool is_water(const PermitLimit& limit)
{
    return reference::medium_of(limit.outlet) == reference::Medium::water;
}

const LimitValue* daily_limit(const PermitLimit& limit)
{
    if (limit.daily) return &*limit.daily;
    return is_water(limit) && limit.pollutant != reference::kPh && limit.hourly ? &*limit.hourly : nullptr;
}

// The submitted days of an item that the limit judges. Where a baseline O2 is given and only the measured value was
// submitted it cannot be converted: the mean of converted hours is not what the day's mean O2 gives.
std::vector<Day> submitted_days(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    const Series series = check.series().load({limit.outlet, limit.pollutant, Interval::day}, check.period());
    std::vector<Day> days;
    if (!is_comparable(value, series.unit)) return days;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series.flags[i] != Flag::normal) continue;
        const bool converted = limit.baseline_o2_pct.has_value();
        const std::int64_t one =
            !converted ? series.measured[i] : (series.converted.empty() ? kAbsent : series.converted[i]);
        if (one != kAbsent) days.push_back({series.time(i), series.decimal(one), true, converted});
    }
    return days;
}

std::vector<Day> days_of(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    if (!item) return submitted_days(check, limit, value);
    std::vector<Day> days;
    if (!is_comparable(value, item->unit)) return days;
    for (const hours::DailyMean& mean : hours.daily_means(limit.pollutant, is_water(limit)))
        if (mean.judged && mean.valid_hours > 0) days.push_back({mean.day, mean.mean});
    return days;
}

// The first and last hour behind the days, and the worst hour of the worst day.
std::vector<Evidence> hours_behind(CheckContext& check, const PermitLimit& limit, const LimitValue& value,
                                   const RunOver<Day>& run)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours& item = *hours.item(limit.pollutant);
    std::optional<std::size_t> start, peak, end;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const Time day = start_of_day(hours.time(hour));
        if (day < run.first->day || day > run.last->day || !hours.judged(item, hour)) continue;
        if (!start) start = hour;
        end = hour;
        if (day != run.worst->day) continue;
        if (!peak || distance_beyond(value, item.judged_at(*peak)) < distance_beyond(value, item.judged_at(hour)))
            peak = hour;
    }
    std::vector<Evidence> cells;
    std::optional<std::size_t> before;
    for (const std::optional<std::size_t>& hour : {start, peak, end}) {
        if (!hour || hour == before) continue;
        const bool converted =
            !item.converted.empty() && item.converted[*hour] != kAbsent && limit.baseline_o2_pct.has_value();
        cells.push_back(check.hour_cell(limit.outlet, limit.pollutant, hours.time(*hour), converted));
        before = hour;
    }
    return cells;
}

std::vector<Evidence> evidence_of(CheckContext& check, const PermitLimit& limit, const LimitValue& value,
                                  const RunOver<Day>& run)
{
    if (!run.worst->submitted) return hours_behind(check, limit, value, run);
    std::vector<Evidence> cells;
    for (const Day* day : run.outer())
        cells.push_back(check.series_cell({limit.outlet, limit.pollutant, Interval::day}, day->day, day->converted));
    return cells;
}

void judge(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    const std::vector<Day> days = days_of(check, limit, value);
    check.examined(static_cast<std::int64_t>(days.size()));
    const auto adjoins = [](const Day& before, const Day& day) { return day.day == before.day + kDay; };
    for (const RunOver<Day>& run : runs_over(days, value, limit.pollutant, check.text("comparison"), adjoins)) {
        Report report;
        report.subject.outlet = limit.outlet;
        report.subject.pollutant = limit.pollutant;
        report.period = Period{run.first->day, run.last->day + kDay};
        report.records = run.count;
        report.evidence = evidence_of(check, limit, value, run);
        const bool submitted = run.worst->submitted;
        describe(report, value,
                 submitted ? as_written(value, run.worst->value, report.evidence) : shown(value, run.worst->value),
                 run.verdict);
        check.report(std::move(report));
    }
}

}  // namespace

void daily_limit_exceeded(CheckContext& check)
{
    bool limited = false;
    for (const PermitLimit& limit : check.plant().limits) {
        const LimitValue* value = daily_limit(limit);
        if (!value || limit.outlet == kWholePlant) continue;
        limited = true;
        judge(check, limit, *value);
    }
    if (!limited) check.not_applicable({"许可证没有日均浓度限值", "the permit limits no daily concentration"});
}

}  // namespace audit::checks
