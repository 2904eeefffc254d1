// SPDX-License-Identifier: Apache-2.0
// The few statistics that several checks share. Inputs are plain numbers without gaps; nothing here knows of plants.
// All are at most n log n.
#pragma once

#include <cstddef>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace audit::checks {

// The middle value, the mean of the two middle ones for an even count. Requires at least one value; reorders them.
double median(std::vector<double>& values);

// 1.4826 x the median distance from the median: the standard deviation of well-behaved data, unmoved by a few outliers.
// Requires at least one value.
double robust_deviation(std::span<const double> values);

// Spearman's rank correlation with mean ranks for ties. Empty when there are fewer than three pairs or one side does
// not vary. Requires equal lengths.
std::optional<double> rank_correlation(std::span<const double> left, std::span<const double> right);
// The same where the ranks, from 0, are known already.
std::optional<double> correlation_of_ranks(std::span<const double> left, std::span<const double> right);

// Pearson's chi-square statistic of counts against equal expectation.
double chi_square_uniform(std::span<const std::int64_t> counts);
// P(X >= statistic) for a chi-square variable of so many degrees of freedom (> 0).
double chi_square_tail(double statistic, int degrees);
// A p-value as findings hand it over (Finding::values "p_value"): three significant digits.
std::string p_text(double p);

// P(X <= count) for a Poisson variable of that mean (>= 0).
double poisson_at_most(std::int64_t count, double mean);

// Sums over any stretch of a sequence with gaps, in constant time each after one pass.
class RunningSums {
 public:
    explicit RunningSums(std::size_t size) : sums_(size + 1, 0), counts_(size + 1, 0) {}
    // Values are given in order, one for each index; a gap is an empty one.
    void set(std::size_t index, std::optional<double> value)
    {
        sums_[index + 1] = sums_[index] + value.value_or(0);
        counts_[index + 1] = counts_[index] + (value ? 1 : 0);
    }
    std::size_t size() const { return sums_.size() - 1; }
    std::uint32_t count(std::size_t from, std::size_t to) const { return counts_[to] - counts_[from]; }
    // The mean of [from, to), empty when it holds fewer than `at_least` values.
    std::optional<double> mean(std::size_t from, std::size_t to, std::uint32_t at_least = 1) const;

 private:
    std::vector<double> sums_;
    std::vector<std::uint32_t> counts_;
};

}  // namespace audit::checks
