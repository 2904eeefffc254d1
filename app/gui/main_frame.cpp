// SPDX-License-Identifier: Apache-2.0
// Layout and long actions. Menus are in main_frame_menus.cpp, what they ask for is in main_frame_actions.cpp.
#include "app/gui/main_frame.h"

#include <wx/button.h>
#include <wx/filename.h>
#include <wx/gauge.h>
#include <wx/infobar.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/gui/chart_panel.h"
#include "app/gui/drop_target.h"
#include "app/gui/emissions_panel.h"
#include "app/gui/files_panel.h"
#include "app/gui/findings_panel.h"
#include "app/gui/ids.h"
#include "app/gui/language.h"
#include "app/gui/overview_panel.h"
#include "app/gui/page_list.h"
#include "app/gui/recent_cases.h"
#include "app/gui/start_panel.h"
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
    sizer->Add(notice_, wxSizerFlags().Expand());
    sizer->Add(start_, wxSizerFlags(1).Expand());
    sizer->Add(opened_, wxSizerFlags(1).Expand());
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
    notice_ = new wxInfoBar(this);
    notice_->SetName("notice");
    start_ = new StartPanel(this, [this](const std::string& path) { open_case(path, false); });
    opened_ = new wxPanel(this);
    page_list_ = new PageList(opened_, [this](std::size_t page) { show_page(page); });
    pages_ = new wxSimplebook(opened_, wxID_ANY);
    pages_->SetName("pages");
    overview_ = new OverviewPanel(pages_);
    files_ = new FilesPanel(pages_);
    findings_ = new FindingsPanel(pages_);
    chart_ = new ChartPanel(pages_);
    emissions_ = new EmissionsPanel(pages_);
    const auto add = [this](wxWindow* page, const wxString& title) {
        pages_->AddPage(page, title);
        page_list_->add(title);
    };
    add(overview_, _("Overview"));
    add(files_, _("Files"));
    add(findings_, _("Findings"));
    add(chart_, _("Charts"));
    add(emissions_, _("Emissions"));
    page_list_->select(kOverviewPage);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(page_list_, wxSizerFlags().Expand().Border(wxRIGHT, kGap));
    row->Add(pages_, wxSizerFlags(1).Expand());
    opened_->SetSizer(row);
    bind_pages();
}

void MainFrame::bind_pages()
{
    overview_->on_cell([this](const std::string& check, const std::string& outlet) {
        findings_->show_only(check, outlet);
        show_page(kFindingsPage);
    });
    overview_->on_step([this](commands::StepKind step) { take_step(step); });
    emissions_->on_export([this](audit::emissions::Span span) { ask_emissions(span); });
    findings_->on_chosen([this](const audit::Finding* finding) {
        if (finding != nullptr) chart_->show_finding(*finding);
    });
    using Chosen = std::vector<const audit::Finding*>;
    findings_->why().on_opened([this](const audit::Evidence& cell) {
        show_original([path = view_.path, cell] { return commands::place_of(path, cell); });
    });
    findings_->why().on_decisions([this](const Chosen& findings) { ask_decision(findings); },
                                  [this](const Chosen& findings) { take_back(findings); },
                                  [this](const Chosen& findings) { ask_suppression(findings); });
    files_->on_unrecognised([this](std::int64_t file) { map_columns(file); });
    files_->on_opened([this](const commands::OriginalPlace& place) { show_original([place] { return place; }); });
}

void MainFrame::show_page(std::size_t page)
{
    page_list_->select(page);
    pages_->ChangeSelection(page);
    pages_->GetCurrentPage()->SetFocus();
}

wxSizer* MainFrame::make_progress_row()
{
    step_ = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                             wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
    step_->SetName("step");
    gauge_ = new wxGauge(this, wxID_ANY, kGaugeRange);
    gauge_->SetName("progress");
    cancel_ = new wxButton(this, ids::cancel, _("Cancel"));
    cancel_->SetName("cancel");
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(step_, wxSizerFlags(1).CenterVertical());
    row->Add(gauge_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, kGap));
    row->Add(cancel_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    return row;
}

void MainFrame::work(Action action, std::function<void()> done)
{
    if (worker_.busy()) return;
    notice_->Dismiss();
    GetSizer()->Show(progress_row_, true);
    gauge_->SetValue(0);
    step_->SetLabel("");
    Layout();
    Worker::Callbacks callbacks;
    callbacks.progress = [this](const commands::Progress& progress) { show_progress(progress); };
    callbacks.done = [this, done = std::move(done)] {
        end_work("");
        done();
    };
    callbacks.failed = [this](const std::string& sentence) {
        end_work(_("Not done."));
        wxMessageBox(to_wx(sentence), _("OnePermit"), wxOK | wxICON_ERROR, this);
    };
    callbacks.cancelled = [this] { end_work(_("Cancelled; the case is as it was.")); };
    worker_.start(std::move(action), std::move(callbacks));
    enable_actions();
}

void MainFrame::change(const std::string& path, Action action, Page page, std::function<void()> done)
{
    auto result = std::make_shared<commands::CaseView>();
    work(
        [action = std::move(action), result, path](const commands::CommonOptions& options) {
            action(options);
            *result = commands::view_case(path);
        },
        [this, result, page, done = std::move(done)] {
            view_ = std::move(*result);
            remember_case(view_.path);
            show_view();
            if (page != kSamePage) show_page(page);
            done();
        });
}

void MainFrame::show_progress(const commands::Progress& progress)
{
    const std::string& detail = progress.detail.in(current_language());
    step_->SetLabelText(to_wx(progress.step.in(current_language()) + (detail.empty() ? "" : "    " + detail)));
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
    const bool open = !view_.path.empty();
    fill_recent();
    GetSizer()->Show(start_, !open);
    GetSizer()->Show(opened_, open);
    Layout();
    if (!open) start_->show(recent_);
    overview_->show(view_);
    files_->show(view_);
    findings_->show(view_);
    chart_->show(view_);
    emissions_->show(view_);
    const wxString name = view_.permit ? to_wx(view_.permit->enterprise) : wxFileName(to_wx(view_.path)).GetName();
    SetTitle(name.empty() ? _("OnePermit") : name + wxT(" — ") + _("OnePermit"));
    enable_actions();
}

}  // namespace gui
