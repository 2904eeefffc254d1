// SPDX-License-Identifier: Apache-2.0
// The window of one case: lays out the panels, binds menus, and passes long actions to the worker.
#pragma once

#include <wx/frame.h>

#include <memory>
#include <string>
#include <vector>

#include "app/commands/view_case.h"
#include "app/gui/worker.h"

class wxButton;
class wxGauge;
class wxNotebook;
class wxStaticText;

namespace gui {

class ChartPanel;
class FilesPanel;
class FindingsPanel;

class MainFrame : public wxFrame {
 public:
    MainFrame();

    void open_case(const std::string& path, bool create);
    void import_paths(const std::vector<std::string>& paths);
    void run_audit();
    void write_report(commands::ReportKind kind, const std::string& path);
    bool busy() const { return worker_.busy(); }
    const commands::CaseView& view() const { return view_; }

 private:
    void make_menus();
    void make_tools();
    void make_pages();
    wxSizer* make_progress_row();

    void ask_new_case(wxCommandEvent& event);
    void ask_open_case(wxCommandEvent& event);
    void ask_demonstration(wxCommandEvent& event);
    void ask_import_files(wxCommandEvent& event);
    void ask_import_folder(wxCommandEvent& event);
    void ask_report(wxCommandEvent& event);
    void ask_checklist(wxCommandEvent& event);
    void choose_language(wxCommandEvent& event);
    void close(wxCloseEvent& event);

    void ask_and_write(commands::ReportKind kind, const wxString& default_name);
    // A case to import into: the open one, or a new one that a person names. False when they changed their mind.
    bool have_case();
    // Runs an action, then reads the case again and shows it with that sentence in the status bar.
    void work(std::function<void(const commands::CommonOptions&)> action, const wxString& done, int page = -1);
    void show_view();
    void show_progress(const commands::Progress& progress);
    void end_work(const wxString& status);
    void enable_actions();

    commands::CaseView view_;
    Worker worker_;
    wxNotebook* pages_ = nullptr;
    FilesPanel* files_ = nullptr;
    FindingsPanel* findings_ = nullptr;
    ChartPanel* chart_ = nullptr;
    wxStaticText* step_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* cancel_ = nullptr;
    wxSizer* progress_row_ = nullptr;
};

}  // namespace gui
