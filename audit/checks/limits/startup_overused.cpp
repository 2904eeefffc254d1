// SPDX-License-Identifier: Apache-2.0
// Hours flagged or logged as start-up or shutdown beyond what the industry's specification grants for one event or for
// a year (data/grants.json). Limits apply to those hours; whether they were kept is hourly_limit_exceeded's business.
// A kind of event for which nothing is granted has no exempt hours that could be overused.
#include <map>

#include "audit/checks/check.h"
#include "audit/hours/grants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kGap = 1;  // hours between two that are still one event

std::vector<Evidence> cells_of(CheckContext& check, const hours::OutletHours& hours, std::size_t first,
                               std::size_t last)
{
    std::vector<Evidence> cells;
    std::optional<std::size_t> before;
    for (const std::size_t hour : {first, last}) {
        if (hour == before) continue;
        before = hour;
        for (const auto& [name, item] : hours.all) {
            if (item.flags[hour] == Flag::absent) continue;
            const SeriesKey key{hours.outlet, name, Interval::hour};
            const auto flag = check.series().flag_cell(key, hours.time(hour));
            if (flag) cells.push_back({flag->source, flag->column, flag->value});
            break;
        }
    }
    return cells;
}

// The events of one kind: starting = start-ups, else shutdowns.
void judge_events(CheckContext& check, const hours::OutletHours& hours, bool starting, int granted)
{
    const auto is = [&](std::size_t hour) {
        return hours.starting_or_stopping[hour] && hours.starting[hour] == starting && hours.operating[hour];
    };
    for (const Stretch& event : stretches(hours.count, kGap, is)) {
        check.examined(1);
        if (event.count <= static_cast<std::size_t>(granted)) continue;
        Report report;
        report.subject.outlet = hours.outlet;
        report.period = Period{hours.time(event.first), hours.time(event.last) + kHour};
        report.records = static_cast<std::int64_t>(event.count) - granted;
        report.measured = Decimal{static_cast<std::int64_t>(event.count), 0};
        report.limit = Decimal{granted, 0};
        report.unit = 'h';
        report.values = {{"kind_zh", starting ? "一次启动" : "一次停机"},
                         {"kind_en", starting ? "one start-up" : "one shutdown"},
                         {"source", hours.grant->source}};
        report.evidence = cells_of(check, hours, event.first, event.last);
        check.report(std::move(report));
    }
}

void judge_years(CheckContext& check, const hours::OutletHours& hours, int granted)
{
    struct Used {
        std::int64_t count = 0;
        std::size_t first = 0, last = 0;
    };
    std::map<int, Used> years;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!hours.starting_or_stopping[hour] || !hours.operating[hour]) continue;
        Used& used = years[date_of(hours.time(hour)).year];
        if (used.count++ == 0) used.first = hour;
        used.last = hour;
    }
    for (const auto& [year, used] : years) {
        if (used.count <= granted) continue;
        Report report;
        report.subject.outlet = hours.outlet;
        report.period = Period{hours.time(used.first), hours.time(used.last) + kHour};
        report.records = used.count - granted;
        report.measured = Decimal{used.count, 0};
        report.limit = Decimal{granted, 0};
        report.unit = 'h';
        report.values = {{"kind_zh", std::to_string(year) + "年累计启停"},
                         {"kind_en", "start-up and shutdown of " + std::to_string(year)},
                         {"source", hours.grant->source}};
        report.evidence = cells_of(check, hours, used.first, used.last);
        check.report(std::move(report));
    }
}

}  // namespace

void startup_overused(CheckContext& check)
{
    bool granted = false;
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        if (!hours.grant || !outlet.starts_with("DA")) continue;
        granted = true;
        if (hours.grant->start_hours > 0) judge_events(check, hours, true, hours.grant->start_hours);
        if (hours.grant->stop_hours > 0) judge_events(check, hours, false, hours.grant->stop_hours);
        if (hours.grant->year_hours) judge_years(check, hours, *hours.grant->year_hours);
    }
    if (!granted)
        check.not_applicable({"该行业没有启停机豁免时限，启停机时段按限值判定",
                              "no start-up or shutdown hours are granted to the industry"});
}

}  // namespace audit::checks
