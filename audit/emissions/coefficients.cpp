// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/coefficients.h"

#include <sstream>

#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/reference/pollutants.h"

namespace audit::emissions {

namespace {

double number(const std::string& name, const std::string& text)
{
    const std::optional<Decimal> parsed = Decimal::parse(text);
    if (!parsed || parsed->is_negative())
        throw Error("parameter " + name + ": found \"" + text + "\", expected a number of zero or more",
                    ErrorKind::usage);
    return parsed->to_double();
}

EmissionCoefficient coefficient(const std::string& entry)
{
    std::istringstream words(entry);
    EmissionCoefficient found;
    std::string pollutant, amount, rest;
    if (!(words >> found.outlet >> pollutant >> found.product >> amount) || words >> rest)
        throw Error("parameter emission_coefficients: found \"" + entry +
                        "\", expected outlet, pollutant, product and kg per unit, separated by spaces",
                    ErrorKind::usage);
    const reference::Pollutant* known = reference::find_pollutant(pollutant);
    found.pollutant = known ? known->name : pollutant;
    found.kg_per_unit = number("emission_coefficients", amount);
    return found;
}

}  // namespace

Coefficients read_coefficients(const std::function<std::string(std::string_view name)>& value)
{
    Coefficients read;
    read.unburnt_pct = number("so2_unburnt_pct", value("so2_unburnt_pct"));
    read.sulfur_to_so2 = number("so2_conversion", value("so2_conversion"));
    std::istringstream entries(value("emission_coefficients"));
    for (std::string entry; std::getline(entries, entry, ';');)
        if (entry.find_first_not_of(' ') != std::string::npos) read.emission.push_back(coefficient(entry));
    return read;
}

}  // namespace audit::emissions
