// SPDX-License-Identifier: Apache-2.0
#include "reports/report_data.h"

namespace reports {

std::optional<audit::Decimal> annual_cap(const audit::Plant& plant, const std::string& outlet,
                                         const std::string& pollutant, audit::Time day)
{
    const audit::PermitLimit* limit = plant.find_limit(outlet, pollutant);
    if (limit == nullptr || limit->years.empty()) return {};
    std::size_t year = 0;
    if (plant.permit && plant.permit->valid_from) {
        while (year + 1 < limit->years.size() &&
               add_years(*plant.permit->valid_from, static_cast<int>(year) + 1) <= day) {
            ++year;
        }
    }
    if (!limit->years[year]) return {};
    return limit->years[year]->upper;
}

}  // namespace reports
