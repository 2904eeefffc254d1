// SPDX-License-Identifier: Apache-2.0
// An hour tagged or logged as calibration, maintenance or fault whose raw value lies over the limit, and which no
// cems_qa record supports: a record that overlaps the hour, for a fault one that overlaps its whole stretch.
// Exceedances of valid hours are hourly_limit_exceeded's business, how often hours are tagged abnormal_tags_frequent's.
#include <algorithm>
#include <map>
#include <span>

#include "audit/checks/as_written.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

enum class Tag : std::uint8_t { none, calibration, maintenance, fault };

Tag tag_of(Flag flag)
{
    switch (flag) {
        case Flag::calibration:
            return Tag::calibration;
        case Flag::maintenance:
            return Tag::maintenance;
        case Flag::fault:
            return Tag::fault;
        default:
            return Tag::none;
    }
}

Tag tag_of(const AbnormalEvent& event)
{
    if (event.says("校准")) return Tag::calibration;
    if (event.says("维护") || event.says("检修")) return Tag::maintenance;
    return event.says("故障") ? Tag::fault : Tag::none;
}

const char* word_of(Tag tag, bool chinese)
{
    if (tag == Tag::calibration) return chinese ? "校准" : "calibration";
    if (tag == Tag::maintenance) return chinese ? "维护" : "maintenance";
    return chinese ? "故障" : "fault";
}

struct Outlet {
    const hours::OutletHours& hours;
    std::vector<Tag> logged;
    std::vector<const AnalyserRecord*> records;
};

Outlet outlet_of(const hours::OutletHours& hours, const std::vector<AbnormalEvent>& events,
                 const std::vector<AnalyserRecord>& records)
{
    Outlet outlet{hours, std::vector<Tag>(hours.count, Tag::none), {}};
    for (const AbnormalEvent& event : events) {
        if (event.facility != hours.outlet || tag_of(event) == Tag::none) continue;
        const HourRange range = hours_touched(hours, event.period);
        std::fill(outlet.logged.begin() + static_cast<std::ptrdiff_t>(range.first),
                  outlet.logged.begin() + static_cast<std::ptrdiff_t>(std::max(range.first, range.last)),
                  tag_of(event));
    }
    for (const AnalyserRecord& record : records) {
        if (record.outlet == hours.outlet) outlet.records.push_back(&record);
    }
    return outlet;
}

// A calibration supports its own analyser (that of O2 every converted value); repairs support the whole station.
bool supports(const AnalyserRecord& record, const std::string& item)
{
    return record.item == item || record.item == reference::kOxygen || !record.is_calibration();
}

// Hours that a record supports, with the tolerance on both sides.
std::vector<bool> supported_hours(const Outlet& outlet, const std::string& item, std::int64_t tolerance)
{
    std::vector<bool> supported(outlet.hours.count, false);
    for (const AnalyserRecord* record : outlet.records) {
        if (!supports(*record, item)) continue;
        const Period period{record->period.from - tolerance, record->period.to + tolerance};
        const HourRange range = hours_touched(outlet.hours, period);
        for (std::size_t hour = range.first; hour < range.last; ++hour) supported[hour] = true;
    }
    return supported;
}

// A repair within a stretch of fault hours supports all of it.
void support_whole_faults(const std::vector<Tag>& tags, std::vector<bool>& supported)
{
    const auto faults = stretches(tags.size(), 1, [&](std::size_t hour) { return tags[hour] == Tag::fault; });
    for (const Stretch& fault : faults) {
        bool any = false;
        for (std::size_t hour = fault.first; hour <= fault.last; ++hour) any = any || supported[hour];
        for (std::size_t hour = fault.first; any && hour <= fault.last; ++hour) supported[hour] = true;
    }
}

