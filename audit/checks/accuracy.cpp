// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/accuracy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "audit/reference/accuracy_limits.h"

namespace audit::checks {

namespace {

double mean_of(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Student's t for 95 % two-sided, degrees of freedom 1..30; beyond, the last one.
double student_t(std::size_t degrees)
{
    constexpr std::array<double, 30> kTable = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                                               2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                                               2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    return kTable[std::min(degrees, kTable.size()) - 1];
}

// HJ 75-2017: cc = t Sd / sqrt(n) of the differences.
double confidence_coefficient(std::span<const double> reference, std::span<const double> reading)
{
    const double mean = mean_of(reading) - mean_of(reference);
    double squares = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const double off = reading[i] - reference[i] - mean;
        squares += off * off;
    }
    const auto pairs = static_cast<double>(reference.size());
    return student_t(reference.size() - 1) * std::sqrt(squares / (pairs - 1)) / std::sqrt(pairs);
}

}  // namespace

bool Accuracy::exceeded() const
{
    constexpr double kNoise = 1e-9;  // of the arithmetic, not of the instrument
    return deviation > limit + kNoise;
}

const char* Accuracy::word_zh() const
{
    if (with_confidence) return "相对准确度";
    return relative ? "相对误差" : "绝对误差";
}

const char* Accuracy::word_en() const
{
    if (with_confidence) return "relative accuracy";
    return relative ? "relative error" : "absolute error";
}

std::optional<Accuracy> accuracy_of(std::string_view item, bool water, std::span<const double> reference,
                                    std::span<const double> reading)
{
    constexpr std::size_t kPairsForConfidence = 5;
    Accuracy accuracy{.reference = mean_of(reference), .reading = mean_of(reading)};
    const auto limit = reference::accuracy_limit(item, water, accuracy.reference);
    if (!limit) return std::nullopt;
    accuracy.limit = limit->limit;
    accuracy.relative = limit->relative;
    accuracy.deviation = std::abs(accuracy.reading - accuracy.reference);
    if (!limit->relative) return accuracy;
    if (accuracy.reference <= 0) return std::nullopt;
    accuracy.with_confidence = limit->accuracy && reference.size() >= kPairsForConfidence;
    if (accuracy.with_confidence) accuracy.deviation += std::abs(confidence_coefficient(reference, reading));
    accuracy.deviation *= 100 / accuracy.reference;
    return accuracy;
}

}  // namespace audit::checks
