// SPDX-License-Identifier: Apache-2.0
// The monitoring plan requires a pollutant at an outlet, and the period holds no data of it at all. Automatic and
// manual monitoring are told apart. Single missing tests are manual_test_missing's business, gaps data_gap's.
#include <set>

#include "audit/checks/calendar_units.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/outlet_operation.h"

namespace audit::checks {

namespace {

using Measured = std::set<std::pair<std::string, std::string>>;  // outlet, item

bool has_hour(const hours::OutletHours& hours, const std::string& item)
{
    const hours::ItemHours* values = hours.item(item);
    if (values == nullptr) return false;
    const HourlyValues scaled = values_of(*values);
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (scaled.has(hour)) return true;
    }
    return false;
}

Measured automatic_items(CheckContext& check)
{
    Measured found;
    for (const store::SeriesInfo& info : check.series().list()) {
        if (!info.span.overlaps(check.period())) continue;
        const bool hourly = info.key.interval == Interval::hour || info.key.interval == Interval::minute;
        if (hourly && !has_hour(check.hours(info.key.outlet), info.key.item)) continue;
        found.emplace(info.key.outlet, item_at(info.key.outlet, info.key.item));
    }
    return found;
}

Measured manual_items(const CheckContext& check)
{
    Measured found;
    for (const ManualSample& sample : manual_samples(check)) found.emplace(sample.outlet, sample.pollutant);
    return found;
}

// Manual tests that the plan asks for only while the automatic monitoring is down are substitute_missing's.
bool stands_in(const MonitoringRequirement& requirement)
{
    for (const char* word : {"故障", "停运", "失效", "异常", "不能正常", "必要时", "需要时"})
        if (requirement.frequency_text.find(word) != std::string::npos) return true;
    return false;
}

// A manual test is due when a whole unit of its frequency lies in the period; automatic monitoring always is.
bool is_due(const CheckContext& check, const MonitoringRequirement& requirement)
{
    if (requirement.automatic) return true;
    if (stands_in(requirement)) return false;
    if (!requirement.frequency) return true;
    return !calendar_units(*requirement.frequency, check.period()).empty();
}

void report_missing(CheckContext& check, const MonitoringRequirement& requirement)
{
    check.report(
        {.subject = {.outlet = requirement.outlet, .pollutant = requirement.pollutant},
         .period = check.period(),
         .values = {{"mode_zh", requirement.automatic ? "自动" : "手工"},
                    {"mode_en", requirement.automatic ? "automatic" : "manual"}},
         .evidence = {check.cell(requirement.source, "pollutant"), check.cell(requirement.source, "mode")},
         .severity = depends_on_rain(check.plant(), requirement) ? std::optional(Severity::suspicion) : std::nullopt});
}

}  // namespace

void coverage_missing(CheckContext& check)
{
    if (check.period().empty())
        return check.could_not_run({"资料中没有带日期的监测数据和台账，无法确定审核期",
                                    "could not run: no dated monitoring data or ledgers, so there is no audit period"});
    const Measured automatic = automatic_items(check);
    const Measured manual = manual_items(check);
    const ProductionLog log(check);
    std::set<std::tuple<std::string, std::string, bool>> done;
    for (const MonitoringRequirement& requirement : check.plant().monitoring) {
        const std::string item = item_at(requirement.outlet, requirement.pollutant);
        if (item.empty() || !done.insert({requirement.outlet, item, requirement.automatic}).second) continue;
        if (!is_due(check, requirement)) continue;
        check.examined(1);
        if ((requirement.automatic ? automatic : manual).contains({requirement.outlet, item})) continue;
        if (!OutletOperation(check, log, requirement.outlet).operated(check.period())) continue;
        report_missing(check, requirement);
    }
    if (done.empty()) check.not_applicable({"自行监测要求中没有监测项目", "the monitoring plan names no pollutant"});
}

}  // namespace audit::checks
