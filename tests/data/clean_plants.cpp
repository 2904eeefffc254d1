// SPDX-License-Identifier: Apache-2.0
#include "tests/data/clean_plants.h"

#include <map>

#include "app/commands/commands.h"
#include "tests/places.h"

namespace tests {

namespace {

CleanPlant audited(demo::Plant plant, const TemporaryFolder& folder)
{
    CleanPlant clean{demo::clean_submission(plant), folder.file("in"), folder.file("clean.opcase"), {}};
    demo::write_submission(clean.submission, clean.folder);
    commands::import_files(clean.case_path, {clean.folder}, {});
    clean.run = commands::audit_case(clean.case_path, {});
    return clean;
}

}  // namespace

const CleanPlant& clean_plant(demo::Plant plant)
{
    static const std::map<demo::Plant, TemporaryFolder> folders = [] {
        std::map<demo::Plant, TemporaryFolder> made;
        for (const demo::Plant each : demo::kPlants) made.try_emplace(each);
        return made;
    }();
    static std::map<demo::Plant, CleanPlant> plants;
    const auto known = plants.find(plant);
    if (known != plants.end()) return known->second;
    return plants.emplace(plant, audited(plant, folders.at(plant))).first->second;
}

}  // namespace tests
