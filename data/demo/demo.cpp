// SPDX-License-Identifier: Apache-2.0
#include "data/demo/demo.h"

#include "data/demo/chemicals/plant.h"
#include "data/demo/cogeneration/plant.h"

namespace demo {

std::string_view to_text(Plant plant)
{
    return plant == Plant::cogeneration ? "cogeneration" : "chemicals";
}

Submission clean_submission(Plant plant)
{
    if (plant == Plant::chemicals) return chemicals::submission_of(chemicals::simulate_year());
    return cogeneration::submission_of(cogeneration::simulate_year());
}

Submission demonstration()
{
    return cogeneration::demonstration();
}

void write_submission(const std::string& folder)
{
    write_submission(demonstration(), folder);
}

}  // namespace demo
