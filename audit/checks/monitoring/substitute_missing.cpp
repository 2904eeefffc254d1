// SPDX-License-Identifier: Apache-2.0
// Required automatic monitoring is down for more than 24 hours of operation, and manual tests in its place are missing:
// one every 6 hours. Down is an hour without a valid value. Gaps nobody explained are data_gap's business.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

struct Replacement {
    std::int64_t due = 0, made = 0, missing = 0;
};

// One test is due at every end of an interval; between two tests a little lateness is allowed.
Replacement replacement_of(const std::vector<Time>& samples, const Period& down, std::int64_t interval,
                           std::int64_t tolerance)
{
    Replacement replacement{down.seconds() / interval, 0, 0};
    Time last = down.from;
    for (auto it = std::lower_bound(samples.begin(), samples.end(), down.from); it != samples.end() && *it < down.to;
         ++it) {
        if (*it - last > interval + tolerance) replacement.missing += (*it - last - tolerance - 1) / interval;
        if (replacement.made == 0 || *it - last >= kHour) ++replacement.made;
        last = *it;
    }
    if (down.to - last > interval + tolerance) replacement.missing += (down.to - last) / interval;
    return replacement;
}

void judge_down(CheckContext& check, const RequiredItem& required, const hours::OutletHours& hours, const Stretch& down,
                const std::vector<Time>& samples)
{
    const auto interval = static_cast<std::int64_t>(check.number("interval_h") * kHour);
    const auto tolerance = static_cast<std::int64_t>(check.number("tolerance_h") * kHour);
    const Period period = hours_period(hours, down.first, down.last);
    const Replacement replacement = replacement_of(samples, period, std::max<std::int64_t>(interval, kHour), tolerance);
    if (replacement.missing == 0) return;
    std::vector<Evidence> evidence = hour_evidence(check, hours, required.item, {down.first, down.last});
    evidence.push_back(check.cell(required.requirement->source, "other"));
    check.report({.subject = {.outlet = required.outlet, .pollutant = required.item},
                  .period = period,
                  .records = replacement.missing,
                  .measured = Decimal{replacement.made, 0},
                  .limit = Decimal{replacement.due, 0},
                  .unit = "次",
                  .values = {{"hours", std::to_string(down.count)}, {"missing", std::to_string(replacement.missing)}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void substitute_missing(CheckContext& check)
{
    const std::vector<RequiredItem> required = required_automatic(check.plant());
    if (required.empty()) {
        return check.not_applicable({"许可证未要求自动监测", "the permit asks for no automatic monitoring"});
    }
    std::map<std::pair<std::string, std::string>, std::vector<Time>> samples;
    for (const ManualSample& sample : manual_samples(check)) {
        samples[{sample.outlet, sample.pollutant}].push_back(sample.sampled_at);
    }
    for (const RequiredItem& one : required) {
        if (!is_pollutant(one.item)) continue;
        const hours::OutletHours& hours = check.hours(one.outlet);
        const hours::ItemHours* item = hours.item(one.item);
        if (item == nullptr) continue;
        const auto is_down = [&](std::size_t hour) { return hours.operating[hour] && !item->valid[hour]; };
        for (const Stretch& down : stretches(hours.count, 0, is_down)) {
            check.examined(1);
            if (static_cast<double>(down.count) <= check.number("down_h")) continue;
            judge_down(check, one, hours, down, samples[{one.outlet, one.item}]);
        }
    }
}

}  // namespace audit::checks
