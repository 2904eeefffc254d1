// SPDX-License-Identifier: Apache-2.0
// Progress on standard error: a bar that redraws itself on a terminal, a plain line per step elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "app/commands/commands.h"

namespace cli {

class ProgressBar {
 public:
    ProgressBar(audit::Language language, bool quiet);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(const commands::Progress& progress);
    void clear();  // before other output
    commands::ProgressCallback callback();

 private:
    audit::Language language_;
    bool quiet_;
    bool terminal_;
    bool drawn_ = false;
    std::string last_step_;
    std::chrono::steady_clock::time_point last_draw_;
};

}  // namespace cli
