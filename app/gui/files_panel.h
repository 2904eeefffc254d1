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
    // Called when an unrecognised sheet of that file is to be mapped.
    void on_unrecognised(std::function<void(std::int64_t file)> chosen) { unrecognised_ = std::move(chosen); }
    // Called when a problem is to be seen in its file.
    void on_opened(std::function<void(const commands::OriginalPlace&)> opened) { opened_ = std::move(opened); }

 private:
    void show_permit(const commands::CaseView& view);
    void show_files(const commands::CaseView& view);
    void show_problems(const commands::CaseView& view);

    void open_problem(wxListEvent& event);
    void choose_file(wxListEvent& event);

    const commands::CaseView* view_ = nullptr;
    std::function<void(const commands::OriginalPlace&)> opened_;
    std::function<void(std::int64_t)> unrecognised_;
    std::vector<std::int64_t> unrecognised_files_;  // of each row of the list; 0: recognised
    wxStaticText* permit_ = nullptr;
    wxListView* files_ = nullptr;
    wxStaticText* problems_title_ = nullptr;
    wxListView* problems_ = nullptr;
};

}  // namespace gui
