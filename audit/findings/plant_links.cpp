// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/plant_links.h"

#include <algorithm>

namespace audit::findings {

namespace {

bool holds(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

void add_once(std::vector<std::string>& list, const std::string& one)
{
    if (!one.empty() && !holds(list, one)) list.push_back(one);
}

}  // namespace

std::vector<std::string> outlets_of(const Plant& plant, const Subject& subject)
{
    std::vector<std::string> outlets;
    if (!subject.outlet.empty()) {
        if (subject.outlet != kWholePlant) outlets.push_back(subject.outlet);
        return outlets;
    }
    for (const Treatment& treatment : plant.treatments) {
        const bool its = !subject.treatment.empty() && treatment.treatment == subject.treatment;
        if (its || (!subject.facility.empty() && holds(treatment.facilities, subject.facility)))
            add_once(outlets, treatment.outlet);
    }
    return outlets;
}

std::vector<std::string> names_behind(const Plant& plant, const std::string& outlet)
{
    std::vector<std::string> names{outlet};
    if (const Outlet* known = plant.find_outlet(outlet)) add_once(names, known->name);
    for (const Treatment& treatment : plant.treatments) {
        if (treatment.outlet != outlet) continue;
        add_once(names, treatment.treatment);
        add_once(names, treatment.name);
    }
    const std::vector<std::string> facilities = plant.facilities_of(outlet);
    for (const Facility& facility : plant.facilities) {
        if (!holds(facilities, facility.facility)) continue;
        add_once(names, facility.facility);
        add_once(names, facility.name);
    }
    return names;
}

}  // namespace audit::findings
