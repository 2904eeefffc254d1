// SPDX-License-Identifier: Apache-2.0
// 资料: what was handed in, as which table it was read, and what could not be read.
#pragma once

#include <wx/panel.h>

#include "app/commands/view_case.h"

class wxListView;
class wxStaticText;

namespace gui {

class FilesPanel : public wxPanel {
 public:
    explicit FilesPanel(wxWindow* parent);
    void show(const commands::CaseView& view);

 private:
    void show_permit(const commands::CaseView& view);
    void show_files(const commands::CaseView& view);
    void show_problems(const commands::CaseView& view);

    wxStaticText* permit_ = nullptr;
    wxListView* files_ = nullptr;
    wxStaticText* problems_title_ = nullptr;
    wxListView* problems_ = nullptr;
};

}  // namespace gui
