// SPDX-License-Identifier: Apache-2.0
// Ranks within windows that begin at one place and grow: what a longer window adds is merged into the order of the
// shorter one, where sorting every window anew would take most of an audit's time.
#pragma once

#include <cstddef>

#include <span>
#include <vector>

namespace audit::checks {

class GrowingRanks {
 public:
    // values: from the windows' begin on; they must outlive this.
    explicit GrowingRanks(std::span<const double> values) : values_(values) {}

    // Ranks of the first `count` values in their places, from 0, mean ranks for ties. Requires that count never
    // shrinks and is at most the number of values.
    const std::vector<double>& of_first(std::size_t count);
    // The value at that place of the order of the first `count` values, from the smallest. The same requirements.
    double sorted(std::size_t count, std::size_t place);

 private:
    void grow(std::size_t count);

    std::span<const double> values_;
    std::vector<std::size_t> order_;
    std::vector<double> ranks_;
};

}  // namespace audit::checks
