// SPDX-License-Identifier: Apache-2.0
// A daily mean lies above the permitted daily concentration. Air: the mean of at least 20 valid hours. Water: the
// flow-weighted mean; there a limit that is given only as hourly is judged on daily means too, for that is what water
// standards limit (pH: on hours, hourly_limit_exceeded). Days are submitted ones only where no hours were handed in.
#include <algorithm>

#include "audit/checks/comparison.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Day {
    Time day;
    Decimal mean;
    bool submitted = false;  // a value of auto_daily, not computed from hours
};

const LimitValue* daily_limit(const PermitLimit& limit)
{
    if (limit.daily) return &*limit.daily;
    const bool water = limit.outlet.starts_with("DW") || limit.outlet.starts_with("YS");
    return water && limit.pollutant != reference::kPh && limit.hourly ? &*limit.hourly : nullptr;
}

std::vector<Day> submitted_days(CheckContext& check, const PermitLimit& limit)
{
    const Series series = check.series().load({limit.outlet, limit.pollutant, Interval::day}, check.period());
    std::vector<Day> days;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series.flags[i] != Flag::normal) continue;
        const bool converted = limit.baseline_o2_pct && !series.converted.empty() && series.converted[i] != kAbsent;
        const std::int64_t value = converted ? series.converted[i] : series.measured[i];
        if (value != kAbsent) days.push_back({series.time(i), series.decimal(value), true});
    }
    return days;
}

std::vector<Day> days_of(CheckContext& check, const PermitLimit& limit)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    if (!item) return submitted_days(check, limit);
    std::vector<Day> days;
    for (const hours::DailyMean& mean : hours.daily_means(limit.pollutant, !limit.outlet.starts_with("DA")))
        if (mean.judged && mean.valid_hours > 0) days.push_back({mean.day, mean.mean});
    return days;
}

// The first and last hour behind the days, and the worst hour of the worst day.
std::vector<Evidence> evidence_of(CheckContext& check, const PermitLimit& limit, const LimitValue& value,
                                  const Day& first, const Day& worst, const Day& last)
{
    const SeriesKey days{limit.outlet, limit.pollutant, Interval::day};
    if (worst.submitted) return {check.series_cell(days, worst.day, limit.baseline_o2_pct.has_value())};
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours& item = *hours.item(limit.pollutant);
    std::optional<std::size_t> start, peak, end;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        const Time day = start_of_day(hours.time(hour));
        if (day < first.day || day > last.day || !hours.judged(item, hour)) continue;
        if (!start) start = hour;
        end = hour;
        if (day != worst.day) continue;
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

void judge(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    const std::vector<Day> days = days_of(check, limit);
    check.examined(static_cast<std::int64_t>(days.size()));
    const std::string comparison = check.text("comparison");
    for (const Verdict verdict : kReported) {
        std::vector<Day> over;
        std::copy_if(days.begin(), days.end(), std::back_inserter(over),
                     [&](const Day& day) { return compare(value, limit.pollutant, day.mean, comparison) == verdict; });
        for (std::size_t first = 0; first < over.size();) {
            std::size_t last = first, worst = first;
            while (last + 1 < over.size() && over[last + 1].day == over[last].day + kDay) {
                ++last;
                if (distance_beyond(value, over[worst].mean) < distance_beyond(value, over[last].mean)) worst = last;
            }
            Report report;
            report.subject.outlet = limit.outlet;
            report.subject.pollutant = limit.pollutant;
            report.period = Period{over[first].day, over[last].day + kDay};
            report.records = static_cast<std::int64_t>(last - first + 1);
            report.evidence = evidence_of(check, limit, value, over[first], over[worst], over[last]);
            describe(report, value, shown_mean(value, over[worst].mean), verdict);
            check.report(std::move(report));
            first = last + 1;
        }
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
