// SPDX-License-Identifier: Apache-2.0
// What the demonstration plant does wrong, on purpose. README.md tells people; breaches.json tells the test. Breaches
// of the year's physics are applied here; breaches of paper (a missing report, a wrong date) are made where the paper
// is.
#pragma once

#include <string>
#include <vector>

#include "data/demo/year.h"

namespace demo {

// Changes the year in place: exceedances, a flat line, a copied block, wrong conversion, tags, gaps.
void apply_breaches(Year& year);

// Stretches of hours [from, to) that several files must agree on.
struct Stretch {
    std::size_t from, to;
    bool contains(std::size_t hour) const { return from <= hour && hour < to; }
};
Stretch so2_exceedance();         // DA001, 2 March: unexplained, not admitted
Stretch dust_analyser_fault();    // DA002, November: logged, without replacement tests
Stretch desulphurisation_stop();  // TA004, 2 October: stopped while the boiler runs, no event
Stretch skipped_calibrations();   // DA001 NOx, June
Stretch tagged_exceedance();      // DA001 SO2, 11 June: tagged as maintenance, nobody served the analyser

}  // namespace demo
