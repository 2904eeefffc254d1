// SPDX-License-Identifier: Apache-2.0
// The statistics against values from printed tables and against cases that can be worked out by hand.
#include "audit/checks/statistics.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <vector>

using namespace audit::checks;

BOOST_AUTO_TEST_SUITE(statistics_test)

BOOST_AUTO_TEST_CASE(median_of_odd_and_even_counts)
{
    std::vector<double> odd{5, 1, 3};
    std::vector<double> even{4, 1, 3, 2};
    BOOST_TEST(median(odd) == 3);
    BOOST_TEST(median(even) == 2.5);
}

BOOST_AUTO_TEST_CASE(robust_deviation_is_not_moved_by_an_outlier)
{
    BOOST_TEST(robust_deviation(std::vector<double>{1, 2, 3, 4, 5}) == 1.4826, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(robust_deviation(std::vector<double>{1, 2, 3, 4, 5000}) == 1.4826, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(rank_correlation_of_orders)
{
    const std::vector<double> rising{1, 2, 3, 40};
    BOOST_TEST(*rank_correlation(rising, std::vector<double>{10, 20, 21, 22}) == 1);
    BOOST_TEST(*rank_correlation(rising, std::vector<double>{9, 8, 7, 6}) == -1);
    // ranks 1 2 3 4 against 1.5 1.5 3.5 3.5
    BOOST_TEST(*rank_correlation(rising, std::vector<double>{5, 5, 6, 6}) == 0.894427190999916,
               boost::test_tools::tolerance(1e-12));
    BOOST_TEST(!rank_correlation(rising, std::vector<double>{7, 7, 7, 7}).has_value());
    BOOST_TEST(!rank_correlation(std::vector<double>{1, 2}, std::vector<double>{1, 2}).has_value());
}

BOOST_AUTO_TEST_CASE(chi_square_tail_gives_the_tabulated_points)
{
    BOOST_TEST(chi_square_tail(16.919, 9) == 0.05, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(chi_square_tail(33.720, 9) == 0.0001, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(chi_square_tail(3.325, 9) == 0.95, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(chi_square_tail(0, 9) == 1);
}

BOOST_AUTO_TEST_CASE(chi_square_of_equal_counts_is_zero)
{
    BOOST_TEST(chi_square_uniform(std::array<std::int64_t, 4>{25, 25, 25, 25}) == 0);
    BOOST_TEST(chi_square_uniform(std::array<std::int64_t, 2>{60, 40}) == 4);
}

BOOST_AUTO_TEST_CASE(poisson_sums_up_its_terms)
{
    BOOST_TEST(poisson_at_most(0, 2) == 0.1353352832366127, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(poisson_at_most(3, 2) == 0.857123460498547, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(poisson_at_most(3, 0) == 1);
}

BOOST_AUTO_TEST_CASE(running_sums_leave_gaps_out)
{
    RunningSums sums(4);
    sums.set(0, 1.0);
    sums.set(1, std::nullopt);
    sums.set(2, 5.0);
    sums.set(3, std::nullopt);
    BOOST_TEST(*sums.mean(0, 4) == 3);
    BOOST_TEST(*sums.mean(1, 3) == 5);
    BOOST_TEST(!sums.mean(1, 2).has_value());
    BOOST_TEST(!sums.mean(0, 4, 3).has_value());
    BOOST_TEST(sums.count(0, 3) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
