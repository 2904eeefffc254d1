// SPDX-License-Identifier: Apache-2.0
// Reads something for a view on a thread of its own while a person goes on looking. Only the newest request counts: an
// older one that still waits is dropped, and what an older one brings is not shown. Destroying the loader waits for the
// request under way.
#pragma once

#include <wx/event.h>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace gui {

class Loader {
 public:
    // Reads on the loader's thread and returns what is then done on the thread of the windows.
    using Job = std::function<std::function<void()>()>;

    explicit Loader(wxEvtHandler& owner);
    ~Loader();
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    // failed: on the thread of the windows, with the sentence of what went wrong.
    void load(Job job, std::function<void(const std::string& sentence)> failed = {});
    void drop();  // nothing asked for so far is shown any more
    bool busy() const { return waiting_ > 0; }

 private:
    struct Request {
        std::uint64_t number = 0;
        Job job;
        std::function<void(const std::string&)> failed;
    };
    void run();
    void answer(const Request& request);

    wxEvtHandler& owner_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<Request> pending_;
    bool ends_ = false;
    std::uint64_t newest_ = 0;  // of the thread of the windows alone
    int waiting_ = 0;           // of the thread of the windows alone: 1 while the newest request is not answered
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::thread thread_;
};

}  // namespace gui
