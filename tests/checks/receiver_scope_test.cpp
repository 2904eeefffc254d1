// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/receiver_scope.h"

#include <boost/test/unit_test.hpp>

using audit::checks::covers;

BOOST_AUTO_TEST_SUITE(receiver_scope_test)

BOOST_AUTO_TEST_CASE(covers_a_code_or_its_class)
{
    BOOST_TEST(covers("HW08、900-217-08", "900-217-08"));
    BOOST_TEST(covers("HW49", "900-041-49"));
    BOOST_TEST(covers("ＨＷ０８，hw49", "900-041-49"));
    BOOST_TEST(covers("772-007-50", "772-007-50"));
    BOOST_TEST(!covers("HW08", "900-041-49"));
    BOOST_TEST(!covers("772-007-50", "900-041-49"));
    BOOST_TEST(!covers("", "900-041-49"));
}

BOOST_AUTO_TEST_CASE(reads_ranges_of_classes)
{
    BOOST_TEST(covers("HW02-HW09、HW49", "900-214-08"));
    BOOST_TEST(!covers("HW02-HW06", "900-214-08"));
}

BOOST_AUTO_TEST_CASE(codes_in_brackets_restrict_the_class)
{
    BOOST_TEST(covers("HW49（900-039-49、900-041-49）", "900-041-49"));
    BOOST_TEST(!covers("HW49（900-039-49）", "900-041-49"));
    BOOST_TEST(covers("HW49（其他废物）", "900-041-49"));
}

BOOST_AUTO_TEST_SUITE_END()
