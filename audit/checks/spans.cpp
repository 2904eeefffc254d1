// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/spans.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace audit::checks {

Spans joined(Spans spans, std::int64_t gap)
{
    std::erase_if(spans, [](const Period& span) { return span.empty(); });
    std::sort(spans.begin(), spans.end());
    Spans result;
    for (const Period& span : spans) {
        if (!result.empty() && span.from <= result.back().to + gap) {
            result.back().to = std::max(result.back().to, span.to);
        } else {
            result.push_back(span);
        }
    }
    return result;
}

Spans shared_time(const Spans& left, const Spans& right)
{
    const Spans a = joined(left);
    const Spans b = joined(right);
    Spans result;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const Period common = clipped(a[i], b[j]);
        if (!common.empty()) result.push_back(common);
        if (a[i].to < b[j].to) {
            ++i;
        } else {
            ++j;
        }
    }
    return result;
}

Spans remaining_time(const Spans& from, const Spans& without)
{
    const Spans gone = joined(without);
    Spans result;
    for (Period span : joined(from)) {
        for (const Period& hole : gone) {
            if (hole.to <= span.from) continue;
            if (span.to <= hole.from) break;
            if (span.from < hole.from) result.push_back({span.from, hole.from});
            span.from = hole.to;
            if (span.empty()) break;
        }
        if (!span.empty()) result.push_back(span);
    }
    return result;
}

bool any_overlap(const Spans& spans, const Period& period)
{
    return std::any_of(spans.begin(), spans.end(), [&](const Period& span) { return span.overlaps(period); });
}

std::int64_t total_seconds(const Spans& spans)
{
    return std::accumulate(spans.begin(), spans.end(), std::int64_t{0},
                           [](std::int64_t sum, const Period& span) { return sum + span.seconds(); });
}

Period period_of_record(Time starts, std::optional<Time> ends)
{
    if (ends && *ends > starts) return {starts, *ends};
    return {starts, starts + (starts == start_of_day(starts) ? kDay : kHour)};
}

OverlapSearch::OverlapSearch(std::vector<Period> periods) : periods_(std::move(periods))
{
    std::sort(periods_.begin(), periods_.end());
    for (const Period& period : periods_)
        latest_.push_back(latest_.empty() ? period.to : std::max(latest_.back(), period.to));
}

bool OverlapSearch::any(const Period& period) const
{
    const auto later =
        std::partition_point(periods_.begin(), periods_.end(), [&](const Period& one) { return one.from < period.to; });
    return later != periods_.begin() && latest_[static_cast<std::size_t>(later - periods_.begin()) - 1] > period.from;
}

Period clipped(const Period& period, const Period& to)
{
    return {std::max(period.from, to.from), std::min(period.to, to.to)};
}

}  // namespace audit::checks
