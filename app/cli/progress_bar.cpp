// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_bar.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

#include "reports/unicode.h"

namespace cli {

namespace {

constexpr int kBarWidth = 20;
constexpr std::size_t kStepWidth = 30;
constexpr auto kBetweenLines = std::chrono::seconds(5);
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);

// The step cut or filled to a fixed width, so that the bar stands still.
std::string fitted(const std::string& step)
{
    const std::string cut = reports::cut_to_width(step, kStepWidth);
    return cut + std::string(kStepWidth - reports::display_width(cut), ' ');
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
    const std::string& detail = progress.detail.in(language_);
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_) {
        const bool later = !detail.empty() && now - last_draw_ >= kBetweenLines;
        if (step == last_step_ && !later) return;
        std::cerr << step << (detail.empty() ? "" : language_ == audit::Language::zh ? "：" : ": ") << detail << '\n';
        last_step_ = step;
        last_draw_ = now;
        return;
    }
    if (drawn_ && now - last_draw_ < kBetweenDraws) return;
    last_draw_ = now;
    drawn_ = true;
    const int filled = static_cast<int>(std::clamp(progress.share, 0.0, 1.0) * kBarWidth);
    std::cerr << '\r' << fitted(step) << " [" << std::string(static_cast<std::size_t>(filled), '#')
              << std::string(static_cast<std::size_t>(kBarWidth - filled), ' ') << "] "
              << static_cast<int>(std::clamp(progress.share, 0.0, 1.0) * 100) << " % " << detail << "\x1b[K"
              << std::flush;
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
