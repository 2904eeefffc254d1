// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/growing_ranks.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>

using audit::checks::GrowingRanks;

namespace {

// By the definition: how many are lower, and half of the others that are equal.
std::vector<double> ranks_of(const std::vector<double>& values)
{
    std::vector<double> ranks;
    for (const double value : values) {
        const auto lower = std::count_if(values.begin(), values.end(), [&](double other) { return other < value; });
        const auto equal = std::count(values.begin(), values.end(), value);
        ranks.push_back(static_cast<double>(lower) + static_cast<double>(equal - 1) / 2);
    }
    return ranks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(growing_ranks_test)

BOOST_AUTO_TEST_CASE(every_window_has_the_ranks_of_its_values)
{
    std::vector<double> values;
    std::uint32_t state = 11;
    for (int i = 0; i < 90; ++i) values.push_back((state = state * 1664525 + 1013904223) / 65536 % 25);
    GrowingRanks growing(values);
    for (const std::size_t count : {1, 7, 7, 40, 41, 90}) {
        std::vector<double> part(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
        BOOST_TEST(growing.of_first(count) == ranks_of(part), boost::test_tools::per_element());
        std::sort(part.begin(), part.end());
        BOOST_TEST(growing.sorted(count, 0) == part.front());
        BOOST_TEST(growing.sorted(count, count - 1) == part.back());
    }
}

BOOST_AUTO_TEST_SUITE_END()
