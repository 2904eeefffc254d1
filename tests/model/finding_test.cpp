// SPDX-License-Identifier: Apache-2.0
#include "audit/model/finding.h"

#include <boost/test/unit_test.hpp>

using namespace audit;

BOOST_AUTO_TEST_SUITE(finding_test)

BOOST_AUTO_TEST_CASE(severities_have_one_word_each_and_are_read_back)
{
    for (const Severity severity : {Severity::notice, Severity::suspicion, Severity::violation})
        BOOST_TEST((parse_severity(to_text(severity)) == severity));
    BOOST_TEST(to_text(Severity::violation) == "violation");
    BOOST_TEST(!parse_severity("Violation").has_value());
    BOOST_TEST(!parse_severity("").has_value());
}

BOOST_AUTO_TEST_CASE(outcomes_have_the_words_of_the_findings_file)
{
    BOOST_TEST(to_text(CheckStatus::ran) == "ran");
    BOOST_TEST(to_text(CheckStatus::not_applicable) == "not applicable");
    BOOST_TEST(to_text(CheckStatus::could_not_run) == "could not run");
}

BOOST_AUTO_TEST_SUITE_END()
