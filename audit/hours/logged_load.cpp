// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/logged_load.h"

#include <algorithm>
#include <map>

namespace audit::hours {

std::vector<LoggedLoad> logged_load(const store::CaseFile& case_file, const std::vector<std::string>& facilities,
                                    const Period& period)
{
    struct Sum {
        double load = 0;
        int rows = 0;
    };
    std::map<std::pair<Time, Time>, Sum> sums;
    store::Statement row = case_file.database().prepare(
        "SELECT facility, starts, ends, load_pct FROM production_log "
        "WHERE starts IS NOT NULL AND load_pct IS NOT NULL AND starts < ?1 AND IFNULL(ends, starts + ?3) > ?2");
    row.bind(1, period.to);
    row.bind(2, period.from);
    row.bind(3, kDay);
    while (row.step()) {
        if (std::find(facilities.begin(), facilities.end(), row.text(0)) == facilities.end()) continue;
        const Time from = row.time(1);
        const Time to = row.is_null(2) ? from + kDay : row.time(2);
        Sum& sum = sums[{from, to}];
        sum.load += row.real(3);
        ++sum.rows;
    }
    std::vector<LoggedLoad> loads;
    for (const auto& [span, sum] : sums) loads.push_back({{span.first, span.second}, sum.load / sum.rows});
    return loads;
}

}  // namespace audit::hours
