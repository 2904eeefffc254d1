// SPDX-License-Identifier: Apache-2.0
// The plant that speed is measured on: six outlets with eight items, written as a submission in the contract's form
// from a fixed seed, with exceedances, flat runs, repeated days, gaps, tags, a quarter without enough valid hours, a
// flow that ignores the load, yearly caps, and ledgers of events and admitted exceedances.
#pragma once

#include <filesystem>
#include <string>

namespace benchmark {

struct Extent {
    const char* name = "";  // of the submission's folder
    int step_seconds = 0;   // 3600: auto_hourly, 60: auto_minute
    int days = 0;           // from 2025-01-01
};

// Writes the submission unless the folder is there. Throws std::runtime_error when it cannot.
void write_submission(const std::filesystem::path& folder, const Extent& extent);

}  // namespace benchmark
