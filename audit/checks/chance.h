// SPDX-License-Identifier: Apache-2.0
// What chance alone repeats. Coarse instruments, analysers that measure every other hour and results of two digits
// show equal numbers by nature; a check that finds equal numbers suspicious asks here how many of them the series
// would show anyway, judged by its own short runs or by how finely a result was written.
#pragma once

#include <cstddef>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace audit::checks {

// Runs of equal neighbours of one series. Their lengths follow a geometric law, whose only number is learnt from the
// runs cut at five: a standstill of days weighs no more than one of five values, and the run that is asked about is
// left out. What shows fewer than `enough` other neighbours teaches nothing: then no repetition is chance.
class RepeatHabit {
 public:
    explicit RepeatHabit(std::int64_t enough) : enough_(enough) {}
    void add_run(std::size_t length);
    // How many runs of at least that length the series would show by chance.
    double expected_runs(std::size_t length) const;

 private:
    std::int64_t enough_ = 0, values_ = 0, repeats_ = 0, changes_ = 0;
    std::int64_t runs_ = 0, short_runs_ = 0;
};

// The chance that two honest results of one thing agree to the last digit, when results scatter by that share of their
// value: what the last digit written is worth against the scatter. 1 for zero and for what is no number.
double chance_to_agree(std::string_view written, double scatter);

}  // namespace audit::checks
