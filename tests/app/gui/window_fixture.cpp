// SPDX-License-Identifier: Apache-2.0
#include "tests/app/gui/window_fixture.h"

#include <boost/test/unit_test.hpp>
#include <wx/app.h>
#include <wx/memconf.h>
#include <wx/msgdlg.h>
#include <wx/stopwatch.h>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "tests/app/small_submission.h"

namespace tests {

namespace {

class TestApp : public wxApp {
 public:
    bool OnInit() override { return true; }
};

// An assertion of wx fails the test instead of asking in a dialog that nobody answers.
void fail_by_assertion(const wxString& file, int line, const wxString& function, const wxString& condition,
                       const wxString& message)
{
    BOOST_ERROR(gui::from_wx(file) << ':' << line << ": " << gui::from_wx(function) << ": " << gui::from_wx(condition)
                                   << ": " << gui::from_wx(message));
}

struct StartedWx {
    StartedWx()
    {
        wxSetAssertHandler(fail_by_assertion);
        wxApp::SetInstance(new TestApp);  // wx takes it over
        int count = 1;
        char name[] = "onepermit_window_tests";
        char* arguments[] = {name, nullptr};
        BOOST_REQUIRE(wxEntryStart(count, arguments));
        wxTheApp->SetAppName("onepermit-window-tests");
        wxConfigBase::Set(new wxMemoryConfig);  // wx takes it over; nothing of a test stays behind
        wxTheApp->CallOnInit();
        loop = std::make_unique<wxEventLoop>();
        wxEventLoopBase::SetActive(loop.get());
    }
    ~StartedWx()
    {
        wxEventLoopBase::SetActive(nullptr);
        loop.reset();
        wxTheApp->OnExit();
        wxEntryCleanup();
    }
    std::unique_ptr<wxEventLoop> loop;
};

BOOST_TEST_GLOBAL_FIXTURE(StartedWx);

}  // namespace

bool pump_until(const std::function<bool()>& condition, int milliseconds)
{
    const wxStopWatch watch;
    while (!condition()) {
        if (watch.Time() > milliseconds) return false;
        wxYield();
        wxMilliSleep(2);
    }
    wxYield();
    return true;
}

void pump(int milliseconds)
{
    const wxStopWatch watch;
    pump_until([&] { return watch.Time() >= milliseconds; }, milliseconds + 1000);
}

OpenWindow::OpenWindow(audit::Language language)
{
    gui::use_language(language);
    frame_ = new gui::MainFrame;  // wx deletes frames
    frame_->Show();
    constexpr int kShown = 300;
    pump(kShown);
}

OpenWindow::~OpenWindow()
{
    wait();
    frame_->Destroy();
    constexpr int kGone = 100;
    pump(kGone);
}

void OpenWindow::wait() const
{
    BOOST_TEST(pump_until([this] { return !frame_->busy(); }));
}

int MessageBoxes::Enter(wxDialog* dialog)
{
    if (seen) seen(dialog);
    if (auto* box = dynamic_cast<wxMessageDialog*>(dialog)) last = gui::from_wx(box->GetMessage());
    return wxID_OK;
}

void open_imported(const OpenWindow& window, const TemporaryFolder& folder)
{
    write_small_submission(folder.file("in"));
    window->open_case(folder.file("a.opcase"), true);
    window.wait();
    window->import_paths({folder.file("in")});
    window.wait();
}

void open_audited(const OpenWindow& window, const TemporaryFolder& folder)
{
    open_imported(window, folder);
    window->run_audit();
    window.wait();
}

}  // namespace tests
