// SPDX-License-Identifier: Apache-2.0
// Runs a program and measures what it used.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace benchmark {

struct Usage {
    int status = 0;      // exit status; 128 + signal where one ended it
    double cpu = 0;      // seconds, user and system
    double wall = 0;     // seconds
    double peak_mb = 0;  // highest resident memory
};

// The program runs in that folder; its standard output goes into a file. Throws std::runtime_error when no process can
// be made.
Usage run(const std::vector<std::string>& command, const std::filesystem::path& folder,
          const std::filesystem::path& output);

// Does it in a process of its own: a child's peak memory counts that of its parent before it, so ours stays small.
void do_apart(const std::function<void()>& work);

}  // namespace benchmark
