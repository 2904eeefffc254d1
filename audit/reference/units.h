// SPDX-License-Identifier: Apache-2.0
// Units of measurement (data/units.json): every spelling met in the field leads to one unit, every unit to the
// canonical unit of its dimension, by decimals and not by binary floats. Nobody's unit is ever taken for factor one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/model/decimal.h"
#include "audit/reference/pollutants.h"

namespace audit::reference {

// value in canonical = value * factor / divisor + offset
struct Unit {
    std::string name;       // "mg/m³", "万t/a"
    std::string canonical;  // "mg/m³", "t/a"
    std::string amount;     // of a unit per month, quarter or year the canonical unit of the amount ("t"), else empty
    Decimal factor{1, 0};
    Decimal offset{0, 0};
    int divisor = 1;  // 24 of m³/d

    bool is_canonical() const { return name == canonical; }
};

// By any spelling (mg/Nm3, mg/m^3, ㎎/m³, 毫克/立方米); nullptr when unknown.
const Unit* find_unit(std::string_view spelling);

// The value in the canonical unit `to` (the unit's own canonical one when empty); exact, with the decimals that the
// factor asks for. ppm becomes mg/m³ by the substance's molar mass at 0 ℃ and 101.325 kPa. A yearly amount (t/a) fits a
// column of amounts (t). Empty when the unit does not measure what `to` measures.
std::optional<Decimal> convert(const Decimal& value, const Unit& unit, std::string_view to,
                               const Pollutant* substance = nullptr);

}  // namespace audit::reference
