// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/codes.h"

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

}  // namespace audit::checks
