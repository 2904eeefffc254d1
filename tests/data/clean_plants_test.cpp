// SPDX-License-Identifier: Apache-2.0
// The audit has nothing to say about a plant of which nothing is wrong, and says so after looking at everything.
#include "tests/data/clean_plants.h"

#include <boost/test/unit_test.hpp>

#include <set>

#include "audit/findings/catalogue.h"
#include "audit/import/importer.h"
#include "audit/store/case_file.h"

namespace {

// Checks that have nothing to do at a plant, as its permit and data are.
const std::set<std::string>& not_applicable(demo::Plant plant)
{
    // No flue gas is monitored automatically, nothing is burnt but natural gas, the permit gives no baseline O2.
    static const std::set<std::string> chemicals = {
        "conversion_mismatch", "emission_methods_differ", "flow_ignores_load", "fuel_quality",        "idle_discharge",
        "oxygen_dilution",     "reagent_unbalanced",      "startup_overused",  "verification_overdue"};
    // No adsorber, no special period, no days or minutes handed in, no laboratory beside the analysers.
    static const std::set<std::string> cogeneration = {"carbon_overused", "component_exceeds_total",
                                                       "hour_mean_differs", "manual_automatic_differ",
                                                       "special_limit_exceeded"};
    return plant == demo::Plant::chemicals ? chemicals : cogeneration;
}

// These count exceedances and damaged packets, of which a clean plant has none.
const std::set<std::string> kNothingToCount = {"exceedance_unexplained", "packets_damaged",
                                               "report_exceedance_omitted"};

}  // namespace

BOOST_AUTO_TEST_SUITE(clean_plants_test)

BOOST_AUTO_TEST_CASE(a_clean_plant_gives_no_finding)
{
    for (const demo::Plant plant : demo::kPlants) {
        for (const audit::Finding& finding : tests::clean_plant(plant).run.findings)
            BOOST_ERROR(demo::to_text(plant) << ": " << finding.check << ": " << finding.message.zh);
        const auto case_file = audit::store::CaseFile::open(tests::clean_plant(plant).case_path);
        for (const audit::store::ImportProblem& problem : case_file.problems())
            BOOST_TEST(problem.note, demo::to_text(plant) << ": " << problem.found << ": " << problem.expected.zh);
    }
}

BOOST_AUTO_TEST_CASE(every_check_runs_on_a_plant)
{
    std::set<std::string> ran;
    for (const demo::Plant plant : demo::kPlants) {
        std::set<std::string> did_not;
        for (const audit::CheckOutcome& outcome : tests::clean_plant(plant).run.outcomes) {
            if (outcome.status != audit::CheckStatus::ran) {
                did_not.insert(outcome.check);
            } else if (outcome.records > 0 || kNothingToCount.count(outcome.check) > 0) {
                ran.insert(outcome.check);
            }
        }
        BOOST_TEST((did_not == not_applicable(plant)), demo::to_text(plant));
    }
    for (const audit::findings::CheckEntry& entry : audit::findings::catalogue())
        BOOST_TEST(ran.count(entry.id) == 1U, entry.id << " found nothing to look at");
}

BOOST_AUTO_TEST_SUITE_END()
