// SPDX-License-Identifier: Apache-2.0
// Layout and long actions; what menus ask for is in main_frame_actions.cpp.
#include "app/gui/main_frame.h"

#include <wx/button.h>
#include <wx/config.h>
#include <wx/filename.h>
#include <wx/gauge.h>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/toolbar.h>

#include "app/gui/chart_panel.h"
#include "app/gui/drop_target.h"
#include "app/gui/files_panel.h"
#include "app/gui/findings_panel.h"
#include "app/gui/ids.h"
#include "app/gui/language.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr int kGaugeRange = 1000;
constexpr int kWidth = 1280;
constexpr int kHeight = 720;

}  // namespace

MainFrame::MainFrame()
    : wxFrame(nullptr, wxID_ANY, _("OnePermit"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE, "main"),
      worker_(*this)
{
    make_menus();
    make_tools();
    make_pages();
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(pages_, wxSizerFlags(1).Expand());
    progress_row_ = make_progress_row();
    sizer->Add(progress_row_, wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Show(progress_row_, false);
    SetSizer(sizer);
    CreateStatusBar();
    SetStatusText(_("Open or make a case, then import what the plant handed in."));
    SetDropTarget(new DropTarget([this](const std::vector<std::string>& paths) { import_paths(paths); }));
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::close, this);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    SetMinSize(FromDIP(wxSize(kWidth / 2, kHeight / 2)));
    show_view();
}

void MainFrame::make_pages()
{
    pages_ = new wxNotebook(this, wxID_ANY);
    pages_->SetName("pages");
    files_ = new FilesPanel(pages_);
    findings_ = new FindingsPanel(pages_);
    chart_ = new ChartPanel(pages_);
    pages_->AddPage(files_, _("Files"));
    pages_->AddPage(findings_, _("Findings"));
    pages_->AddPage(chart_, _("Charts"));
    findings_->on_chosen([this](const audit::Finding* finding) {
        if (finding != nullptr) chart_->show_finding(*finding);
    });
}

void MainFrame::make_menus()
{
    auto* file = new wxMenu;
    file->Append(wxID_NEW, _("&New case…\tCtrl+N"));
    file->Append(wxID_OPEN, _("&Open case…\tCtrl+O"));
    file->Append(ids::demonstration, _("Open the &demonstration plant…"));
    file->AppendSeparator();
    file->Append(ids::import_files, _("&Import files…\tCtrl+I"));
    file->Append(ids::import_folder, _("Import a &folder…\tCtrl+Shift+I"));
    file->AppendSeparator();
    file->Append(ids::report, _("&Findings report (PDF)…\tCtrl+P"));
    file->Append(ids::checklist, _("On-site &checklist (PDF)…\tCtrl+L"));
    file->AppendSeparator();
    file->Append(wxID_EXIT, _("&Quit\tCtrl+Q"));
    auto* audit = new wxMenu;
    audit->Append(ids::audit, _("&Run the audit\tF5"));
    audit->Append(ids::cancel, _("&Cancel\tEsc"));
    auto* language = new wxMenu;
    language->AppendRadioItem(ids::chinese, wxT("中文(&Z)"));
    language->AppendRadioItem(ids::english, wxT("&English"));
    language->Check(preferred_language() == audit::Language::en ? ids::english : ids::chinese, true);
    auto* bar = new wxMenuBar;
    bar->Append(file, _("&Case"));
    bar->Append(audit, _("&Audit"));
    bar->Append(language, _("&Language"));
    SetMenuBar(bar);

    Bind(wxEVT_MENU, &MainFrame::ask_new_case, this, wxID_NEW);
    Bind(wxEVT_MENU, &MainFrame::ask_open_case, this, wxID_OPEN);
    Bind(wxEVT_MENU, &MainFrame::ask_demonstration, this, ids::demonstration);
    Bind(wxEVT_MENU, &MainFrame::ask_import_files, this, ids::import_files);
    Bind(wxEVT_MENU, &MainFrame::ask_import_folder, this, ids::import_folder);
    Bind(wxEVT_MENU, &MainFrame::ask_report, this, ids::report);
    Bind(wxEVT_MENU, &MainFrame::ask_checklist, this, ids::checklist);
    Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { run_audit(); }, ids::audit);
    Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { worker_.cancel(); }, ids::cancel);
    Bind(wxEVT_MENU, &MainFrame::choose_language, this, ids::chinese);
    Bind(wxEVT_MENU, &MainFrame::choose_language, this, ids::english);
    Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { Close(); }, wxID_EXIT);
}

