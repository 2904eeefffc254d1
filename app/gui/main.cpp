// SPDX-License-Identifier: Apache-2.0
// The workstation. Arguments are read before wx starts, so that --help and --version work without a display.
#include <wx/app.h>
#include <wx/config.h>
#include <wx/msgdlg.h>

#include <iostream>
#include <string_view>

#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/text.h"
#include "audit/pipeline.h"

// In no namespace: wx declares a function that returns it.
class WorkstationApp : public wxApp {
 public:
    bool OnInit() override
    {
        SetAppName("onepermit");
        SetAppDisplayName("OnePermit");
        gui::use_language(gui::preferred_language());
        auto* frame = new gui::MainFrame;  // wx deletes frames
        frame->Show();
        if (argc > 1) frame->open_case(gui::from_wx(argv[1]), false);
        return true;
    }

    // An error that escaped an event handler: tell it and go on, nothing half done is ever stored.
    bool OnExceptionInMainLoop() override
    {
        try {
            throw;
        } catch (const std::exception& error) {
            wxMessageBox(gui::to_wx(error.what()), "OnePermit", wxOK | wxICON_ERROR);
        }
        return true;
    }
};

wxIMPLEMENT_APP_NO_MAIN(WorkstationApp);

int main(int argc, char** argv)
{
    constexpr int kWrongUsage = 2;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--version") {
            std::cout << "onepermit-workstation " << audit::program_version() << '\n';
            return 0;
        }
        if (argument == "--help" || argument == "-h") {
            std::cout << "onepermit-workstation [CASE.opcase]\n打开一证通查工作站，可同时打开一个案卷 / opens the "
                         "workstation, with a "
                         "case if one is given\n";
            return 0;
        }
        if (argument.starts_with("--") && argument != "--display") {
            std::cerr << "onepermit-workstation: unknown option " << argument << "; see onepermit-workstation --help\n";
            return kWrongUsage;
        }
    }
    return wxEntry(argc, argv);
}
