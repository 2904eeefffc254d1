// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "data/demo/chemicals/plant.h"
#include "data/demo/cogeneration/plant.h"
#include "data/demo/variants/topics.h"

namespace demo {

const std::vector<Variant>& all_variants()
{
    static const std::vector<Variant> all = [] {
        std::vector<Variant> rows;
        for (const auto* topic : {&variants::of_permit(), &variants::of_limits(), &variants::of_monitoring(),
                                  &variants::of_authenticity(), &variants::of_results(), &variants::of_ledger(),
                                  &variants::of_waste(), &variants::of_report(), &variants::of_management()})
            rows.insert(rows.end(), topic->begin(), topic->end());
        return rows;
    }();
    return all;
}

const Variant* find_variant(std::string_view check)
{
    const auto found = std::find_if(all_variants().begin(), all_variants().end(),
                                    [&](const Variant& variant) { return variant.check == check; });
    return found == all_variants().end() ? nullptr : &*found;
}

Submission submission_of(const Variant& variant)
{
    Submission submission;
    if (const auto* in_cogeneration = std::get_if<CogenerationYear>(&variant.change)) {
        cogeneration::Year year = cogeneration::simulate_year();
        (*in_cogeneration)(year);
        submission = cogeneration::submission_of(year);
    } else if (const auto* in_chemicals = std::get_if<ChemicalsYear>(&variant.change)) {
        chemicals::Year year = chemicals::simulate_year();
        (*in_chemicals)(year);
        submission = chemicals::submission_of(year);
    } else {
        submission = clean_submission(variant.plant);
        std::get<Papers>(variant.change)(submission);
    }
    if (variant.afterwards != nullptr) variant.afterwards(submission);
    return submission;
}

}  // namespace demo
