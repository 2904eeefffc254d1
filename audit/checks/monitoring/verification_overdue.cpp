// SPDX-License-Identifier: Apache-2.0
// More than 6 months (gas measured in the duct: 3) since the last 校验 of a flue-gas analyser against the reference
// method, HJ 75-2017 11. The period's beginning counts as the last one where none before is known. What it showed is
// comparison_failed's, calibrations are calibration_overdue's business. Waste water is compared by other rules.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/outlet_operation.h"
#include "audit/reference/accuracy_limits.h"

namespace audit::checks {

namespace {

using Key = std::pair<std::string, std::string>;  // outlet, item

struct Analyser {
    const MonitoringRequirement* requirement = nullptr;
    std::vector<const AnalyserRecord*> verifications;
};

std::map<Key, Analyser> analysers_of(const CheckContext& check, const std::vector<AnalyserRecord>& records)
{
    std::map<Key, Analyser> analysers;
    for (const RequiredItem& required : required_automatic(check.plant())) {
        if (!required.outlet.starts_with("DA")) continue;
        analysers[{required.outlet, required.item}].requirement = required.requirement;
    }
    for (const AnalyserRecord& record : records) {
        if (!record.outlet.starts_with("DA") || !record.is_comparison()) continue;
        analysers[{record.outlet, record.item}].verifications.push_back(&record);
    }
    return analysers;
}

void judge(CheckContext& check, const Key& key, const Analyser& analyser, const OutletOperation& operation)
{
    const std::string instrument = analyser.requirement == nullptr ? "" : analyser.requirement->instrument;
    const int months = reference::verification_months(key.second, false, reference::analyser_kind(instrument));
    if (months == 0) return;  // the standards ask for no verification of it
    Time last = check.period().from;
    std::vector<Evidence> evidence;
    const auto wait_until = [&](Time next) {
        const Time due = add_months(start_of_day(last), months) + kDay;
        const Period overdue{std::max(due, check.period().from), std::min(next, check.period().to)};
        if (start_of_day(next) < due || overdue.empty() || !operation.operated(overdue)) return;
        const std::int64_t days = (start_of_day(next) - start_of_day(last)) / kDay;
        if (analyser.requirement != nullptr) evidence.push_back(check.cell(analyser.requirement->source, "instrument"));
        check.report({.subject = {.outlet = key.first, .pollutant = key.second},
                      .period = Period{last, next},
                      .records = static_cast<std::int64_t>(evidence.size()),
                      .measured = Decimal{days, 0},
                      .limit = Decimal{(due - start_of_day(last)) / kDay - 1, 0},
                      .unit = "d",
                      .values = {{"months", std::to_string(months)}},
                      .evidence = evidence});
    };
    for (const AnalyserRecord* record : analyser.verifications) {
        evidence.push_back(check.cell(record->source, "starts"));
        if (record->period.from > last) wait_until(record->period.from);
        evidence = {check.cell(record->source, "starts")};
        last = record->period.from;
    }
    wait_until(check.period().to);
}

}  // namespace

void verification_overdue(CheckContext& check)
{
    const std::vector<AnalyserRecord> records = analyser_records(check);
    const std::map<Key, Analyser> analysers = analysers_of(check, records);
    if (analysers.empty()) {
        return check.not_applicable({"没有废气自动监测设备", "there is no automatic monitoring of flue gas"});
    }
    const ProductionLog log(check);
    for (const auto& [key, analyser] : analysers) {
        check.examined(static_cast<std::int64_t>(analyser.verifications.size()));
        judge(check, key, analyser, OutletOperation(check, log, key.first));
    }
}

}  // namespace audit::checks
