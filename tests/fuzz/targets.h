// SPDX-License-Identifier: Apache-2.0
// What hostile bytes are thrown at: one target for each way in. A target throws nothing: audit::Error is the answer to
// a bad file, everything else (another exception, a crash, a report of a sanitizer) is a fault of ours.
// libFuzzer drives one target a program (main.cpp); replay_test.cpp runs seeds and former crashes through all of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

std::span<const Target> targets();
// Throws std::out_of_range when there is none of that name.
const Target& target(std::string_view name);

// Where a target's mutations begin: the files of tests/fuzz/seeds/<target>, and what is made here where the format is
// packed. Name and bytes, sorted by name.
std::vector<std::pair<std::string, std::string>> seeds(std::string_view target);
// Inputs that once broke a target, in tests/fuzz/crashes/<target>.
std::vector<std::pair<std::string, std::string>> crashes(std::string_view target);

}  // namespace fuzz
