// SPDX-License-Identifier: Apache-2.0
// What the menus ask for: dialogs first, then one command on the worker.
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>

#include "app/gui/ids.h"
#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kFindingsPage = 1;

wxString case_wildcard()
{
    return _("Case files (*.opcase)|*.opcase");
}

}  // namespace

void MainFrame::open_case(const std::string& path, bool create)
{
    if (worker_.busy()) return;
    const std::string before = view_.path;
    view_.path = path;
    work([path, create](const commands::CommonOptions&) { commands::view_case(path, create); },
         wxString::Format(_("Case %s is open."), to_wx(path)), 0);
    view_.path = before;
}

void MainFrame::import_paths(const std::vector<std::string>& paths)
{
    if (paths.empty() || worker_.busy() || !have_case()) return;
    auto summary = std::make_shared<audit::import::ImportSummary>();
    work([path = view_.path,
          paths](const commands::CommonOptions& options) { commands::import_files(path, paths, options); },
         _("Imported. Run the audit next (F5)."), 0);
}

void MainFrame::run_audit()
{
    if (view_.path.empty()) return;
    work([path = view_.path](const commands::CommonOptions& options) { commands::audit_case(path, options); },
         _("The audit is done."), kFindingsPage);
}

void MainFrame::write_report(commands::ReportKind kind, const std::string& path)
{
    work([case_path = view_.path, kind,
          path](const commands::CommonOptions& options) { commands::write_report(case_path, kind, path, options); },
         wxString::Format(_("Written: %s"), to_wx(path)));
}

bool MainFrame::have_case()
{
    if (!view_.path.empty()) return true;
    wxFileDialog dialog(this, _("Where to keep the new case"), wxStandardPaths::Get().GetDocumentsDir(),
                        _("case.opcase"), case_wildcard(), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return false;
    view_.path = from_wx(dialog.GetPath());
    return true;
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
    const std::string before = view_.path;
    view_.path = case_path;
    work(
        [folder, case_path](const commands::CommonOptions& options) {
            commands::write_demonstration(folder + "/submission");
            commands::import_files(case_path, {folder + "/submission"}, options);
        },
        _("The demonstration plant is imported. Run the audit next (F5)."), 0);
    view_.path = before;
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

void MainFrame::ask_and_write(commands::ReportKind kind, const wxString& default_name)
{
    wxFileDialog dialog(this, _("Write PDF"), wxFileName(to_wx(view_.path)).GetPath(), default_name,
                        _("PDF documents (*.pdf)|*.pdf"), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) write_report(kind, from_wx(dialog.GetPath()));
}

void MainFrame::ask_report(wxCommandEvent&)
{
    ask_and_write(commands::ReportKind::findings, _("findings report.pdf"));
}
void MainFrame::ask_checklist(wxCommandEvent&)
{
    ask_and_write(commands::ReportKind::checklist, _("checklist.pdf"));
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
