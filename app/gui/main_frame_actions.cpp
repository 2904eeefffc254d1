// SPDX-License-Identifier: Apache-2.0
// What the menus ask for: dialogs first, then one command on the worker.
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/infobar.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>

#include <algorithm>

#include "app/gui/ids.h"
#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/mapping_dialog.h"
#include "app/gui/original_dialog.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr std::size_t kMostTold = 8;  // sentences in one dialog

wxString case_wildcard()
{
    return _("Case files (*.opcase)|*.opcase");
}

}  // namespace

void MainFrame::open_case(const std::string& path, bool create)
{
    change(
        path,
        [path, create](const commands::CommonOptions&) {
            if (create) commands::view_case(path, true);
        },
        kOverviewPage, [this, path] { SetStatusText(wxString::Format(_("Case %s is open."), to_wx(path))); });
}

void MainFrame::import_paths(const std::vector<std::string>& paths)
{
    if (paths.empty() || worker_.busy()) return;
    const std::string into = case_to_fill();
    if (into.empty()) return;
    auto summary = std::make_shared<audit::import::ImportSummary>();
    change(
        into,
        [into, paths, summary](commands::CommonOptions options) {
            options.all_or_nothing = true;
            *summary = commands::import_files(into, paths, options);
        },
        kFilesPage, [this, summary] { tell_import(*summary); });
}

// What came in, and what to do next. Files that could not be read are not in the case: only here are they told.
void MainFrame::tell_import(const audit::import::ImportSummary& summary)
{
    const bool unrecognised = commands::has_unrecognised(view_);
    notice(wxString::Format(_("Imported: %zu files, %lld rows; %lld rows rejected, %lld problems."),
                            summary.files.size(), static_cast<long long>(summary.rows()),
                            static_cast<long long>(summary.rejected()), static_cast<long long>(summary.problems())),
           ids::audit, _("Run the audit"), unrecognised ? static_cast<int>(ids::map_columns) : 0,
           _("Map the columns of what was not recognised"));
    wxString failed;
    std::size_t count = 0;
    for (const audit::import::ImportedFile& file : summary.files)
        if (file.outcome == audit::import::FileOutcome::failed && count++ < kMostTold)
            failed += "\n" + to_wx(file.error);
    if (count == 0) return;
    if (count > kMostTold) failed += "\n" + wxString::Format(_("and %zu more"), count - kMostTold);
    wxMessageBox(wxString::Format(_("%zu files could not be read and were left out:"), count) + failed, _("OnePermit"),
                 wxOK | wxICON_WARNING, this);
}

void MainFrame::notice(const wxString& text, int button, const wxString& label, int second,
                       const wxString& second_label)
{
    for (const int id : {ids::audit, ids::open_document, ids::open_folder, ids::map_columns})
        if (notice_->HasButtonId(id)) notice_->RemoveButton(id);
    if (button != 0) notice_->AddButton(button, label);
    if (second != 0) notice_->AddButton(second, second_label);
    notice_->ShowMessage(text, wxICON_INFORMATION);
    SetStatusText(text);
}

void MainFrame::run_audit()
{
    if (view_.path.empty() || view_.files.empty()) return;
    change(
        view_.path,
        [path = view_.path](const commands::CommonOptions& options) { commands::audit_case(path, options); },
        kFindingsPage, [this] { SetStatusText(to_wx(commands::describe(*view_.run, current_language())).Trim()); });
}

void MainFrame::write_report(const std::string& kind, const std::string& path)
{
    work([case_path = view_.path, kind,
          path](const commands::CommonOptions& options) { commands::write_report(case_path, kind, path, options); },
         [this, path] { tell_written(path); });
}

void MainFrame::tell_written(const std::string& path)
{
    document_ = path;
    notice(wxString::Format(_("Written: %s"), to_wx(path)), ids::open_document, _("Open it"), ids::open_folder,
           _("Open its folder"));
}

