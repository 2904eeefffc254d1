// SPDX-License-Identifier: Apache-2.0
// More days lie between two zero (or two span) calibrations of an analyser than HJ 75-2017 (air) or HJ 355-2019 (water)
// allow for its kind. The period's beginning and end count as the bounds where nothing earlier or later is known. A due
// day on which the outlet stands still moves to the day it runs again. How well a calibration went is
// calibration_drift's business.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/outlet_operation.h"
#include "audit/reference/accuracy_limits.h"

namespace audit::checks {

namespace {

using Key = std::pair<std::string, std::string>;  // outlet, item

struct Calibration {
    Time time;
    const AnalyserRecord* record = nullptr;  // none: an end of the period
};

struct Overdue {
    Period period;
    std::int64_t days = 0;
    bool zero = false, span = false;
    std::vector<const AnalyserRecord*> bounds;
};

std::int64_t days_between(Time from, Time to)
{
    return (start_of_day(to) - start_of_day(from)) / kDay;
}

struct Analyser {
    std::vector<Calibration> zero, span;
    const MonitoringRequirement* requirement = nullptr;
};

std::map<Key, Analyser> analysers_of(const CheckContext& check, const std::vector<AnalyserRecord>& records)
{
    std::map<Key, Analyser> analysers;
    for (const RequiredItem& required : required_automatic(check.plant())) {
        analysers[{required.outlet, required.item}].requirement = required.requirement;
    }
    for (const AnalyserRecord& record : records) {
        if (!record.is_calibration()) continue;
        Analyser& analyser = analysers[{record.outlet, record.item}];
        (record.is_zero_calibration() ? analyser.zero : analyser.span).push_back({record.period.from, &record});
    }
    return analysers;
}

// Adds the intervals of one kind that are too long, joined with those of the other kind they overlap.
void add_overdue(std::vector<Overdue>& found, std::vector<Calibration> calibrations, bool zero, int limit,
                 const Period& period, const OutletOperation& operation)
{
    const bool known_before = !calibrations.empty() && calibrations.front().time <= period.from;
    if (!known_before) calibrations.insert(calibrations.begin(), Calibration{period.from});
    if (calibrations.back().time < period.to) calibrations.push_back({period.to});
    for (std::size_t i = 1; i < calibrations.size(); ++i) {
        const Period between{calibrations[i - 1].time, calibrations[i].time};
        const std::int64_t days = days_between(between.from, between.to);
        const Time due = start_of_day(between.from) + (limit + 1) * kDay;
        if (days <= limit || !between.overlaps(period) || due >= period.to) continue;
        if (!operation.operated({std::max(due, period.from), std::min(between.to, period.to)})) continue;
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&](const Overdue& other) { return other.period.overlaps(between); });
        Overdue& overdue = same == found.end() ? found.emplace_back() : *same;
        if (days > overdue.days) {
            overdue.period = between;
            overdue.days = days;
        }
        (zero ? overdue.zero : overdue.span) = true;
        overdue.bounds.push_back(calibrations[i - 1].record);
        overdue.bounds.push_back(calibrations[i].record);
    }
}

void report_overdue(CheckContext& check, const Key& key, const Analyser& analyser, const Overdue& overdue, int limit)
{
    std::vector<Evidence> evidence;
    for (const AnalyserRecord* record : overdue.bounds) {
        if (record != nullptr) evidence.push_back(check.cell(record->source, "starts"));
    }
    if (analyser.requirement != nullptr) evidence.push_back(check.cell(analyser.requirement->source, "instrument"));
    const bool both = overdue.zero == overdue.span;
    check.report({.subject = {.outlet = key.first, .pollutant = key.second},
                  .period = overdue.period,
                  .records = static_cast<std::int64_t>(evidence.size()),
                  .measured = Decimal{overdue.days, 0},
                  .limit = Decimal{limit, 0},
                  .unit = "d",
                  .values = {{"kind_zh", both           ? "零点和量程校准"
                                         : overdue.zero ? "零点校准"
                                                        : "量程校准"},
                             {"kind_en", both           ? "zero and span"
                                         : overdue.zero ? "zero"
                                                        : "span"},
                             {"standard", key.first.starts_with("DA") ? "HJ 75-2017" : "HJ 355-2019"}},
                  .evidence = std::move(evidence)});
}

void judge(CheckContext& check, const Key& key, const Analyser& analyser, const ProductionLog& log)
{
    const bool water = !key.first.starts_with("DA");
    const std::string instrument = analyser.requirement == nullptr ? "" : analyser.requirement->instrument;
    const int limit = reference::calibration_days(key.second, water, reference::analyser_kind(instrument));
    if (limit == 0) return;  // the standards ask for no calibration of it
    const OutletOperation operation(check, log, key.first);
    std::vector<Overdue> found;
    // An analyser of which no calibration at all was submitted: one interval, the period.
    const bool none = analyser.zero.empty() && analyser.span.empty();
    if (none || !analyser.zero.empty()) add_overdue(found, analyser.zero, true, limit, check.period(), operation);
    if (none || !analyser.span.empty()) add_overdue(found, analyser.span, false, limit, check.period(), operation);
    for (const Overdue& overdue : found) report_overdue(check, key, analyser, overdue, limit);
}

}  // namespace

void calibration_overdue(CheckContext& check)
{
    const std::vector<AnalyserRecord> records = analyser_records(check);
    const ProductionLog log(check);
    check.examined(std::count_if(records.begin(), records.end(),
                                 [](const AnalyserRecord& record) { return record.is_calibration(); }));
    for (const auto& [key, analyser] : analysers_of(check, records)) judge(check, key, analyser, log);
}

}  // namespace audit::checks
