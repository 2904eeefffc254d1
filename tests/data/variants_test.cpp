// SPDX-License-Identifier: Apache-2.0
// Every check has a variant of a clean plant in which it is found and nothing else is: the confusion table of planted
// against found checks holds nothing but its diagonal and what a variant declares.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/commands/commands.h"
#include "audit/findings/catalogue.h"
#include "data/demo/variants/variant.h"
#include "tests/data/clean_plants.h"
#include "tests/places.h"

namespace {

using Checks = std::set<std::string>;

// Only what differs from the clean submission is imported, over a copy of its case: a new version of those files.
audit::findings::Run audit_variant(const demo::Variant& variant)
{
    const tests::CleanPlant& clean = tests::clean_plant(variant.plant);
    const demo::Submission submission = demo::submission_of(variant);
    const tests::TemporaryFolder folder;
    const std::string case_path = folder.file("variant.opcase");
    std::filesystem::copy_file(clean.case_path, case_path);
    std::filesystem::create_directories(folder.file("in"));
    int changed = 0;
    for (std::size_t i = 0; i < submission.files.size(); ++i) {
        if (submission.files[i] == clean.submission.files.at(i)) continue;
        demo::write_file(submission.files[i], folder.file("in"));
        ++changed;
    }
    BOOST_REQUIRE_MESSAGE(changed > 0, variant.check << " changes nothing");
    commands::import_files(case_path, {folder.file("in")}, {});
    commands::CommonOptions options;
    options.from = demo::kYearStart;
    options.to = demo::kYearEnd;
    return commands::audit_case(case_path, options);
}

Checks found_in(const audit::findings::Run& run)
{
    Checks checks;
    for (const audit::Finding& finding : run.findings) checks.insert(finding.check);
    return checks;
}

std::string messages(const audit::findings::Run& run, const std::string& check)
{
    std::string all;
    for (const audit::Finding& finding : run.findings)
        if (finding.check == check) all += "\n    " + finding.message.zh;
    return all;
}

// planted -> found, one line a variant; a star marks the planted check.
std::string line_of(const demo::Variant& variant, const Checks& found)
{
    std::ostringstream line;
    line << variant.check << " (" << demo::to_text(variant.plant) << "):";
    for (const std::string& check : found) line << ' ' << check << (check == variant.check ? "*" : "");
    return line.str() + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(variants_test)

BOOST_AUTO_TEST_CASE(every_check_has_one_variant)
{
    std::multiset<std::string> planted;
    for (const demo::Variant& variant : demo::all_variants()) {
        planted.insert(std::string(variant.check));
        BOOST_TEST(audit::findings::find_check(variant.check) != nullptr, variant.check);
    }
    for (const audit::findings::CheckEntry& entry : audit::findings::catalogue())
        BOOST_TEST(planted.count(entry.id) == 1U, entry.id << " has " << planted.count(entry.id) << " variants");
}

BOOST_AUTO_TEST_CASE(each_variant_gives_its_check_and_nothing_unrelated)
{
    std::string table;
    for (const demo::Variant& variant : demo::all_variants()) {
        const audit::findings::Run run = audit_variant(variant);
        const Checks found = found_in(run);
        Checks wanted = {std::string(variant.check)};
        wanted.insert(variant.with.begin(), variant.with.end());
        for (const std::string& check : wanted)
            BOOST_TEST(found.count(check) == 1U, variant.check << ": " << check << " is not found");
        for (const std::string& check : found)
            BOOST_TEST(wanted.count(check) == 1U,
                       variant.check << ": " << check << " is found too" << messages(run, check));
        table += line_of(variant, found);
    }
    BOOST_TEST_MESSAGE(table);
    if (const char* path = std::getenv("ONEPERMIT_CONFUSION")) std::ofstream(path) << table;
}

BOOST_AUTO_TEST_SUITE_END()
