// SPDX-License-Identifier: Apache-2.0
// The numbers of the account that no submission holds: those of the material balance for SO2 and the emission
// coefficients of outlets. They are parameters of the check annual_cap_exceeded (data/checks), so that a jurisdiction
// or a case overrides them and the report prints them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::emissions {

// Emitted before treatment: kilograms per unit of a product's output or of a material's use.
struct EmissionCoefficient {
    std::string outlet, pollutant, product;
    double kg_per_unit = 0;
};

struct Coefficients {
    double unburnt_pct = 1.0;                   // q4 of the material balance: share of the fuel that leaves unburnt, %
    double sulfur_to_so2 = 0.90;                // share of the fuel's sulfur that becomes SO2
    std::vector<EmissionCoefficient> emission;  // empty: no coefficient method
};

// The check that carries these numbers as parameters: so2_unburnt_pct, so2_conversion, emission_coefficients.
inline constexpr const char* kCoefficientsCheck = "annual_cap_exceeded";

// value(name) gives the text of a parameter in force. emission_coefficients is a list of "outlet pollutant product
// number" separated by ";", in kg per unit. Throws Error(usage) naming the entry that is not of this form.
Coefficients read_coefficients(const std::function<std::string(std::string_view name)>& value);

}  // namespace audit::emissions
