// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/catalogue.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "audit/findings/laws.h"
#include "audit/model/error.h"
#include "tests/places.h"

using namespace audit;
using findings::CheckEntry;

namespace {

std::vector<Text> words_of(const CheckEntry& entry)
{
    std::vector<Text> words = {entry.title, entry.finds, entry.message, entry.verify, entry.leaves_alone};
    for (const auto& [severity, text] : entry.message_by_severity) words.push_back(text);
    for (const findings::Parameter& parameter : entry.parameters) words.push_back(parameter.meaning);
    return words;
}

std::size_t topic_place(const std::string& topic)
{
    const std::array<std::string, 8> order = {"permit", "limits", "monitoring", "authenticity",
                                              "ledger", "waste",  "report",     "management"};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), topic) - order.begin());
}

CheckEntry entry_with(const std::string& zh, const std::string& en)
{
    CheckEntry entry;
    entry.id = "example";
    entry.message = {zh, en};
    return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_test)

BOOST_AUTO_TEST_CASE(entries_are_by_topic_and_id)
{
    const auto& entries = findings::catalogue();
    BOOST_REQUIRE(!entries.empty());
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const auto before = std::pair(topic_place(entries[i - 1].topic), entries[i - 1].id);
        const auto here = std::pair(topic_place(entries[i].topic), entries[i].id);
        BOOST_TEST((before < here), entries[i].id << " stands behind " << entries[i - 1].id);
    }
}

BOOST_AUTO_TEST_CASE(every_entry_has_all_its_words_in_both_languages)
{
    for (const CheckEntry& entry : findings::catalogue()) {
        for (const Text& text : words_of(entry)) {
            BOOST_TEST(!text.zh.empty(), entry.id << " lacks Chinese words");
            BOOST_TEST(!text.en.empty(), entry.id << " lacks English words");
        }
    }
}

BOOST_AUTO_TEST_CASE(no_entry_accuses)
{
    for (const CheckEntry& entry : findings::catalogue()) {
        for (const Text& text : words_of(entry)) {
            for (const char* word : {"认定", "造假", "弄虚作假", "伪造"})
                BOOST_TEST(text.zh.find(word) == std::string::npos, entry.id << " says " << word);
        }
    }
}

// All words that people read: entries, laws, templates.
BOOST_AUTO_TEST_CASE(nothing_that_is_printed_is_a_verdict)
{
    int files = 0;
    for (const char* folder : {"data", "templates"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::source_dir() / folder)) {
            if (entry.path().extension() != ".json") continue;
            ++files;
            const std::string words = tests::read_file(entry.path().string());
            BOOST_TEST(words.find("认定") == std::string::npos, entry.path().string());
        }
    }
    BOOST_TEST(files > 100);
}

BOOST_AUTO_TEST_CASE(every_conduct_is_one_of_the_laws)
{
    for (const CheckEntry& entry : findings::catalogue()) {
        if (entry.conduct.empty()) continue;
        BOOST_TEST(findings::is_known_conduct(entry.conduct), entry.id << " has the conduct " << entry.conduct);
    }
}

BOOST_AUTO_TEST_CASE(every_parameter_says_where_it_comes_from)
{
    for (const CheckEntry& entry : findings::catalogue()) {
        std::set<std::string> names;
        for (const findings::Parameter& parameter : entry.parameters) {
            BOOST_TEST(names.insert(parameter.name).second, entry.id << " has " << parameter.name << " twice");
            BOOST_TEST(!parameter.source.empty(), entry.id << ": " << parameter.name << " has no source");
        }
    }
}

BOOST_AUTO_TEST_CASE(finds_an_entry_by_its_id)
{
    BOOST_REQUIRE(findings::find_check("ledger_gap") != nullptr);
    BOOST_TEST(findings::find_check("ledger_gap")->topic == "ledger");
    BOOST_TEST(findings::find_check("no_such_check") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_version_is_twelve_digits)
{
    const std::string version = findings::catalogue_version();
    BOOST_TEST(version.size() == 12U);
    BOOST_TEST(version.find_first_not_of("0123456789abcdef") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(fills_a_message_from_the_finding)
{
    Finding finding;
    finding.subject.outlet = "DA001";
    finding.subject.pollutant = "二氧化硫";
    finding.period = Period{*parse_time("2025-03-02T05:00"), *parse_time("2025-03-02T08:00")};
    finding.records = 3;
    finding.measured = "61.3";
    finding.values = {{"kind_zh", "小时"}, {"kind_en", "hours"}, {"extra", "7"}};
    const Text text = findings::render_message(
        entry_with("{outlet} {pollutant} {measured} {kind} {extra} {starts} 至 {ends} {records}{limit}",
                   "{outlet}: {records} {kind}, {extra}"),
        finding);
    BOOST_TEST(text.zh == "DA001 二氧化硫 61.3 小时 7 2025-03-02 05:00 至 2025-03-02 08:00 3");
    BOOST_TEST(text.en == "DA001: 3 hours, 7");
}

BOOST_AUTO_TEST_CASE(whole_days_are_written_as_days)
{
    Finding finding;
    finding.period = Period{*parse_time("2025-03-02"), *parse_time("2025-03-05")};
    BOOST_TEST(findings::render_message(entry_with("{starts} 至 {ends}", "-"), finding).zh ==
               "2025-03-02 至 2025-03-04");
}

BOOST_AUTO_TEST_CASE(a_severity_may_have_its_own_words)
{
    CheckEntry entry = entry_with("违法", "violation");
    entry.message_by_severity.emplace_back(Severity::notice, Text{"提示", "notice"});
    Finding finding;
    finding.severity = Severity::notice;
    BOOST_TEST(findings::render_message(entry, finding).zh == "提示");
    finding.severity = Severity::violation;
    BOOST_TEST(findings::render_message(entry, finding).zh == "违法");
}

BOOST_AUTO_TEST_CASE(a_message_never_shows_a_hole)
{
    BOOST_CHECK_EXCEPTION(findings::render_message(entry_with("{nothing}", "-"), Finding{}), Error, [](const Error& e) {
        return std::string(e.what()) ==
               "data/checks/example.json: the message names {nothing}, which the finding does not have";
    });
}

BOOST_AUTO_TEST_SUITE_END()
