// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/material_names.h"

#include <sstream>

#include "audit/reference/fold.h"

namespace audit::checks {

std::string normalised_name(std::string_view name)
{
    std::string plain = reference::folded(name);
    const std::size_t bracket = plain.find('(');
    if (bracket != std::string::npos && bracket > 0 && plain.back() == ')') plain.resize(bracket);
    return plain;
}

MaterialNames::MaterialNames(const std::string& groups)
{
    std::istringstream whole(groups);
    for (std::string group; std::getline(whole, group, ';');) {
        std::istringstream names(group);
        std::string first;
        for (std::string name; std::getline(names, name, '=');) {
            if (first.empty()) first = normalised_name(name);
            first_of_group_[normalised_name(name)] = first;
        }
    }
}

std::string MaterialNames::key(std::string_view name) const
{
    std::string plain = normalised_name(name);
    const auto group = first_of_group_.find(plain);
    return group == first_of_group_.end() ? plain : group->second;
}

YearlyQuantity yearly_quantity(double quantity, const std::string& canonical_unit, std::optional<double> annual_hours)
{
    constexpr double kHoursOfYear = 8760;
    const double hours = annual_hours.value_or(kHoursOfYear);
    const std::size_t slash = canonical_unit.find('/');
    if (canonical_unit == "kW" || canonical_unit == "kVA") return {};  // a power is no quantity of a year
    if (slash == std::string::npos) return {quantity, canonical_unit};
    std::string unit = canonical_unit.substr(0, slash);
    const std::string per = canonical_unit.substr(slash + 1);
    if (per == "h") {
        quantity *= hours;
    } else if (per == "d") {
        quantity *= hours / 24;
    } else if (per == "month") {
        quantity *= 12;
    } else if (per == "季") {
        quantity *= 4;
    } else if (per != "a") {
        return {};
    }
    if (unit == "kg") {  // rates are canonical in kg, ledgers in t
        unit = 't';
        quantity /= 1000;
    }
    return {quantity, unit};
}

}  // namespace audit::checks
