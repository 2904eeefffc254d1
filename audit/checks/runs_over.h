// SPDX-License-Identifier: Apache-2.0
// Samples, batches, days: values in order of which neighbours that lie over a limit by the same verdict are one
// finding.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/checks/comparison.h"

namespace audit::checks {

template <typename Item>
struct RunOver {
    Verdict verdict = Verdict::over;
    const Item *first = nullptr, *worst = nullptr, *last = nullptr;
    std::int64_t count = 0;

    // First, worst and last, each once.
    std::vector<const Item*> outer() const
    {
        std::vector<const Item*> items{first};
        if (worst != first) items.push_back(worst);
        if (last != items.back()) items.push_back(last);
        return items;
    }
};

// The runs of items over the limit; an item has a Decimal `value`, `adjoins(before, item)` says what follows on. They
// point into `items`.
template <typename Item, typename Adjoins>
std::vector<RunOver<Item>> runs_over(const std::vector<Item>& items, const LimitValue& limit,
                                     std::string_view pollutant, std::string_view comparison, Adjoins adjoins)
{
    std::vector<RunOver<Item>> runs;
    for (const Verdict verdict : kReported) {
        const Item* before = nullptr;
        for (const Item& item : items) {
            if (compare(limit, pollutant, item.value, comparison) != verdict) continue;
            if (before == nullptr || !adjoins(*before, item)) runs.push_back({verdict, &item, &item, &item, 0});
            RunOver<Item>& run = runs.back();
            ++run.count;
            run.last = &item;
            if (distance_beyond(limit, run.worst->value) < distance_beyond(limit, item.value)) run.worst = &item;
            before = &item;
        }
    }
    return runs;
}

}  // namespace audit::checks
