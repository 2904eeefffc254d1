// SPDX-License-Identifier: Apache-2.0
// Arithmetic on sets of periods: what covers what, what is left over. A set is sorted and disjoint where a function
// returns it; arguments need not be.
#pragma once

#include <optional>
#include <vector>

#include "audit/model/time.h"

namespace audit::checks {

using Spans = std::vector<Period>;

// Sorted, empty ones dropped, joined where they overlap or lie at most `gap` seconds apart.
Spans joined(Spans spans, std::int64_t gap = 0);
// The time that lies in both.
Spans shared_time(const Spans& left, const Spans& right);
// The time of `from` that lies in none of `without`.
Spans remaining_time(const Spans& from, const Spans& without);
bool any_overlap(const Spans& spans, const Period& period);
std::int64_t total_seconds(const Spans& spans);
// The time that a record stands for: up to its end; without one its hour, a whole day where it names only the day.
Period period_of_record(Time starts, std::optional<Time> ends = std::nullopt);
// Many periods, asked again and again which of them overlap another: in any order, also empty ones and such that end
// before they start, each as Period::overlaps takes it.
class OverlapSearch {
 public:
    explicit OverlapSearch(std::vector<Period> periods);
    bool any(const Period& period) const;

 private:
    std::vector<Period> periods_;  // by start
    std::vector<Time> latest_;     // end of those up to each
};
// The part of the period inside the other; empty() when there is none.
Period clipped(const Period& period, const Period& to);

}  // namespace audit::checks
