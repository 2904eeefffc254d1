// SPDX-License-Identifier: Apache-2.0
// The newest audit of a case against an earlier one: what came back, is new, changed, stayed or is gone.
#pragma once

#include <wx/dialog.h>

#include <string>
#include <vector>

#include "app/commands/dispositions.h"
#include "app/gui/loader.h"

class wxChoice;
class wxListView;
class wxStaticText;

namespace gui {

class ComparisonDialog : public wxDialog {
 public:
    ComparisonDialog(wxWindow* parent, std::string case_path);

 private:
    void fill_runs();
    void load();
    void fill();

    std::string path_;
    std::vector<audit::findings::RunHead> runs_;  // all but the newest, the latest first
    audit::findings::Comparison comparison_;
    wxChoice* run_ = nullptr;
    wxChoice* change_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxListView* list_ = nullptr;
    Loader loader_{*this};
};

}  // namespace gui