void MainFrame::open_document(wxCommandEvent& event)
{
    const wxFileName name(to_wx(document_));
    wxLaunchDefaultApplication(event.GetId() == ids::open_folder ? name.GetPath() : name.GetFullPath());
}

void MainFrame::show_original(std::function<commands::OriginalPlace()> place)
{
    auto rows = std::make_shared<commands::OriginalRows>();
    work([path = view_.path, place = std::move(place),
          rows](const commands::CommonOptions&) { *rows = commands::original_rows(path, place()); },
         [this, rows] { OriginalDialog(this, *rows).ShowModal(); });
}

void MainFrame::map_columns(std::int64_t file)
{
    auto sheets = std::make_shared<std::vector<commands::UnmappedSheet>>();
    work([path = view_.path, sheets](const commands::CommonOptions&) { *sheets = commands::unmapped_sheets(path); },
         [this, sheets, file] {
             std::stable_partition(sheets->begin(), sheets->end(), [&](const auto& each) { return each.file == file; });
             if (!sheets->empty()) ask_mapping(*sheets);
         });
}

void MainFrame::ask_mapping(const std::vector<commands::UnmappedSheet>& sheets)
{
    MappingDialog dialog(this, sheets);
    if (dialog.ShowModal() != wxID_OK) return;
    auto summary = std::make_shared<audit::import::ImportSummary>();
    change(
        view_.path,
        [path = view_.path, mapping = dialog.mapping(), profile = dialog.to_profile(),
         summary](const commands::CommonOptions& options) {
            *summary = commands::apply_mapping(path, mapping, profile, options);
        },
        kFilesPage, [this, summary] { tell_import(*summary); });
}

std::string MainFrame::case_to_fill()
{
    if (!view_.path.empty()) return view_.path;
    wxFileDialog dialog(this, _("Where to keep the new case"), wxStandardPaths::Get().GetDocumentsDir(),
                        _("case.opcase"), case_wildcard(), wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) return {};
    if (!wxFileExists(dialog.GetPath())) return from_wx(dialog.GetPath());
    wxMessageBox(_("This file exists already. Choose another name, or open it and import there."),
                 _("Where to keep the new case"), wxOK | wxICON_INFORMATION, this);
    return {};
}

void MainFrame::open_recent(wxCommandEvent& event)
{
    open_case(std::string(recent_[static_cast<std::size_t>(event.GetId() - wxID_FILE1)]), false);
}

void MainFrame::choose_page(wxCommandEvent& event)
{
    show_page(static_cast<std::size_t>(event.GetId() - ids::first_page));
}

void MainFrame::take_step(commands::StepKind step)
{
    using commands::StepKind;
    const auto press = [this](int id) {
        wxCommandEvent event(wxEVT_MENU, id);
        ProcessWindowEvent(event);
    };
    switch (step) {
        case StepKind::import_files:
            press(ids::import_folder);
            break;
        case StepKind::map_columns:
            map_columns();
            break;
        case StepKind::see_problems:
            show_page(kFilesPage);
            break;
        case StepKind::run_audit:
            run_audit();
            break;
        case StepKind::see_findings:
            show_page(kFindingsPage);
            break;
        case StepKind::see_missing:
            show_page(kFilesPage);
            break;
        case StepKind::write_report:
            press(ids::report);
            break;
    }
}

void MainFrame::ask_new_case(wxCommandEvent&)
{
    wxFileDialog dialog(this, _("New case"), wxStandardPaths::Get().GetDocumentsDir(), _("case.opcase"),
                        case_wildcard(), wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) return;
    if (wxFileExists(dialog.GetPath())) {
        wxMessageBox(_("This file exists already. Choose another name, or open it instead."), _("New case"),
                     wxOK | wxICON_INFORMATION, this);
        return;
    }
    open_case(from_wx(dialog.GetPath()), true);
}

