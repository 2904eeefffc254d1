// SPDX-License-Identifier: Apache-2.0
// How the rows of one series in a long text table look: neighbours differ in time, value and flag only, the rest stands
// there to the last byte. A row that fits is read from the bytes of the file as they are, without splitting it and
// without asking again what its words mean; what does not fit goes the ordinary way. Both ways give the same record.
#pragma once

#include <cstddef>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/series_values.h"
#include "audit/model/series.h"
#include "audit/model/time.h"

namespace audit::import {

enum class FieldKind : std::uint8_t { words, time, measured, converted, flag };

// What a row that fits says.
struct PatternValues {
    Time time;
    ScaledValue measured, converted;
    Flag flag = Flag::normal;
};

class RowPattern {
 public:
    // Learns from a row that was read the ordinary way: kinds of its fields, in order; those beyond are words.
    void learn(std::span<const std::string_view> fields, std::span<const FieldKind> kinds, char separator);
    // Ready to match, and still worth learning: rows whose words change each time never fit.
    bool known() const { return !parts_.empty(); }
    bool worth_learning() const { return learned_ < kMostLearned; }

    // Reads the row at `row`, which ends with a line break and has 64 readable bytes behind it. Returns the begin of
    // the next row; nullptr when the row does not fit.
    const char* match(const char* row, TimeReader& times, const FlagReader& flags, PatternValues& values) const;

 private:
    static constexpr int kMostLearned = 64;

    struct Part {
        FieldKind kind = FieldKind::words;
        std::uint32_t from = 0, size = 0;  // of words_, separators included
    };
    void add_words(std::string_view words);

    std::vector<Part> parts_;
    std::string words_;  // each part begins at a multiple of eight
    char separator_ = ',';
    int learned_ = 0;
};

}  // namespace audit::import
