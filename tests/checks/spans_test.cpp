// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/spans.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::checks;

namespace {

// "2-5 8-9" as periods of seconds, and back.
Spans spans(std::initializer_list<std::pair<int, int>> pairs)
{
    Spans result;
    for (const auto& [from, to] : pairs) result.push_back({{from}, {to}});
    return result;
}

std::string written(const Spans& all)
{
    std::string text;
    for (const Period& span : all)
        text += std::to_string(span.from.seconds) + "-" + std::to_string(span.to.seconds) + " ";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spans_test)

BOOST_AUTO_TEST_CASE(joins_what_touches_and_what_lies_within_the_gap)
{
    BOOST_TEST(written(joined(spans({{5, 7}, {1, 3}, {3, 4}, {6, 6}}))) == "1-4 5-7 ");
    BOOST_TEST(written(joined(spans({{1, 3}, {5, 7}, {10, 11}}), 2)) == "1-7 10-11 ");
    BOOST_TEST(written(joined(spans({{1, 9}, {2, 3}}))) == "1-9 ");
}

BOOST_AUTO_TEST_CASE(finds_the_time_in_both)
{
    BOOST_TEST(written(shared_time(spans({{0, 5}, {8, 12}}), spans({{3, 9}, {11, 20}}))) == "3-5 8-9 11-12 ");
    BOOST_TEST(written(shared_time(spans({{0, 5}}), spans({{5, 9}}))) == "");
}

BOOST_AUTO_TEST_CASE(keeps_what_nothing_covers)
{
    BOOST_TEST(written(remaining_time(spans({{0, 10}}), spans({{2, 3}, {5, 6}}))) == "0-2 3-5 6-10 ");
    BOOST_TEST(written(remaining_time(spans({{0, 10}, {20, 30}}), spans({{0, 25}}))) == "25-30 ");
    BOOST_TEST(written(remaining_time(spans({{0, 10}}), spans({{0, 10}}))) == "");
    BOOST_TEST(written(remaining_time(spans({{0, 10}}), {})) == "0-10 ");
}

BOOST_AUTO_TEST_CASE(adds_up_and_clips)
{
    BOOST_TEST(total_seconds(spans({{0, 10}, {20, 25}})) == 15);
    BOOST_TEST(any_overlap(spans({{0, 10}}), Period{{9}, {12}}));
    BOOST_TEST(!any_overlap(spans({{0, 10}}), Period{{10}, {12}}));
    BOOST_TEST(clipped({{0}, {5}}, {{6}, {9}}).empty());
}

// Against the plain definition, with empty and reversed periods among them.
BOOST_AUTO_TEST_CASE(a_search_finds_overlaps_as_the_definition_does)
{
    std::vector<Period> periods;
    std::uint32_t state = 7;
    const auto next = [&](std::uint32_t below) { return (state = state * 1664525 + 1013904223) / 65536 % below; };
    for (int i = 0; i < 40; ++i) {
        const Time from{next(1000)};
        periods.push_back({from, from + static_cast<std::int64_t>(next(30)) - 5});
    }
    const OverlapSearch search(periods);
    int found = 0;
    for (std::int64_t from = -10; from < 1050; ++from) {
        for (const std::int64_t seconds : {0, 1, 9}) {
            const Period asked{{from}, {from + seconds}};
            BOOST_TEST(search.any(asked) == any_overlap(periods, asked));
            if (search.any(asked)) ++found;
        }
    }
    BOOST_TEST(found > 0);
    BOOST_TEST(found < 3 * 1060);
    BOOST_TEST(!OverlapSearch({}).any({{0}, {1}}));
}

BOOST_AUTO_TEST_SUITE_END()
