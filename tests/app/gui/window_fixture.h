// SPDX-License-Identifier: Apache-2.0
// Real windows in a test: wx is started once, events are pumped by hand, dialogs are answered by a hook.
#pragma once

#include <wx/evtloop.h>
#include <wx/modalhook.h>
#include <wx/window.h>

#include <functional>
#include <memory>
#include <string>

#include "app/gui/main_frame.h"
#include "audit/model/text.h"
#include "tests/places.h"

namespace tests {

// Handles events until the condition holds; false after that many milliseconds.
bool pump_until(const std::function<bool()>& condition, int milliseconds = 60000);
void pump(int milliseconds);

// The child window of that name and type; fails the test when there is none.
template <typename Window>
Window* find(wxWindow* parent, const char* name)
{
    return dynamic_cast<Window*>(wxWindow::FindWindowByName(name, parent));
}

// A main window in that language, destroyed at the end of the scope.
class OpenWindow {
 public:
    explicit OpenWindow(audit::Language language);
    ~OpenWindow();
    OpenWindow(const OpenWindow&) = delete;
    OpenWindow& operator=(const OpenWindow&) = delete;
    gui::MainFrame* operator->() const { return frame_; }
    gui::MainFrame* get() const { return frame_; }
    void wait() const;  // until no work is going on

 private:
    gui::MainFrame* frame_;
};

// The small submission in a new case a.opcase of the folder: imported, or audited as well.
void open_imported(const OpenWindow& window, const TemporaryFolder& folder);
void open_audited(const OpenWindow& window, const TemporaryFolder& folder);

// Answers dialogs with OK and remembers what message boxes said; seen looks at any dialog first.
class MessageBoxes : public wxModalDialogHook {
 public:
    MessageBoxes() { Register(); }
    ~MessageBoxes() override { Unregister(); }
    std::string last;
    std::function<void(wxDialog*)> seen;

 protected:
    int Enter(wxDialog* dialog) override;
};

}  // namespace tests
