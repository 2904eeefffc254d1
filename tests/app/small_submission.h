// SPDX-License-Identifier: Apache-2.0
// A submission of a few files with one violation in it, for tests of the programs.
#pragma once

#include <string>

namespace tests {

// Writes permit terms and two days of hours of DA001 into the folder: 二氧化硫 is over its limit from 05:00 to 07:00 of
// the first day.
void write_small_submission(const std::string& folder);
// The same without any hour over the limit.
void write_small_clean_submission(const std::string& folder);

}  // namespace tests
