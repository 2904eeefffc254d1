// SPDX-License-Identifier: Apache-2.0
// Repeatable noise: the same seed gives the same numbers on every machine, which the standard distributions do not
// promise.
#pragma once

#include <cmath>
#include <cstdint>

namespace demo {

class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()  // splitmix64
    {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }  // [0, 1)
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
    // Bell-shaped, mean 0, deviation 1, never beyond 3.46: no hour of a plant is ten deviations away.
    double normal()
    {
        double sum = 0;
        constexpr int kTerms = 4;
        for (int i = 0; i < kTerms; ++i) sum += uniform();
        return (sum - 2.0) * std::sqrt(3.0);
    }

 private:
    std::uint64_t state_;
};

// Noise with memory: tomorrow's value is near today's. Deviation 1, `memory` is the correlation of neighbours.
class Drift {
 public:
    explicit Drift(double memory) : memory_(memory), fresh_(std::sqrt(1 - memory * memory)) {}
    double next(Random& random) { return value_ = value_ * memory_ + fresh_ * random.normal(); }

 private:
    double memory_, fresh_;
    double value_ = 0;
};

}  // namespace demo
