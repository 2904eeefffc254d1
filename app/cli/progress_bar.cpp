// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_bar.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

#include "app/commands/terminal_table.h"

namespace cli {

namespace {

constexpr int kBarWidth = 30;
constexpr std::size_t kStepWidth = 44;
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);

// The step cut or filled to a fixed width, so that the bar stands still.
std::string fitted(std::string step)
{
    while (commands::display_width(step) > kStepWidth) {
        step.pop_back();
        while (!step.empty() && (static_cast<unsigned char>(step.back()) & 0xC0U) == 0x80U) step.pop_back();
        if (!step.empty() && (static_cast<unsigned char>(step.back()) & 0x80U) != 0) step.pop_back();
    }
    return step + std::string(kStepWidth - commands::display_width(step), ' ');
}

}  // namespace

ProgressBar::ProgressBar(audit::Language language, bool quiet)
    : language_(language), quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1)
{
}

ProgressBar::~ProgressBar()
{
    clear();
}

void ProgressBar::show(const commands::Progress& progress)
{
    if (quiet_) return;
    const std::string& step = progress.step.in(language_);
    if (!terminal_) {
        if (step != last_step_) std::cerr << step << '\n';
        last_step_ = step;
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_draw_ < kBetweenDraws) return;
    last_draw_ = now;
    drawn_ = true;
    const int filled = static_cast<int>(std::clamp(progress.share, 0.0, 1.0) * kBarWidth);
    std::cerr << '\r' << fitted(step) << " [" << std::string(static_cast<std::size_t>(filled), '#')
              << std::string(static_cast<std::size_t>(kBarWidth - filled), ' ') << "] "
              << static_cast<int>(std::clamp(progress.share, 0.0, 1.0) * 100) << " % " << std::flush;
}

void ProgressBar::clear()
{
    if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

commands::ProgressCallback ProgressBar::callback()
{
    return [this](const commands::Progress& progress) { show(progress); };
}

}  // namespace cli
