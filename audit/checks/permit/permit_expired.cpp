// SPDX-License-Identifier: Apache-2.0
// Production, discharge or monitoring is dated before the permit's first day or after its last one. One finding for
// each side; where the old and the renewed permit were handed in, what neither of them covers. Records of a facility
// that stands still are no production; permit_renewal_due warns before it happens.
#include <algorithm>
#include <set>

#include "audit/checks/hourly_values.h"
#include "audit/checks/spans.h"
#include "audit/emissions/operation.h"

namespace audit::checks {

namespace {

// What is dated within a stretch of time that the permit does not cover.
struct Activity {
    std::int64_t production = 0, discharge = 0, samples = 0;
    std::optional<Time> first, last;  // last: the end of the last record
    std::vector<Evidence> evidence;   // the first record of each kind

    std::int64_t records() const { return production + discharge + samples; }
    void add(const Period& span)
    {
        first = std::min(first.value_or(span.from), span.from);
        last = std::max(last.value_or(span.to), span.to);
    }
};

void add_production(CheckContext& check, const Period& outside, Activity& activity)
{
    store::Statement rows = check.rows(
        "SELECT starts, ends, state, source, row FROM production_log WHERE starts < ? ORDER BY starts, source, row");
    rows.bind_all(outside.to);
    while (rows.step()) {
        const Period span = clipped(period_of_record(rows.time(0), rows.optional_time(1)), outside);
        if (span.empty() || !emissions::is_running(rows.view(2))) continue;
        activity.add(span);
        if (activity.production++ == 0)
            activity.evidence.push_back(check.cell({rows.integer(3), rows.integer(4)}, "starts"));
    }
}

void add_samples(CheckContext& check, const Period& outside, Activity& activity)
{
    store::Statement rows = check.rows(
        "SELECT sampled_at, source, row FROM manual_results WHERE sampled_at >= ? AND sampled_at < ? "
        "ORDER BY sampled_at, source, row");
    rows.bind_all(outside.from, outside.to);
    while (rows.step()) {
        activity.add(period_of_record(rows.time(0)));
        if (activity.samples++ == 0)
            activity.evidence.push_back(check.cell({rows.integer(1), rows.integer(2)}, "sampled_at"));
    }
}

// Days of auto_daily where no hours were handed in; a day counts as its 24 hours.
void add_days(CheckContext& check, const std::string& outlet, const Period& outside, Activity& activity)
{
    constexpr std::int64_t kHoursOfDay = 24;
    std::set<Time> days;
    for (const store::SeriesInfo& info : check.series().list()) {
        if (info.key.outlet != outlet || info.key.interval != Interval::day) continue;
        const Series series = check.series().load(info.key, outside);
        for (std::size_t i = 0; i < series.size(); ++i) {
            const Time day = series.time(i);
            if (!series.has_record(i) || series.flags[i] == Flag::stopped || !outside.contains(day)) continue;
            if (activity.discharge == 0) activity.evidence.push_back(check.series_cell(info.key, day));
            if (days.insert(day).second) activity.discharge += kHoursOfDay;
            activity.add({day, day + kDay});
        }
    }
}

bool has_value(const hours::ItemHours& item, std::size_t hour)
{
    return item.measured[hour] != kAbsent || (!item.converted.empty() && item.converted[hour] != kAbsent);
}

void add_discharge(CheckContext& check, const Period& outside, Activity& activity)
{
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        if (hours.all.empty()) add_days(check, outlet, outside, activity);
        const HourRange range = hours_within(hours, outside);
        for (std::size_t hour = range.first; hour < range.last; ++hour) {
            if (!hours.operating[hour]) continue;
            const auto measured = std::find_if(hours.all.begin(), hours.all.end(),
                                               [&](const auto& item) { return has_value(item.second, hour); });
            if (measured == hours.all.end()) continue;
            activity.add({hours.time(hour), hours.time(hour) + kHour});
            if (activity.discharge++ > 0) continue;
            const bool converted = measured->second.measured[hour] == kAbsent;
            activity.evidence.push_back(check.hour_cell(outlet, measured->first, hours.time(hour), converted));
        }
    }
}

// One permit's validity; its last day belongs to it.
struct Validity {
    std::optional<Time> from, to;
    SourceRow source;
};

std::vector<Validity> validities(const CheckContext& check)
{
    std::vector<Validity> found;
    store::Statement rows = check.rows("SELECT valid_from, valid_to, source, row FROM permit ORDER BY id");
    while (rows.step()) {
        Validity validity{rows.optional_time(0), {}, {rows.integer(2), rows.integer(3)}};
        if (const auto last = rows.optional_time(1)) validity.to = start_of_day(*last) + kDay;
        if (validity.from || validity.to) found.push_back(validity);
    }
    return found;
}

// The permit that ran out last before the time, else the one that begins first after it.
const Validity& nearest(const std::vector<Validity>& permits, Time time, bool& after)
{
    const Validity* found = nullptr;
    for (const Validity& permit : permits)
        if (permit.to && *permit.to <= time && (!found || *found->to < *permit.to)) found = &permit;
    after = found != nullptr;
    for (const Validity& permit : permits)
        if (!after && permit.from && *permit.from > time && (!found || *permit.from < *found->from)) found = &permit;
    return found ? *found : permits.front();
}

void judge(CheckContext& check, const Period& outside, const std::vector<Validity>& permits)
{
    Activity activity;
    add_production(check, outside, activity);
    add_discharge(check, outside, activity);
    add_samples(check, outside, activity);
    if (activity.records() == 0) return;
    bool after = false;
    const Validity& permit = nearest(permits, outside.from, after);
    const Time end_of_permit = after ? *permit.to - kDay : *permit.from;
    Report report;
    report.period = Period{*activity.first, *activity.last};
    report.records = activity.records();
    report.measured_text = date_text(after ? *activity.last - 1 : *activity.first);
    report.limit_text = date_text(end_of_permit);
    report.values = {{"side_zh", after ? "有效期止" : "有效期起"},
                     {"side_en", after ? "after its last day" : "before its first day"},
                     {"word_zh", after ? "之后" : "之前"},
                     {"production", std::to_string(activity.production)},
                     {"discharge", std::to_string(activity.discharge)},
                     {"samples", std::to_string(activity.samples)}};
    report.evidence = std::move(activity.evidence);
    report.evidence.push_back(check.cell(permit.source, after ? "valid_to" : "valid_from"));
    check.report(std::move(report));
}

}  // namespace

void permit_expired(CheckContext& check)
{
    const std::vector<Validity> permits = validities(check);
    if (permits.empty())
        return check.could_not_run(
            {"缺少许可证有效期（列 有效期起、有效期止 为空）", "table permit: columns valid_from and valid_to empty"});
    const Period& period = check.period();
    check.examined(1);
    Spans covered;
    for (const Validity& permit : permits)
        covered.push_back({permit.from.value_or(period.from), permit.to.value_or(period.to)});
    for (const Period& outside : remaining_time({period}, covered)) judge(check, outside, permits);
}

}  // namespace audit::checks