const LimitValue* limit_of(const Plant& plant, const std::string& outlet, const std::string& item)
{
    const PermitLimit* limit = plant.find_limit(outlet, item);
    if (limit == nullptr) return nullptr;
    if (limit->hourly) return &*limit->hourly;
    return limit->daily && !outlet.starts_with("DA") ? &*limit->daily : nullptr;
}

void report_stretch(CheckContext& check, const Outlet& outlet, const hours::ItemHours& item, const LimitValue& limit,
                    const std::vector<Tag>& tags, const Stretch& stretch, std::span<const std::size_t> over)
{
    const auto beyond = [&](std::size_t hour) {
        const Decimal value = item.judged_at(hour);
        return std::abs((value - limit.end_for(value)).to_double());
    };
    const std::size_t worst = *std::max_element(over.begin(), over.end(),
                                                [&](std::size_t a, std::size_t b) { return beyond(a) < beyond(b); });
    const Decimal value = item.judged_shown(worst);
    std::vector<Evidence> evidence =
        hour_evidence(check, outlet.hours, item.item, {over.front(), worst, over.back()}, !item.converted.empty());
    const auto flag = check.series().flag_cell({outlet.hours.outlet, item.item}, outlet.hours.time(worst));
    if (flag) evidence.push_back({flag->source, flag->column, flag->value});
    check.report({.subject = {.outlet = outlet.hours.outlet, .pollutant = item.item},
                  .period = hours_period(outlet.hours, stretch.first, stretch.last),
                  .records = static_cast<std::int64_t>(over.size()),
                  .measured = as_written(value, evidence),
                  .limit = limit.end_for(value),
                  .unit = limit.unit,
                  .values = {{"tag_zh", word_of(tags[worst], true)}, {"tag_en", word_of(tags[worst], false)}},
                  .evidence = std::move(evidence)});
}

void judge_item(CheckContext& check, const Outlet& outlet, const hours::ItemHours& item, const LimitValue& limit)
{
    const std::size_t count = outlet.hours.count;
    std::vector<Tag> tags(count, Tag::none);
    for (std::size_t hour = 0; hour < count; ++hour) {
        const Tag flagged = tag_of(item.flags[hour]);
        tags[hour] = flagged != Tag::none ? flagged : outlet.logged[hour];
    }
    const auto tolerance = static_cast<std::int64_t>(check.number("tolerance_min") * kMinute);
    std::vector<bool> supported = supported_hours(outlet, item.item, tolerance);
    support_whole_faults(tags, supported);
    std::vector<std::size_t> over;
    const auto is_hidden = [&](std::size_t hour) {
        if (tags[hour] == Tag::none || supported[hour] || !outlet.hours.operating[hour]) return false;
        return item.judged[hour] != kAbsent && limit.exceeded_rounded(item.judged_at(hour));
    };
    for (const Stretch& stretch : stretches(count, 1, is_hidden)) {
        over.clear();
        for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
            if (is_hidden(hour)) over.push_back(hour);
        }
        report_stretch(check, outlet, item, limit, tags, stretch, over);
    }
    check.examined(std::count_if(tags.begin(), tags.end(), [](Tag tag) { return tag != Tag::none; }));
}

}  // namespace

void exceedance_behind_tag(CheckContext& check)
{
    const std::vector<AbnormalEvent> events = abnormal_events(check);
    const std::vector<AnalyserRecord> records = analyser_records(check);
    bool any_limit = false;
    for (const std::string& name : check.monitored_outlets()) {
        const Outlet outlet = outlet_of(check.hours(name), events, records);
        for (const auto& [item_name, item] : outlet.hours.all) {
            const LimitValue* limit = limit_of(check.plant(), name, item_name);
            if (limit == nullptr) continue;
            any_limit = true;
            judge_item(check, outlet, item, *limit);
        }
    }
    if (!any_limit) {
        check.not_applicable({"自动监测的污染物均无小时浓度限值", "no automatically monitored pollutant has a limit"});
    }
}

}  // namespace audit::checks
