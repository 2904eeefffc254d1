// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameters.h"

#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "tests/places.h"

using audit::Error;
using audit::findings::Parameters;

namespace {

std::string message_of(const std::string& json)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.write("p.json", json);
    try {
        Parameters().read_file(path);
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == audit::ErrorKind::usage));
        return std::string(error.what()).substr(path.size());
    }
    return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parameters_test)

BOOST_AUTO_TEST_CASE(the_default_of_the_catalogue_holds)
{
    const Parameters parameters;
    BOOST_TEST(parameters.text("hourly_limit_exceeded", "comparison") == "rounded");
    BOOST_TEST(parameters.number("ledger_gap", "operating_hours") == 4.0);
}

BOOST_AUTO_TEST_CASE(a_check_s_own_value_goes_before_one_for_all)
{
    const tests::TemporaryFolder folder;
    Parameters parameters;
    parameters.read_file(folder.write("p.json", R"({"format": "onepermit-parameters/1",
        "all": {"comparison": "exact", "operating_hours": 6}, "checks": {"ledger_gap": {"operating_hours": 2.5}}})"));
    BOOST_TEST(parameters.text("hourly_limit_exceeded", "comparison") == "exact");
    BOOST_TEST(parameters.number("ledger_gap", "operating_hours") == 2.5);
    BOOST_TEST(parameters.overrides().size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_named)
{
    BOOST_TEST(message_of("{}") ==
               ": this is not a parameters file; expected JSON with \"format\": \"onepermit-parameters/1\"");
    BOOST_TEST(message_of(R"({"format": "onepermit-parameters/1", "checks": {"no_check": {"a": 1}}})") ==
               ": there is no check \"no_check\"; `onepermit checks` lists them");
    BOOST_TEST(message_of(R"({"format": "onepermit-parameters/1", "checks": {"ledger_gap": {"hours": 1}}})") ==
               ": the check ledger_gap has no parameter \"hours\"; it has: operating_hours");
    BOOST_TEST(message_of(R"({"format": "onepermit-parameters/1", "all": {"nothing": 1}})") ==
               ": no check has a parameter \"nothing\"");
    BOOST_TEST(
        message_of(R"({"format": "onepermit-parameters/1", "more": {}})") ==
        ": the key \"more\" is not known; expected format, title, kind, source, confirmed, checks, all, grants, facts, "
        "industries, industries_with or with");
}

BOOST_AUTO_TEST_CASE(a_number_stays_a_number)
{
    BOOST_TEST(
        message_of(R"({"format": "onepermit-parameters/1", "checks": {"ledger_gap": {"operating_hours": "many"}}})") ==
        ": ledger_gap.operating_hours: found \"many\", expected a number from 0 (h), by default 4");
}

BOOST_AUTO_TEST_CASE(a_file_with_one_mistake_changes_nothing)
{
    const tests::TemporaryFolder folder;
    Parameters parameters;
    const std::string path = folder.write("p.json", R"({"format": "onepermit-parameters/1",
        "checks": {"ledger_gap": {"operating_hours": 2}, "no_check": {"a": 1}}})");
    BOOST_CHECK_THROW(parameters.read_file(path), Error);
    BOOST_TEST(parameters.overrides().empty());
}

BOOST_AUTO_TEST_SUITE_END()
