// SPDX-License-Identifier: Apache-2.0
// Production, discharge or monitoring is dated before the permit's first day or after its last one. One finding for
// each side. Records of a facility that stands still are no production; permit_renewal_due warns before it happens.
#include <algorithm>

#include "audit/checks/check.h"
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
        "SELECT starts, coalesce(ends, starts + 86400), state, source, row FROM production_log "
        "WHERE starts < ? AND coalesce(ends, starts + 86400) > ? ORDER BY starts, source, row");
    rows.bind_all(outside.to, outside.from);
    while (rows.step()) {
        if (!emissions::is_running(rows.view(2))) continue;
        activity.add({std::max(rows.time(0), outside.from), std::min(rows.time(1), outside.to)});
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
        activity.add({rows.time(0), rows.time(0) + 1});
        if (activity.samples++ == 0)
            activity.evidence.push_back(check.cell({rows.integer(1), rows.integer(2)}, "sampled_at"));
    }
}

void add_discharge(CheckContext& check, const Period& outside, Activity& activity)
{
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (std::size_t hour = 0; hour < hours.count; ++hour) {
            if (!outside.contains(hours.time(hour)) || !hours.operating[hour]) continue;
            const auto measured = std::find_if(hours.all.begin(), hours.all.end(),
                                               [&](const auto& item) { return item.second.measured[hour] != kAbsent; });
            if (measured == hours.all.end()) continue;
            activity.add({hours.time(hour), hours.time(hour) + kHour});
            if (activity.discharge++ == 0)
                activity.evidence.push_back(check.hour_cell(outlet, measured->first, hours.time(hour)));
        }
    }
}

void judge(CheckContext& check, const Period& outside, Time end_of_permit, bool after)
{
    if (outside.empty()) return;
    Activity activity;
    add_production(check, outside, activity);
    add_discharge(check, outside, activity);
    add_samples(check, outside, activity);
    if (activity.records() == 0) return;
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
    report.evidence.push_back(check.cell(check.plant().permit->source, after ? "valid_to" : "valid_from"));
    check.report(std::move(report));
}

}  // namespace

void permit_expired(CheckContext& check)
{
    const std::optional<Permit>& permit = check.plant().permit;
    if (!permit || (!permit->valid_from && !permit->valid_to))
        return check.could_not_run(
            {"缺少许可证有效期（列 有效期起、有效期止 为空）", "table permit: columns valid_from and valid_to empty"});
    const Period& period = check.period();
    check.examined(1);
    if (permit->valid_from)
        judge(check, {period.from, std::min(period.to, *permit->valid_from)}, *permit->valid_from, false);
    if (permit->valid_to) {
        const Time end = start_of_day(*permit->valid_to) + kDay;  // the last day belongs to the permit
        judge(check, {std::max(period.from, end), period.to}, *permit->valid_to, true);
    }
}

}  // namespace audit::checks
