// SPDX-License-Identifier: Apache-2.0
// How far automatic readings lie from a reference method, and whether the standards allow it
// (reference/accuracy_limits).
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace audit::checks {

struct Accuracy {
    double reference = 0, reading = 0;  // means
    double deviation = 0;               // absolute, or % of the reference
    double limit = 0;
    bool relative = false;
    bool with_confidence = false;  // the relative accuracy of HJ 75-2017: mean difference plus confidence coefficient

    bool exceeded() const;
    const char* word_zh() const;
    const char* word_en() const;
};

// Empty when the standards give no limit for the item, or the reference is zero where the limit is relative. Requires
// as many readings as references, at least one.
std::optional<Accuracy> accuracy_of(std::string_view item, bool water, std::span<const double> reference,
                                    std::span<const double> reading);

}  // namespace audit::checks
