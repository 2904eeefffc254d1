// SPDX-License-Identifier: Apache-2.0
// Findings of two programs as lines "check|outlet|item|severity|starts|records|value", and their differences.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace benchmark {

using Findings = std::set<std::string>;

Findings read_findings_file(const std::filesystem::path& json);  // of onepermit findings -f json
Findings read_lines(const std::filesystem::path& path);          // of the SQL

// A line for each finding that only one has; empty when they are equal.
std::string differences(const Findings& onepermit, const Findings& other);

}  // namespace benchmark
