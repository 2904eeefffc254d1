// SPDX-License-Identifier: Apache-2.0
// An exceedance that hourly_limit_exceeded or daily_limit_exceeded found as a violation, and that neither the log of
// abnormal events nor the exceedances admitted in the execution reports overlap. An event explains when it is one of
// the outlet, of a treatment that serves it or of a facility that feeds it, and names no other pollutant.
#include <algorithm>

#include "audit/checks/admitted.h"
#include "audit/checks/check.h"

namespace audit::checks {

namespace {

// The codes and names under which the log may speak of the outlet.
std::vector<std::string> names_for(const Plant& plant, const std::string& outlet)
{
    std::vector<std::string> names{outlet};
    for (const Outlet& known : plant.outlets)
        if (known.outlet == outlet && !known.name.empty()) names.push_back(known.name);
    for (const std::string& code : plant.treatments_of(outlet)) {
        names.push_back(code);
        for (const Treatment& treatment : plant.treatments)
            if (treatment.treatment == code) names.push_back(treatment.name);
    }
    for (const std::string& code : plant.facilities_of(outlet)) {
        names.push_back(code);
        for (const Facility& facility : plant.facilities)
            if (facility.facility == code) names.push_back(facility.name);
    }
    return names;
}

bool is_logged(CheckContext& check, const Finding& exceedance)
{
    const std::vector<std::string> names = names_for(check.plant(), exceedance.subject.outlet);
    store::Statement rows = check.rows(
        "SELECT facility, pollutant FROM abnormal_log WHERE starts < ? AND coalesce(ends, starts + 3600) > ?");
    rows.bind_all(exceedance.period->to, exceedance.period->from);
    while (rows.step()) {
        const std::string pollutant = rows.text(1);
        const bool same = pollutant.empty() || pollutant == exceedance.subject.pollutant;
        if (same && std::find(names.begin(), names.end(), rows.text(0)) != names.end()) return true;
    }
    return false;
}

}  // namespace

void exceedance_unexplained(CheckContext& check)
{
    for (const char* source : {"hourly_limit_exceeded", "daily_limit_exceeded"}) {
        for (const Finding& exceedance : check.findings_of(source)) {
            if (exceedance.severity != Severity::violation || !exceedance.period) continue;
            check.examined(1);
            if (is_logged(check, exceedance) || is_admitted(check, exceedance)) continue;
            const bool daily = exceedance.check == "daily_limit_exceeded";
            Report report;
            report.subject = exceedance.subject;
            report.period = exceedance.period;
            report.records = exceedance.records;
            report.measured = Decimal::parse(exceedance.measured);
            report.limit = Decimal::parse(exceedance.limit);
            if (!report.limit) report.limit_text = exceedance.limit;  // a range
            report.unit = exceedance.unit;
            report.values = {{"kind_zh", daily ? "日均" : "小时"}, {"kind_en", daily ? "daily" : "hourly"}};
            report.evidence = exceedance.evidence;
            check.report(std::move(report));
        }
    }
}

}  // namespace audit::checks
