// SPDX-License-Identifier: Apache-2.0
// The window of one case: lays out the panels, binds menus, and passes long actions to the worker.
#pragma once

#include <wx/frame.h>

#include <memory>
#include <string>
#include <vector>

#include "app/commands/dispositions.h"
#include "app/commands/unmapped.h"
#include "app/commands/view_case.h"
#include "app/commands/view_original.h"
#include "app/commands/view_overview.h"
#include "app/gui/worker.h"

class wxButton;
class wxGauge;
class wxInfoBar;
class wxSimplebook;
class wxStaticText;

namespace gui {

class ChartPanel;
class EmissionsPanel;
class FilesPanel;
class FindingsPanel;
class OverviewPanel;
class PageList;
class StartPanel;

class MainFrame : public wxFrame {
 public:
    MainFrame();

    void open_case(const std::string& path, bool create);
    // Into the open case, else into a new one that the person names.
    void import_paths(const std::vector<std::string>& paths);
    void run_audit();
    void write_report(const std::string& kind, const std::string& path);
    // Asks what the columns of unrecognised sheets mean, that file's first.
    void map_columns(std::int64_t file = 0);
    // Opens the submitted file at that place.
    void show_original(std::function<commands::OriginalPlace()> place);
    // About findings of the list: asks, keeps the answer in the case and shows it.
    void ask_decision(const std::vector<const audit::Finding*>& findings);
    void take_back(const std::vector<const audit::Finding*>& findings);
    void ask_suppression(const std::vector<const audit::Finding*>& findings);
    // Of the decisions made in this window.
    void undo();
    void redo();
    void show_suppressions();
    void show_comparison();
    // Another window has the case, or its folder cannot be written: nothing of it can be changed here.
    bool is_read_only() const { return !read_only_.empty(); }
    bool busy() const { return worker_.busy(); }
    const commands::CaseView& view() const { return view_; }

 private:
    using Action = std::function<void(const commands::CommonOptions&)>;
    // In the order of the work, as the list at the left shows them.
    enum Page { kOverviewPage, kFilesPage, kFindingsPage, kChartsPage, kEmissionsPage, kPages, kSamePage = kPages };

    void make_menus();
    wxMenu* make_case_menu();
    wxMenu* make_view_menu();
    void bind_menus();
    void make_tools();
    void make_pages();
    void bind_pages();
    void show_page(std::size_t page);
    void take_step(commands::StepKind step);
    wxSizer* make_progress_row();
    void fill_recent();

    void ask_new_case(wxCommandEvent& event);
    void ask_open_case(wxCommandEvent& event);
    void ask_demonstration(wxCommandEvent& event);
    void ask_import_files(wxCommandEvent& event);
    void ask_import_folder(wxCommandEvent& event);
    void ask_report(wxCommandEvent& event);
    void ask_checklist(wxCommandEvent& event);
    void ask_emissions(audit::emissions::Span span);
    void open_recent(wxCommandEvent& event);
    void open_document(wxCommandEvent& event);
    void choose_language(wxCommandEvent& event);
    void choose_page(wxCommandEvent& event);
    void close(wxCloseEvent& event);

    void ask_and_write(const std::string& kind, const wxString& default_name);
    // The open case, or the path of a new one that a person names; empty when they changed their mind.
    std::string case_to_fill();
    // Runs an action, then calls done on this thread.
    void work(Action action, std::function<void()> done);
    // Runs an action on a case, reads the case again and shows it on that page, then calls done.
    void change(const std::string& path, Action action, Page page, std::function<void()> done);
    // Runs an action that decides about findings and says in a sentence what it did; shows the findings again.
    void decide(const std::vector<std::string>& findings, std::function<std::string(const std::string& path)> action);
    void show_view();
    void show_progress(const commands::Progress& progress);
    void end_work(const wxString& status);
    void tell_written(const std::string& path);
    void tell_import(const audit::import::ImportSummary& summary);
    // A line above the pages with buttons for what comes next; button 0 is none.
    void notice(const wxString& text, int button, const wxString& label, int second = 0,
                const wxString& second_label = {});
    void enable_actions();
    void ask_mapping(const std::vector<commands::UnmappedSheet>& sheets);

    commands::CaseView view_;
    Worker worker_;
    std::string read_only_;  // why nothing of the case can be changed; else empty
    std::vector<std::vector<audit::findings::Decision>> decided_, undone_;
    std::string document_;  // written last
    std::vector<std::string> recent_;
    wxMenu* recent_menu_ = nullptr;
    wxInfoBar* notice_ = nullptr;
    StartPanel* start_ = nullptr;
    wxWindow* opened_ = nullptr;  // list and pages, while a case is open
    PageList* page_list_ = nullptr;
    wxSimplebook* pages_ = nullptr;
    OverviewPanel* overview_ = nullptr;
    FilesPanel* files_ = nullptr;
    FindingsPanel* findings_ = nullptr;
    ChartPanel* chart_ = nullptr;
    EmissionsPanel* emissions_ = nullptr;
    wxStaticText* step_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* cancel_ = nullptr;
    wxSizer* progress_row_ = nullptr;
};

}  // namespace gui
