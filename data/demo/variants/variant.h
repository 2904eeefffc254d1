// SPDX-License-Identifier: Apache-2.0
// Variants: a clean submission with one planted defect, for every check of the catalogue. A variant is one row in the
// table of its check's topic (variants/<topic>.cpp); nothing else names it. A test holds that the check is found, and
// nothing else but what the row declares.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "data/demo/chemicals/year.h"
#include "data/demo/cogeneration/year.h"
#include "data/demo/demo.h"
#include "data/demo/submission.h"

namespace demo {

// The year itself goes otherwise and the papers follow honestly, or only the papers say something else.
using Papers = void (*)(Submission& submission);
using CogenerationYear = void (*)(cogeneration::Year& year);
using ChemicalsYear = void (*)(chemicals::Year& year);
using Change = std::variant<Papers, CogenerationYear, ChemicalsYear>;

struct Variant {
    std::string_view check;
    Plant plant;
    std::string_view zh, en;  // what is wrong
    Change change;
    std::vector<std::string_view> with = {};  // checks that the same defect rightly brings
    Papers afterwards = nullptr;              // what else the papers say when the year went otherwise
};

// In the order of the topics.
const std::vector<Variant>& all_variants();
const Variant* find_variant(std::string_view check);
Submission submission_of(const Variant& variant);

}  // namespace demo
