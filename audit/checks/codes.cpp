// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/codes.h"

#include <algorithm>
#include <vector>

namespace audit::checks {

std::string code_of(const Plant& plant, const std::string& written)
{
    for (const Facility& facility : plant.facilities)
        if (facility.name == written) return facility.facility;
    for (const Treatment& treatment : plant.treatments)
        if (treatment.name == written) return treatment.treatment;
    for (const Outlet& outlet : plant.outlets)
        if (outlet.name == written) return outlet.outlet;
    return written;
}

bool is_at(const Plant& plant, const std::string& code, const std::string& outlet)
{
    const auto holds = [&](const std::vector<std::string>& codes) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    return code == outlet || holds(plant.treatments_of(outlet)) || holds(plant.facilities_of(outlet));
}

}  // namespace audit::checks
