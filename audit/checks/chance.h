// SPDX-License-Identifier: Apache-2.0
// What chance alone repeats. Coarse instruments, analysers that measure every other hour and results of two digits
// show equal numbers by nature; a check that finds equal numbers suspicious asks here how many of them the series
// would show anyway, judged by its own short runs or by how finely a result was written.
#pragma once

#include <cstddef>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace audit::checks {

// Runs of equal neighbours of one series. An analyser that measures every so many hours shows each value that often:
// the length that a good share of the runs does not reach is counted as one measurement. In measurements the lengths
// follow a geometric law, whose only number is learnt from the runs cut at five: a standstill of days weighs no more
// than one of five values, and the run that is asked about is left out. A value that the series often comes back to
// stands longer than others, so the law of its own runs counts where it is the wider one. What shows fewer than
// `enough` other neighbours teaches nothing: then no repetition is chance.
class RepeatHabit {
 public:
    explicit RepeatHabit(std::int64_t enough) : enough_(enough) {}
    void add_run(std::size_t length, std::uint64_t value);
    // How many runs of at least that length the series would show by chance.
    double expected_runs(std::size_t length, std::uint64_t value) const;

 private:
    static constexpr std::size_t kLongest = 24;  // longer ones count as this
    struct Runs {
        std::array<std::uint32_t, kLongest + 1> of_length{};
        void add(std::size_t length) { ++of_length[std::min(length, kLongest)]; }
        // The chance of one more of the same, without one run of that length; 0 where too little is known.
        double again(std::size_t without, std::size_t hold, std::int64_t enough) const;
    };
    std::size_t hold() const;

    std::int64_t enough_ = 0, values_ = 0;
    Runs all_;
    std::unordered_map<std::uint64_t, Runs> of_value_;
};

// The chance that two honest results of one thing agree to the last digit, when results scatter by that share of their
// value: what the last digit written is worth against the scatter. 1 for zero and for what is no number.
double chance_to_agree(std::string_view written, double scatter);

}  // namespace audit::checks