void MainFrame::make_tools()
{
    wxToolBar* tools = CreateToolBar(wxTB_HORIZONTAL | wxTB_TEXT | wxTB_NOICONS);
    tools->SetName("tools");
    const auto add = [&](int id, const wxString& label) { tools->AddTool(id, label, wxBitmapBundle()); };
    add(wxID_OPEN, _("Open case"));
    add(ids::import_folder, _("Import a folder"));
    add(ids::import_files, _("Import files"));
    add(ids::audit, _("Run the audit"));
    add(ids::report, _("Findings report"));
    add(ids::checklist, _("Checklist"));
    tools->Realize();
}

wxSizer* MainFrame::make_progress_row()
{
    step_ = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                             wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
    gauge_ = new wxGauge(this, wxID_ANY, kGaugeRange);
    gauge_->SetName("progress");
    cancel_ = new wxButton(this, ids::cancel, _("Cancel"));
    cancel_->SetName("cancel");
    cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { worker_.cancel(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(step_, wxSizerFlags(1).CenterVertical());
    row->Add(gauge_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, kGap));
    row->Add(cancel_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    return row;
}

void MainFrame::work(std::function<void(const commands::CommonOptions&)> action, const wxString& done, int page)
{
    if (worker_.busy()) return;
    GetSizer()->Show(progress_row_, true);
    gauge_->SetValue(0);
    step_->SetLabel("");
    Layout();
    auto result = std::make_shared<commands::CaseView>();
    Worker::Callbacks callbacks;
    callbacks.progress = [this](const commands::Progress& progress) { show_progress(progress); };
    callbacks.done = [this, result, done, page] {
        view_ = std::move(*result);
        show_view();
        if (page >= 0) pages_->SetSelection(static_cast<std::size_t>(page));
        end_work(done);
    };
    callbacks.failed = [this](const std::string& sentence) {
        end_work(_("Not done."));
        wxMessageBox(to_wx(sentence), _("OnePermit"), wxOK | wxICON_ERROR, this);
    };
    callbacks.cancelled = [this] { end_work(_("Cancelled; the case is as it was.")); };
    worker_.start(
        [action = std::move(action), result, path = view_.path](const commands::CommonOptions& options) {
            action(options);
            *result = commands::view_case(path);
        },
        std::move(callbacks));
    enable_actions();
}

void MainFrame::show_progress(const commands::Progress& progress)
{
    step_->SetLabelText(to_wx(progress.step.in(current_language())));
    gauge_->SetValue(static_cast<int>(progress.share * kGaugeRange));
}

void MainFrame::end_work(const wxString& status)
{
    GetSizer()->Show(progress_row_, false);
    Layout();
    SetStatusText(status);
    enable_actions();
}

void MainFrame::show_view()
{
    files_->show(view_);
    findings_->show(view_);
    chart_->show(view_);
    const wxString name = view_.permit ? to_wx(view_.permit->enterprise) : wxFileName(to_wx(view_.path)).GetName();
    SetTitle(name.empty() ? _("OnePermit") : name + wxT(" — ") + _("OnePermit"));
    enable_actions();
}

void MainFrame::enable_actions()
{
    const bool idle = !worker_.busy();
    const bool open = idle && !view_.path.empty();
    const bool audited = open && view_.run.has_value();
    const auto enable = [this](int id, bool on) {
        GetMenuBar()->Enable(id, on);
        if (GetToolBar()->FindById(id) != nullptr) GetToolBar()->EnableTool(id, on);
    };
    for (const int id : {static_cast<int>(wxID_NEW), static_cast<int>(wxID_OPEN), static_cast<int>(ids::demonstration),
                         static_cast<int>(ids::import_files), static_cast<int>(ids::import_folder)})
        enable(id, idle);
    enable(ids::audit, open && !view_.files.empty());
    enable(ids::report, audited);
    enable(ids::checklist, audited);
    enable(ids::cancel, !idle);
}

}  // namespace gui
