// SPDX-License-Identifier: Apache-2.0
#include "app/gui/loader.h"

#include <exception>

namespace gui {

Loader::Loader(wxEvtHandler& owner) : owner_(owner) {}

Loader::~Loader()
{
    *alive_ = false;
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Loader::load(Job job, std::function<void(const std::string&)> failed)
{
    waiting_ = 1;
    {
        const std::lock_guard lock(mutex_);
        pending_ = Request{++newest_, std::move(job), std::move(failed)};
    }
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    wake_.notify_one();
}

void Loader::drop()
{
    ++newest_;
    waiting_ = 0;
    const std::lock_guard lock(mutex_);
    pending_.reset();
}

void Loader::run()
{
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return ends_ || pending_; });
        if (ends_) return;
        const Request request = std::move(*pending_);
        pending_.reset();
        lock.unlock();
        answer(request);
    }
}

void Loader::answer(const Request& request)
{
    std::function<void()> shown;
    try {
        shown = request.job();
    } catch (const std::exception& error) {
        if (request.failed)
            shown = [failed = request.failed, sentence = std::string(error.what())] { failed(sentence); };
    }
    owner_.CallAfter([this, alive = alive_, number = request.number, shown = std::move(shown)] {
        if (!*alive || number != newest_) return;
        waiting_ = 0;
        if (shown) shown();
    });
}

}  // namespace gui
