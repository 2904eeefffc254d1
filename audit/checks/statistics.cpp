// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/statistics.h"

#include <cstdio>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "audit/checks/growing_ranks.h"

namespace audit::checks {

namespace {

// The regularised lower incomplete gamma function by its series; converges fast for x < a + 1.
double gamma_by_series(double a, double x)
{
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < 1000 && std::abs(term) > std::abs(sum) * 1e-15; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

// The regularised upper incomplete gamma function by Lentz's continued fraction, for x >= a + 1.
double gamma_by_fraction(double a, double x)
{
    constexpr double kTiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / kTiny;
    double d = 1 / b;
    double result = d;
    for (int n = 1; n < 1000; ++n) {
        const double factor = -n * (n - a);
        b += 2;
        d = factor * d + b;
        d = 1 / (std::abs(d) < kTiny ? kTiny : d);
        c = b + factor / c;
        c = std::abs(c) < kTiny ? kTiny : c;
        const double change = d * c;
        result *= change;
        if (std::abs(change - 1) < 1e-15) break;
    }
    return result * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

double upper_gamma(double a, double x)
{
    if (x <= 0) return 1;
    return x < a + 1 ? 1 - gamma_by_series(a, x) : gamma_by_fraction(a, x);
}

}  // namespace

double median(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double robust_deviation(std::span<const double> values)
{
    std::vector<double> work(values.begin(), values.end());
    const double centre = median(work);
    for (double& value : work) value = std::abs(value - centre);
    return 1.4826 * median(work);
}

std::optional<double> rank_correlation(std::span<const double> left, std::span<const double> right)
{
    return correlation_of_ranks(GrowingRanks(left).of_first(left.size()), GrowingRanks(right).of_first(right.size()));
}

std::optional<double> correlation_of_ranks(std::span<const double> a, std::span<const double> b)
{
    if (a.size() < 3) return std::nullopt;
    const double mean = static_cast<double>(a.size() - 1) / 2;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    if (aa == 0 || bb == 0) return std::nullopt;
    return ab / std::sqrt(aa * bb);
}

double chi_square_uniform(std::span<const std::int64_t> counts)
{
    const double total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    const double expected = total / static_cast<double>(counts.size());
    if (expected == 0) return 0;
    double statistic = 0;
    for (const std::int64_t count : counts) {
        const double difference = static_cast<double>(count) - expected;
        statistic += difference * difference / expected;
    }
    return statistic;
}

double chi_square_tail(double statistic, int degrees)
{
    return upper_gamma(degrees / 2.0, statistic / 2.0);
}

double poisson_at_most(std::int64_t count, double mean)
{
    return upper_gamma(static_cast<double>(count) + 1, mean);
}

std::string p_text(double p)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", p);
    return text;
}

std::optional<double> RunningSums::mean(std::size_t from, std::size_t to, std::uint32_t at_least) const
{
    const std::uint32_t values = count(from, to);
    if (values == 0 || values < at_least) return std::nullopt;
    return (sums_[to] - sums_[from]) / values;
}

}  // namespace audit::checks
