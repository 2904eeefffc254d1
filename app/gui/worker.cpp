// SPDX-License-Identifier: Apache-2.0
#include "app/gui/worker.h"

#include <chrono>

#include "app/gui/language.h"
#include "audit/model/error.h"

namespace gui {

Worker::Worker(wxEvtHandler& owner) : owner_(owner) {}

Worker::~Worker()
{
    *alive_ = false;
    cancelled_ = true;
    if (thread_.joinable()) thread_.join();
}

// What is posted may arrive after the worker is gone: the shared mark tells.
void Worker::post(std::function<void()> call)
{
    owner_.CallAfter([alive = alive_, call = std::move(call)] {
        if (*alive) call();
    });
}

void Worker::finish(std::function<void()> call)
{
    post([this, call = std::move(call)] {
        thread_.join();
        busy_ = false;
        if (call) call();
    });
}

void Worker::start(std::function<void(const commands::CommonOptions&)> action, Callbacks callbacks)
{
    busy_ = true;
    cancelled_ = false;
    commands::CommonOptions options;
    options.language = current_language();
    options.cancelled = &cancelled_;
    options.progress = [this, report = callbacks.progress,
                        last =
                            std::make_shared<std::chrono::steady_clock::time_point>()](const commands::Progress& now) {
        constexpr auto kBetweenReports = std::chrono::milliseconds(50);
        if (std::chrono::steady_clock::now() - *last < kBetweenReports) return;
        *last = std::chrono::steady_clock::now();
        if (report) post([report, now] { report(now); });
    };
    thread_ = std::thread([this, action = std::move(action), options, callbacks] {
        try {
            action(options);
            finish(callbacks.done);
        } catch (const audit::Cancelled&) {
            finish(callbacks.cancelled);
        } catch (const std::exception& error) {
            finish([failed = callbacks.failed, sentence = std::string(error.what())] {
                if (failed) failed(sentence);
            });
        }
    });
}

}  // namespace gui
