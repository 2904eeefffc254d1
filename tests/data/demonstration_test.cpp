// SPDX-License-Identifier: Apache-2.0
// The demonstration plant's list of breaches (data/demo/README.md) and what the audit finds are the same, both ways.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <set>
#include <sstream>

#include "app/commands/commands.h"
#include "app/commands/view_case.h"
#include "data/demo/demo.h"
#include "tests/places.h"

namespace {

using Pair = std::pair<std::string, std::string>;  // check, subject

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" `");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" `") - first + 1);
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(trimmed(part));
    return parts;
}

// Rows "| check | subjects, separated by commas | what is wrong |" of the README.
std::set<Pair> listed()
{
    std::set<Pair> pairs;
    std::istringstream in(tests::read_file((tests::source_dir() / "data/demo/README.md").string()));
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("| `")) continue;
        const std::vector<std::string> cells = split(line, '|');
        std::vector<std::string> subjects = split(cells.at(2), ',');
        if (subjects.empty()) subjects.emplace_back();
        for (const std::string& subject : subjects) pairs.emplace(cells.at(1), subject == "—" ? "" : subject);
    }
    return pairs;
}

std::string in_words(const Pair& pair)
{
    return pair.first + " " + pair.second;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demonstration_test)

BOOST_AUTO_TEST_CASE(the_list_of_breaches_is_what_the_audit_finds)
{
    const tests::TemporaryFolder folder;
    demo::write_submission(folder.file("in"));
    const auto summary = commands::import_files(folder.file("demo.opcase"), {folder.file("in")}, {});
    BOOST_TEST(summary.rejected() == 2);  // the two cells that nobody can read
    const auto run = commands::audit_case(folder.file("demo.opcase"), {});
    std::set<Pair> found;
    std::set<std::string> checks;
    for (const audit::Finding& finding : run.findings) {
        found.emplace(finding.check, commands::subject_text(finding.subject));
        checks.insert(finding.check);
    }
    const std::set<Pair> wanted = listed();
    for (const Pair& pair : wanted) BOOST_TEST(found.count(pair) == 1U, "listed but not found: " << in_words(pair));
    for (const Pair& pair : found) BOOST_TEST(wanted.count(pair) == 1U, "found but not listed: " << in_words(pair));
    BOOST_TEST(checks.size() >= 25U);
    for (const audit::CheckOutcome& outcome : run.outcomes) {
        if (outcome.check == "hour_mean_differs") continue;  // the plant hands in hours only
        BOOST_TEST((outcome.status != audit::CheckStatus::could_not_run), outcome.check << ": " << outcome.reason.en);
    }
}

BOOST_AUTO_TEST_CASE(the_submission_is_the_same_every_time)
{
    const tests::TemporaryFolder folder;
    demo::write_submission(folder.file("1"));
    demo::write_submission(folder.file("2"));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.file("1"))) {
        ++files;
        const std::string other = (std::filesystem::path(folder.file("2")) / entry.path().filename()).string();
        BOOST_TEST((tests::read_file(entry.path().string()) == tests::read_file(other)),
                   entry.path().filename().string());
    }
    BOOST_TEST(files == 13U);
}

BOOST_AUTO_TEST_SUITE_END()
