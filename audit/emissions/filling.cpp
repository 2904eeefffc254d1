// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/filling.h"

#include <algorithm>
#include <array>
#include <functional>

namespace audit::emissions {

namespace {

constexpr std::size_t kShortGap = 24;                           // h, HJ 75-2017 table 5
constexpr std::array<std::size_t, 3> kWindows{180, 720, 2160};  // valid hours before the gap
constexpr double kGoodCapture = 0.90;

// Missing hours that follow each other, stopped hours between them aside.
struct Gap {
    std::vector<std::size_t> hours;
};

std::vector<Gap> gaps_of(const std::vector<HourState>& states)
{
    std::vector<Gap> gaps;
    bool open = false;
    for (std::size_t hour = 0; hour < states.size(); ++hour) {
        if (states[hour] == HourState::valid) open = false;
        if (states[hour] != HourState::missing) continue;
        if (!open) gaps.emplace_back();
        open = true;
        gaps.back().hours.push_back(hour);
    }
    return gaps;
}

double capture(const std::vector<HourState>& states, const QuarterHours& quarter)
{
    const auto first = states.begin() + static_cast<std::ptrdiff_t>(quarter.first);
    const auto last = states.begin() + static_cast<std::ptrdiff_t>(quarter.last);
    const auto valid = std::count(first, last, HourState::valid);
    const auto missing = std::count(first, last, HourState::missing);
    return valid + missing == 0 ? 1.0 : static_cast<double>(valid) / static_cast<double>(valid + missing);
}

// The quarter of an hour; the quarters cover all hours.
std::size_t quarter_of(const std::vector<QuarterHours>& quarters, std::size_t hour)
{
    std::size_t quarter = 0;
    while (quarter + 1 < quarters.size() && hour >= quarters[quarter].last) ++quarter;
    return quarter;
}

// Of every place k of the valid amounts the maximum of the `window` ones before it, in one pass.
class MaximaBefore {
 public:
    MaximaBefore(const std::vector<long double>& valid, std::size_t window)
    {
        std::vector<std::size_t> falling(valid.size());  // indexes whose amounts fall, in [head, tail)
        std::size_t head = 0, tail = 0;
        before_.resize(valid.size() + 1);
        for (std::size_t place = 0; place < valid.size(); ++place) {
            if (head < tail && falling[head] + window < place) ++head;
            if (head < tail) before_[place] = valid[falling[head]];
            while (head < tail && valid[falling[tail - 1]] <= valid[place]) --tail;
            falling[tail++] = place;
        }
        if (head < tail && falling[head] + window < valid.size()) ++head;
        if (head < tail) before_.back() = valid[falling[head]];
        first_ = valid.empty()
                     ? 0
                     : *std::max_element(valid.begin(),
                                         valid.begin() + static_cast<std::ptrdiff_t>(std::min(window, valid.size())));
    }
    // The maximum before the place, or of the first hours when there are none before.
    long double at(std::size_t place) const { return place == 0 ? first_ : before_[place]; }

 private:
    std::vector<long double> before_;
    long double first_ = 0;
};

long double mean_of_valid(const std::vector<long double>& values, const std::vector<HourState>& states,
                          std::size_t first, std::size_t last, std::size_t& count)
{
    long double sum = 0;
    count = 0;
    for (std::size_t hour = first; hour < last; ++hour) {
        if (states[hour] != HourState::valid) continue;
        sum += values[hour];
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<long double>(count);
}

}  // namespace

void fill_air(std::vector<long double>& amounts, const std::vector<HourState>& states,
              const std::vector<QuarterHours>& quarters)
{
    const std::vector<Gap> gaps = gaps_of(states);
    if (gaps.empty()) return;
    std::vector<long double> valid;
    std::vector<std::size_t> valid_before(states.size());
    for (std::size_t hour = 0; hour < states.size(); ++hour) {
        valid_before[hour] = valid.size();
        if (states[hour] == HourState::valid) valid.push_back(amounts[hour]);
    }
    std::vector<double> captures;
    for (const QuarterHours& quarter : quarters) captures.push_back(capture(states, quarter));
    std::array<std::vector<MaximaBefore>, kWindows.size()> maxima;  // of each window, made when first needed
    for (const Gap& gap : gaps) {
        for (const std::size_t hour : gap.hours) {
            const bool good = captures[quarter_of(quarters, hour)] >= kGoodCapture;
            const std::size_t window = !good ? 2 : gap.hours.size() <= kShortGap ? 0 : 1;
            if (maxima[window].empty()) maxima[window].emplace_back(valid, kWindows[window]);
            amounts[hour] = maxima[window].front().at(valid_before[hour]);
        }
    }
}

void fill_water(std::vector<long double>& values, const std::vector<HourState>& states,
                const std::vector<QuarterHours>& quarters)
{
    for (const Gap& gap : gaps_of(states)) {
        const std::size_t first = gap.hours.front();
        const std::size_t length = gap.hours.back() + 1 - first;
        std::size_t count = 0;
        long double mean = mean_of_valid(values, states, first - std::min(first, length), first, count);
        if (count == 0) {
            const QuarterHours& quarter = quarters[quarter_of(quarters, first)];
            mean = mean_of_valid(values, states, quarter.first, quarter.last, count);
        }
        if (count == 0) mean = mean_of_valid(values, states, 0, states.size(), count);
        for (const std::size_t hour : gap.hours) values[hour] = mean;
    }
}

}  // namespace audit::emissions
