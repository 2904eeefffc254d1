// SPDX-License-Identifier: Apache-2.0
// An exceedance that hourly_limit_exceeded or daily_limit_exceeded found as a violation, and that neither the log of
// abnormal events nor the exceedances admitted in the execution reports overlap. An event explains when it is one of
// the outlet, of a treatment that serves it or of a facility that feeds it, and names no other pollutant.
#include <algorithm>
#include <map>
#include <utility>

#include "audit/checks/admitted.h"
#include "audit/checks/check.h"
#include "audit/checks/spans.h"
#include "audit/store/event_end.h"

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

// Events of the log by what they can explain: read once, for exceedances and events may both be many.
class LoggedEvents {
 public:
    explicit LoggedEvents(CheckContext& check) : plant_(check.plant())
    {
        store::Statement rows = check.rows(std::string("SELECT facility, coalesce(pollutant, ''), starts, ") +
                                           store::kEventEnd + " FROM abnormal_log WHERE starts IS NOT NULL");
        while (rows.step()) events_.push_back({rows.text(0), rows.text(1), {rows.time(2), rows.time(3)}});
    }

    bool explain(const Finding& exceedance)
    {
        const std::pair subject{exceedance.subject.outlet, exceedance.subject.pollutant};
        auto found = of_.find(subject);
        if (found == of_.end()) found = of_.emplace(subject, search(subject.first, subject.second)).first;
        return found->second.any(*exceedance.period);
    }

 private:
    struct Event {
        std::string facility, pollutant;
        Period period;
    };

    OverlapSearch search(const std::string& outlet, const std::string& pollutant) const
    {
        const std::vector<std::string> names = names_for(plant_, outlet);
        std::vector<Period> periods;
        for (const Event& event : events_) {
            const bool same = event.pollutant.empty() || event.pollutant == pollutant;
            if (same && std::find(names.begin(), names.end(), event.facility) != names.end())
                periods.push_back(event.period);
        }
        return OverlapSearch(std::move(periods));
    }

    const Plant& plant_;
    std::vector<Event> events_;
    std::map<std::pair<std::string, std::string>, OverlapSearch> of_;  // outlet and pollutant
};

}  // namespace

void exceedance_unexplained(CheckContext& check)
{
    LoggedEvents log(check);
    const AdmittedExceedances admitted(check);
    for (const char* source : {"hourly_limit_exceeded", "daily_limit_exceeded"}) {
        for (const Finding& exceedance : check.findings_of(source)) {
            if (exceedance.severity != Severity::violation || !exceedance.period) continue;
            check.examined(1);
            if (log.explain(exceedance) || admitted.has(exceedance)) continue;
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
