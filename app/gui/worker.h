// SPDX-License-Identifier: Apache-2.0
// Runs one long action at a time on its own thread, so that the windows never wait. All callbacks come on the thread
// of the windows. Destroying the worker cancels the action and waits for it.
#pragma once

#include <wx/event.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "app/commands/commands.h"

namespace gui {

class Worker {
 public:
    struct Callbacks {
        std::function<void(const commands::Progress&)> progress;
        std::function<void()> done;
        std::function<void(const std::string& sentence)> failed;
        std::function<void()> cancelled;
    };

    explicit Worker(wxEvtHandler& owner);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    bool busy() const { return busy_; }
    // Requires !busy(). action gets options with progress and cancel set; it may throw audit::Error.
    void start(std::function<void(const commands::CommonOptions&)> action, Callbacks callbacks);
    void cancel() { cancelled_ = true; }

 private:
    void post(std::function<void()> call);
    void finish(std::function<void()> call);

    wxEvtHandler& owner_;
    std::thread thread_;
    std::atomic<bool> cancelled_ = false;
    bool busy_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace gui
