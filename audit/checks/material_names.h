// SPDX-License-Identifier: Apache-2.0
// Names of materials and yearly quantities as permits and ledgers write them, made comparable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace audit::checks {

// Folded (case, width, spaces), without what stands in brackets at the end ("氨水（20%）" is 氨水).
std::string normalised_name(std::string_view name);

// Groups of names for one material: "聚合氯化铝=PAC; 氢氧化钠=烧碱=液碱". Names compare normalised.
class MaterialNames {
 public:
    explicit MaterialNames(const std::string& groups);
    bool same(std::string_view left, std::string_view right) const { return key(left) == key(right); }
    // The same text for all names of one material.
    std::string key(std::string_view name) const;

 private:
    std::map<std::string, std::string> first_of_group_;
};

// A quantity for a year in the unit that ledgers are kept in; unit is empty where it measures no yearly quantity.
struct YearlyQuantity {
    double quantity = 0;
    std::string unit;  // canonical: "t", "kWh", "m³", ...
};

// "t/a" is t; a rate by day or hour is brought to the year by the permit's yearly production hours.
YearlyQuantity yearly_quantity(double quantity, const std::string& canonical_unit, std::optional<double> annual_hours);

}  // namespace audit::checks
