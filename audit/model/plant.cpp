// SPDX-License-Identifier: Apache-2.0
#include "audit/model/plant.h"

#include <algorithm>

namespace audit {

namespace {

// A limit with two ends is one of pH, which compares at one decimal even where the permit says "6-9".
int compared_decimals(const LimitValue& limit)
{
    if (!limit.lower) return limit.upper.decimals;
    return std::max({1, limit.lower->decimals, limit.upper.decimals});
}

void add_once(std::vector<std::string>& list, const std::string& text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

bool LimitValue::exceeded_rounded(const Decimal& value) const
{
    // A value with fewer decimals than the limit is compared as it is: there is nothing to round.
    const int decimals = compared_decimals(*this);
    return exceeded_exactly(value.decimals > decimals ? value.rounded(decimals) : value);
}

bool LimitValue::exceeded_exactly(const Decimal& value) const
{
    return value > upper || (lower && value < *lower);
}

const Decimal& LimitValue::end_for(const Decimal& value) const
{
    return lower && value + value < *lower + upper ? *lower : upper;
}

const Outlet* Plant::find_outlet(std::string_view outlet) const
{
    const auto found =
        std::find_if(outlets.begin(), outlets.end(), [&](const Outlet& o) { return o.outlet == outlet; });
    return found == outlets.end() ? nullptr : &*found;
}

const PermitLimit* Plant::find_limit(std::string_view outlet, std::string_view pollutant) const
{
    const auto found = std::find_if(limits.begin(), limits.end(), [&](const PermitLimit& limit) {
        return limit.outlet == outlet && limit.pollutant == pollutant;
    });
    return found == limits.end() ? nullptr : &*found;
}

std::optional<Decimal> Plant::baseline_o2(std::string_view outlet, std::string_view pollutant) const
{
    // A pollutant's own rows decide, also by their blanks (concentration and yearly amount may be rows of their own);
    // one without a row shares what the outlet's others have.
    const bool has_own = find_limit(outlet, pollutant) != nullptr;
    for (const PermitLimit& limit : limits) {
        const bool counts = limit.outlet == outlet && (!has_own || limit.pollutant == pollutant);
        if (counts && limit.baseline_o2_pct) return limit.baseline_o2_pct;
    }
    return std::nullopt;
}

std::vector<std::string> Plant::treatments_of(std::string_view outlet) const
{
    std::vector<std::string> found;
    for (const Treatment& treatment : treatments) {
        if (treatment.outlet == outlet) add_once(found, treatment.treatment);
    }
    return found;
}

std::vector<std::string> Plant::facilities_of(std::string_view outlet) const
{
    std::vector<std::string> found;
    for (const Treatment& treatment : treatments) {
        if (treatment.outlet != outlet) continue;
        for (const std::string& facility : treatment.facilities) add_once(found, facility);
    }
    return found;
}

}  // namespace audit
