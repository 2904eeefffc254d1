// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/admitted.h"

namespace audit::checks {

bool is_admitted(const CheckContext& check, const Finding& exceedance)
{
    store::Statement rows = check.rows(
        "SELECT 1 FROM report_exceedances WHERE outlet = ?1 AND pollutant = ?2 AND starts < ?4 AND"
        " CASE WHEN ends % 86400 = 0 AND starts % 86400 = 0 THEN ends + 86400 WHEN ends > starts THEN ends"
        " ELSE (starts / 86400 + 1) * 86400 END > ?3 LIMIT 1");
    rows.bind_all(exceedance.subject.outlet, exceedance.subject.pollutant, exceedance.period->from,
                  exceedance.period->to);
    return rows.step();
}

}  // namespace audit::checks
