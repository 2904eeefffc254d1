// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/admitted.h"

#include "audit/store/event_end.h"

namespace audit::checks {

AdmittedExceedances::AdmittedExceedances(const CheckContext& check)
{
    store::Statement rows = check.rows(std::string("SELECT outlet, pollutant, starts, ") + store::kEventEnd +
                                       " FROM report_exceedances"
                                       " WHERE outlet IS NOT NULL AND pollutant IS NOT NULL AND starts IS NOT NULL");
    std::map<std::pair<std::string, std::string>, std::vector<Period>> periods;
    while (rows.step()) periods[{rows.text(0), rows.text(1)}].push_back({rows.time(2), rows.time(3)});
    for (auto& [subject, admitted] : periods) of_.emplace(subject, OverlapSearch(std::move(admitted)));
}

bool AdmittedExceedances::has(const Finding& exceedance) const
{
    const auto found = of_.find({exceedance.subject.outlet, exceedance.subject.pollutant});
    return found != of_.end() && found->second.any(*exceedance.period);
}

}  // namespace audit::checks
