// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/growing_ranks.h"

#include <algorithm>
#include <numeric>

namespace audit::checks {

void GrowingRanks::grow(std::size_t count)
{
    const std::size_t known = order_.size();
    if (count <= known) return;
    order_.resize(count);
    const auto added = order_.begin() + static_cast<std::ptrdiff_t>(known);
    std::iota(added, order_.end(), known);
    const auto lower = [&](std::size_t a, std::size_t b) { return values_[a] < values_[b]; };
    std::sort(added, order_.end(), lower);
    std::inplace_merge(order_.begin(), added, order_.end(), lower);
}

double GrowingRanks::sorted(std::size_t count, std::size_t place)
{
    grow(count);
    return values_[order_[place]];
}

const std::vector<double>& GrowingRanks::of_first(std::size_t count)
{
    grow(count);
    ranks_.resize(count);
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        while (last + 1 < count && values_[order_[last + 1]] == values_[order_[first]]) ++last;
        for (std::size_t i = first; i <= last; ++i) ranks_[order_[i]] = static_cast<double>(first + last) / 2;
        first = last + 1;
    }
    return ranks_;
}

}  // namespace audit::checks
