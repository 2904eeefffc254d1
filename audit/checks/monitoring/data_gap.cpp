// SPDX-License-Identifier: Apache-2.0
// Four hours or more without a value of a required automatic item while the outlet operates, and no abnormal_log event
// (of the outlet, a treatment that serves it or a facility that feeds it) or cems_qa record overlaps them. Items
// without any data are coverage_missing's, the share of a quarter availability_low's business.
#include <algorithm>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

// Hours that an event or a service record explains.
std::vector<bool> explained_hours(const Plant& plant, const hours::OutletHours& hours,
                                  const std::vector<AbnormalEvent>& events, const std::vector<AnalyserRecord>& records)
{
    std::set<std::string> codes{hours.outlet};
    for (std::string& code : plant.treatments_of(hours.outlet)) codes.insert(std::move(code));
    for (std::string& code : plant.facilities_of(hours.outlet)) codes.insert(std::move(code));
    std::vector<bool> explained(hours.count, false);
    const auto mark = [&](const Period& period) {
        const HourRange range = hours_touched(hours, period);
        for (std::size_t hour = range.first; hour < range.last; ++hour) explained[hour] = true;
    };
    for (const AbnormalEvent& event : events) {
        if (codes.contains(event.facility)) mark(event.period);
    }
    for (const AnalyserRecord& record : records) {
        if (record.outlet == hours.outlet) mark(record.period);
    }
    return explained;
}

std::set<std::string> items_of(const CheckContext& check, const hours::OutletHours& hours)
{
    std::set<std::string> items;
    for (const RequiredItem& required : required_automatic(check.plant())) {
        if (required.outlet == hours.outlet) items.insert(required.item);
    }
    if (!items.empty()) return items;
    for (const std::string& item : hours.items()) {
        if (is_pollutant(item)) items.insert(item);
    }
    return items;
}

// The outlet's records as a whole begin or end within the first or last day: that day is not handed in whole, and
// nobody can say that its other hours are missing.
bool is_edge_of_data(const hours::OutletHours& hours, const Stretch& gap)
{
    const auto has_record = [&](std::size_t from, std::size_t to) {
        return std::any_of(hours.all.begin(), hours.all.end(), [&](const auto& item) {
            const auto& flags = item.second.flags;
            return std::any_of(flags.begin() + static_cast<std::ptrdiff_t>(from),
                               flags.begin() + static_cast<std::ptrdiff_t>(to),
                               [](Flag flag) { return flag != Flag::absent; });
        });
    };
    constexpr std::size_t kHoursOfDay = 24;
    const bool leads = gap.last + 1 < kHoursOfDay && !has_record(0, gap.last + 1);
    const bool trails = gap.first + kHoursOfDay > hours.count && !has_record(gap.first, hours.count);
    return leads || trails;
}

void report_gap(CheckContext& check, const hours::OutletHours& hours, const std::string& item, const Stretch& gap)
{
    std::vector<Evidence> evidence;
    const std::size_t before = gap.first == 0 ? gap.first : gap.first - 1;
    const std::size_t after = std::min(gap.last + 1, hours.count - 1);
    evidence = hour_evidence(check, hours, item, {before, after});
    check.report({.subject = {.outlet = hours.outlet, .pollutant = item},
                  .period = hours_period(hours, gap.first, gap.last),
                  .records = static_cast<std::int64_t>(gap.count),
                  .measured = Decimal{static_cast<std::int64_t>(gap.count), 0},
                  .limit = Decimal::from_double(check.number("gap_hours"), 2).trimmed(),
                  .unit = "h",
                  .evidence = std::move(evidence)});
}

void judge_item(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                const std::vector<bool>& explained)
{
    const HourlyValues values = values_of(item);
    const auto is_missing = [&](std::size_t hour) { return hours.operating[hour] && !values.has(hour); };
    for (const Stretch& gap : stretches(hours.count, 0, is_missing)) {
        if (static_cast<double>(gap.count) < check.number("gap_hours") || is_edge_of_data(hours, gap)) continue;
        const auto first = explained.begin() + static_cast<std::ptrdiff_t>(gap.first);
        const auto last = explained.begin() + static_cast<std::ptrdiff_t>(gap.last) + 1;
        if (std::find(first, last, true) == last) report_gap(check, hours, item.item, gap);
    }
    check.examined(static_cast<std::int64_t>(hours.count));
}

}  // namespace

void data_gap(CheckContext& check)
{
    const std::vector<AbnormalEvent> events = abnormal_events(check);
    const std::vector<AnalyserRecord> records = analyser_records(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        const std::vector<bool> explained = explained_hours(check.plant(), hours, events, records);
        for (const std::string& name : items_of(check, hours)) {
            if (const hours::ItemHours* item = hours.item(name)) judge_item(check, hours, *item, explained);
        }
    }
}

}  // namespace audit::checks
