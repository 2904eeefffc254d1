// SPDX-License-Identifier: Apache-2.0
// A part stands above its whole at one outlet and time: ammonia nitrogen over total nitrogen, BOD5 over COD, methane
// over total hydrocarbons, hexavalent over total chromium. Automatic hours and manual samples are compared each with
// their like.
#include <algorithm>
#include <map>

#include "audit/checks/as_written.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Pair {
    std::string part, whole;
};

// "氨氮<总氮、..." of the parameters, by standard names.
std::vector<Pair> pairs_of(const CheckContext& check)
{
    const auto standard = [](const std::string& name) {
        const reference::Pollutant* known = reference::find_pollutant(name);
        return known == nullptr ? name : known->name;
    };
    std::vector<Pair> pairs;
    for (const std::string& text : names_in(check.text("pairs"))) {
        const std::size_t sign = text.find('<');
        if (sign != std::string::npos)
            pairs.push_back({standard(text.substr(0, sign)), standard(text.substr(sign + 1))});
    }
    return pairs;
}

void judge_hours(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& part,
                 const hours::ItemHours& whole)
{
    const auto above = [&](std::size_t hour) {
        if (!is_measurement(hours, part, hour) || !whole.valid[hour]) return false;
        if (part.measured[hour] == kAbsent || whole.measured[hour] == kAbsent) return false;
        return part.measured_at(hour) > whole.measured_at(hour);
    };
    check.examined(static_cast<std::int64_t>(hours.count));
    const auto excess = [&](std::size_t hour) { return part.measured_at(hour) - whole.measured_at(hour); };
    for (const Stretch& stretch : stretches(hours.count, 1, above)) {
        std::size_t worst = stretch.first;
        for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
            if (above(hour) && excess(hour) > excess(worst)) worst = hour;
        }
        std::vector<Evidence> evidence = hour_evidence(check, hours, part.item, {stretch.first, worst, stretch.last});
        for (Evidence& cell : hour_evidence(check, hours, whole.item, {stretch.first, worst, stretch.last})) {
            evidence.push_back(std::move(cell));
        }
        check.report({.subject = {.outlet = hours.outlet, .pollutant = part.item},
                      .period = hours_period(hours, stretch.first, stretch.last),
                      .records = static_cast<std::int64_t>(stretch.count),
                      .measured = as_written(part.measured_at(worst), evidence),
                      .limit = as_written(whole.measured_at(worst), evidence),
                      .unit = part.unit,
                      .values = {{"whole_zh", whole.item},
                                 {"whole_en", english_name(whole.item)},
                                 {"how_zh", "自动监测"},
                                 {"how_en", "automatic"}},
                      .evidence = std::move(evidence)});
    }
}

// Samples of one outlet and pair; at the same time, else the only one of the other of that day.
void judge_samples(CheckContext& check, const std::vector<const ManualSample*>& parts,
                   const std::vector<const ManualSample*>& wholes)
{
    std::map<Time, const ManualSample*> at;
    std::map<Time, std::pair<int, const ManualSample*>> of_day;
    for (const ManualSample* whole : wholes) {
        at.emplace(whole->sampled_at, whole);
        auto& day = of_day[start_of_day(whole->sampled_at)];
        ++day.first;
        day.second = whole;
    }
    for (const ManualSample* part : parts) {
        const auto same_time = at.find(part->sampled_at);
        const auto same_day = of_day.find(start_of_day(part->sampled_at));
        const ManualSample* whole = nullptr;
        if (same_time != at.end()) {
            whole = same_time->second;
        } else if (same_day != of_day.end() && same_day->second.first == 1) {
            whole = same_day->second.second;
        }
        if (whole == nullptr) continue;
        check.examined(1);
        const auto value = Decimal::parse(part->measured_written);
        const auto total = Decimal::parse(whole->measured_written);
        if (!part->is_detected() || !whole->is_detected() || !(*part->measured > *whole->measured)) continue;
        check.report({.subject = part->subject(),
                      .period = Period{part->sampled_at, part->sampled_at + kMinute},
                      .measured = value,
                      .limit = total,
                      .unit = part->unit,
                      .values = {{"whole_zh", whole->pollutant},
                                 {"whole_en", english_name(whole->pollutant)},
                                 {"how_zh", "手工监测"},
                                 {"how_en", "manual"}},
                      .evidence = {check.cell(part->source, "measured"), check.cell(whole->source, "measured")}});
    }
}

}  // namespace

void component_exceeds_total(CheckContext& check)
{
    const std::vector<Pair> pairs = pairs_of(check);
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (const Pair& pair : pairs) {
            const hours::ItemHours* part = hours.item(pair.part);
            const hours::ItemHours* whole = hours.item(pair.whole);
            if (part != nullptr && whole != nullptr) judge_hours(check, hours, *part, *whole);
        }
    }
    std::map<Subject, std::vector<const ManualSample*>> samples;
    const std::vector<ManualSample> all = manual_samples(check);
    for (const ManualSample& sample : all) samples[sample.subject()].push_back(&sample);
    for (const auto& [subject, parts] : samples) {
        for (const Pair& pair : pairs) {
            if (pair.part != subject.pollutant) continue;
            const auto wholes = samples.find({.outlet = subject.outlet, .pollutant = pair.whole});
            if (wholes != samples.end()) judge_samples(check, parts, wholes->second);
        }
    }
    if (check.outcome().records == 0) {
        check.not_applicable({"没有同时监测分量与总量的项目", "no part is monitored together with its whole"});
    }
}

}  // namespace audit::checks
