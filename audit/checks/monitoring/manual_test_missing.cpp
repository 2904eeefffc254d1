// SPDX-License-Identifier: Apache-2.0
// A calendar unit (month, quarter, half-year, year as the plan's frequency says) that lies wholly in the period holds
// fewer manual tests than required. Adjoining units are one finding. Units in which the outlet stood still are left
// alone; how many samples a test has is samples_too_few's business.
#include <algorithm>
#include <map>
#include <set>

#include "audit/checks/calendar_units.h"
#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/outlet_operation.h"

namespace audit::checks {

namespace {

using Key = std::pair<std::string, std::string>;  // outlet, pollutant

std::map<Key, std::vector<Time>> sampling_times(const CheckContext& check)
{
    std::map<Key, std::vector<Time>> times;
    for (const ManualSample& sample : manual_samples(check)) {
        times[{sample.outlet, sample.pollutant}].push_back(sample.sampled_at);
    }
    return times;
}

// Tests within a unit: samples at least an hour apart where tests are daily or more often, else days.
int tests_within(const std::vector<Time>& times, const Period& unit, bool often)
{
    int tests = 0;
    std::optional<Time> last;
    for (auto it = std::lower_bound(times.begin(), times.end(), unit.from); it != times.end() && *it < unit.to; ++it) {
        const bool apart = !last || (often ? *it - *last >= kHour : start_of_day(*it) != start_of_day(*last));
        if (apart) {
            ++tests;
            last = *it;
        }
    }
    return tests;
}

struct Missing {
    Period period;
    int units = 0, found = 0, required = 0;
};

void report_missing(CheckContext& check, const MonitoringRequirement& requirement, const Missing& missing)
{
    check.report(
        {.subject = {.outlet = requirement.outlet, .pollutant = requirement.pollutant},
         .period = missing.period,
         .records = missing.units,
         .measured = Decimal{missing.found, 0},
         .limit = Decimal{missing.required, 0},
         .unit = "次",
         .values = {{"frequency", requirement.frequency_text}, {"units", std::to_string(missing.units)}},
         .evidence = {check.cell(requirement.source, "frequency")},
         .severity = depends_on_rain(check.plant(), requirement) ? std::optional(Severity::suspicion) : std::nullopt});
}

void judge(CheckContext& check, const MonitoringRequirement& requirement, const std::vector<Time>& times,
           const OutletOperation& operation)
{
    const Frequency& frequency = *requirement.frequency;
    const bool often = frequency.unit == FrequencyUnit::day || frequency.unit == FrequencyUnit::hour;
    std::optional<Missing> open;
    const auto close = [&] {
        if (open) report_missing(check, requirement, *open);
        open.reset();
    };
    for (const Period& unit : calendar_units(frequency, check.period())) {
        check.examined(1);
        const int found = tests_within(times, unit, often);
        if (found >= frequency.count || !operation.operated(unit)) {
            close();
            continue;
        }
        if (!open) open = Missing{.period = unit};
        open->period.to = unit.to;
        ++open->units;
        open->found += found;
        open->required += frequency.count;
    }
    close();
}

}  // namespace

void manual_test_missing(CheckContext& check)
{
    const auto times = sampling_times(check);
    const ProductionLog log(check);
    bool any = false;
    for (const MonitoringRequirement& requirement : check.plant().monitoring) {
        if (requirement.automatic || !requirement.frequency) continue;
        any = true;
        const auto found = times.find({requirement.outlet, item_at(requirement.outlet, requirement.pollutant)});
        const std::vector<Time> sampled = found == times.end() ? std::vector<Time>{} : found->second;
        judge(check, requirement, sampled, OutletOperation(check, log, requirement.outlet));
    }
    if (!any) check.not_applicable({"自行监测要求中没有规定频次的手工监测", "the plan asks for no manual test"});
}

}  // namespace audit::checks
