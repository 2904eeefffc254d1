// SPDX-License-Identifier: Apache-2.0
// The permit in words: the values that placeholders of checklist items stand for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/model/plant.h"
#include "reports/wording.h"

namespace reports {

using Values = std::vector<std::pair<std::string, std::string>>;

// Of the permit as a whole.
Values permit_values(const audit::Plant& plant, const Wording& words);
// One set for each facility, treatment, air_outlet, water_outlet or automatic_outlet; throws audit::Error(internal) on
// another word.
std::vector<Values> values_of_each(const std::string& each, const audit::Plant& plant, const Wording& words);
// Whether the permit has what a condition of templates/checklists/README.md names; throws on an unknown one.
bool permit_has(const std::string& condition, const audit::Plant& plant);

// Whether the permit's industry is one of those: a mark is the beginning of its code or a part of its name.
bool is_of_industry(const audit::Plant& plant, const std::vector<std::string>& marks);

}  // namespace reports
