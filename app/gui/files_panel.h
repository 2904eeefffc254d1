// SPDX-License-Identifier: Apache-2.0
// 资料: what was handed in, as which table it was read, and what could not be read.
#pragma once

#include <wx/panel.h>

#include <functional>

#include "app/commands/view_case.h"
#include "app/commands/view_original.h"

class wxListEvent;
class wxListView;
class wxStaticText;

namespace gui {

class FilesPanel : public wxPanel {
 public:
    explicit FilesPanel(wxWindow* parent);
    // The view must outlive the panel's next show().
    void show(const commands::CaseView& view);
    // Called when a problem is to be seen in its file.
    void on_opened(std::function<void(const commands::OriginalPlace&)> opened) { opened_ = std::move(opened); }

 private:
    void show_permit(const commands::CaseView& view);
    void show_files(const commands::CaseView& view);
    void show_problems(const commands::CaseView& view);

    void open_problem(wxListEvent& event);

    const commands::CaseView* view_ = nullptr;
    std::function<void(const commands::OriginalPlace&)> opened_;
    wxStaticText* permit_ = nullptr;
    wxListView* files_ = nullptr;
    wxStaticText* problems_title_ = nullptr;
    wxListView* problems_ = nullptr;
};

}  // namespace gui
