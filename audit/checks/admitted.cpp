// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/admitted.h"

namespace audit::checks {

AdmittedExceedances::AdmittedExceedances(const CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT outlet, pollutant, starts, CASE WHEN ends % 86400 = 0 AND starts % 86400 = 0 THEN ends + 86400 WHEN"
        " ends > starts THEN ends ELSE (starts / 86400 + 1) * 86400 END FROM report_exceedances"
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