void MainFrame::ask_open_case(wxCommandEvent&)
{
    wxFileDialog dialog(this, _("Open case"), wxStandardPaths::Get().GetDocumentsDir(), "", case_wildcard(),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) open_case(from_wx(dialog.GetPath()), false);
}

void MainFrame::ask_demonstration(wxCommandEvent&)
{
    wxDirDialog dialog(this, _("Choose an empty folder for the demonstration plant"),
                       wxStandardPaths::Get().GetDocumentsDir());
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string folder = from_wx(dialog.GetPath());
    const std::string case_path = folder + "/demonstration.opcase";
    if (wxFileExists(to_wx(case_path))) {
        open_case(case_path, false);
        return;
    }
    auto summary = std::make_shared<audit::import::ImportSummary>();
    change(
        case_path,
        [folder, case_path, summary](commands::CommonOptions options) {
            options.all_or_nothing = true;
            commands::write_demonstration(folder + "/submission");
            *summary = commands::import_files(case_path, {folder + "/submission"}, options);
            commands::audit_case(case_path, options);
        },
        kOverviewPage, [this] { SetStatusText(to_wx(commands::describe(*view_.run, current_language())).Trim()); });
}

void MainFrame::ask_import_files(wxCommandEvent&)
{
    wxFileDialog dialog(this, _("Import files"), "", "", _("All files") + "|*",
                        wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString chosen;
    dialog.GetPaths(chosen);
    std::vector<std::string> paths;
    for (const wxString& path : chosen) paths.push_back(from_wx(path));
    import_paths(paths);
}

void MainFrame::ask_import_folder(wxCommandEvent&)
{
    wxDirDialog dialog(this, _("Import a folder"), "", wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) import_paths({from_wx(dialog.GetPath())});
}

void MainFrame::ask_and_write(const std::string& kind, const wxString& default_name)
{
    wxFileDialog dialog(this, _("Write PDF"), wxFileName(to_wx(view_.path)).GetPath(), default_name,
                        _("PDF documents (*.pdf)|*.pdf"), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) write_report(kind, from_wx(dialog.GetPath()));
}

void MainFrame::ask_report(wxCommandEvent&)
{
    ask_and_write("findings", _("findings report.pdf"));
}
void MainFrame::ask_checklist(wxCommandEvent&)
{
    ask_and_write("checklist", _("checklist.pdf"));
}

void MainFrame::ask_emissions(audit::emissions::Span span)
{
    wxFileDialog dialog(
        this, _("Export the emission account"), wxFileName(to_wx(view_.path)).GetPath(), _("emissions.xlsx"),
        _("Workbooks (*.xlsx)|*.xlsx|CSV files (*.csv)|*.csv|JSON (*.json)|*.json"), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string path = from_wx(dialog.GetPath());
    const auto format = path.ends_with(".csv")    ? commands::FindingsFormat::csv
                        : path.ends_with(".json") ? commands::FindingsFormat::json
                                                  : commands::FindingsFormat::xlsx;
    work(
        [case_path = view_.path, span, format, path](const commands::CommonOptions& options) {
            commands::list_emissions(case_path, span, format, path, options);
        },
        [this, path] { tell_written(path); });
}

void MainFrame::choose_language(wxCommandEvent& event)
{
    const auto language = event.GetId() == ids::english ? audit::Language::en : audit::Language::zh;
    remember_language(language);
    if (language == current_language() || worker_.busy()) return;
    use_language(language);
    auto* next = new MainFrame;  // wx deletes frames
    next->SetSize(GetRect());
    next->view_ = view_;
    next->show_view();
    next->Show();
    Destroy();
}

void MainFrame::close(wxCloseEvent& event)
{
    if (worker_.busy() && event.CanVeto()) {
        const int answer =
            wxMessageBox(_("Work is going on. Cancel it and close?"), _("OnePermit"), wxYES_NO | wxICON_QUESTION, this);
        if (answer != wxYES) {
            event.Veto();
            return;
        }
    }
    worker_.cancel();
    Destroy();
}

}  // namespace gui
