// SPDX-License-Identifier: Apache-2.0
// Menus and tools of the main window, and what of them can be used at the moment.
#include <wx/infobar.h>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/toolbar.h>

#include "app/gui/findings_panel.h"
#include "app/gui/ids.h"
#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/recent_cases.h"
#include "app/gui/text.h"

namespace gui {

wxMenu* MainFrame::make_case_menu()
{
    auto* menu = new wxMenu;
    menu->Append(wxID_NEW, _("&New case...\tCtrl+N"));
    menu->Append(wxID_OPEN, _("&Open case...\tCtrl+O"));
    recent_menu_ = new wxMenu;
    menu->AppendSubMenu(recent_menu_, _("Cases opened &last"));
    menu->Append(ids::demonstration, _("Open the &demonstration plant..."));
    menu->AppendSeparator();
    menu->Append(ids::import_files, _("&Import files...\tCtrl+I"));
    menu->Append(ids::import_folder, _("Import a &folder...\tCtrl+Shift+I"));
    menu->Append(ids::map_columns, _("Map unrecognised &columns...\tCtrl+M"));
    menu->AppendSeparator();
    menu->Append(ids::report, _("Findings &report (PDF)...\tCtrl+P"));
    menu->Append(ids::checklist, _("On-site &checklist (PDF)...\tCtrl+L"));
    menu->AppendSeparator();
    menu->Append(wxID_EXIT, _("&Quit\tCtrl+Q"));
    return menu;
}

wxMenu* MainFrame::make_view_menu()
{
    auto* menu = new wxMenu;
    int id = ids::first_page;
    for (const wxString& label : {_("&Overview"), _("&Files"), _("F&indings"), _("&Charts"), _("&Emissions")}) {
        menu->Append(id, label + wxString::Format("\tCtrl+%d", id - ids::first_page + 1));
        ++id;
    }
    menu->AppendSeparator();
    menu->Append(ids::find, _("&Search in the findings\tCtrl+F"));
    return menu;
}

void MainFrame::make_menus()
{
    auto* audit = new wxMenu;
    audit->Append(ids::audit, _("&Run the audit\tF5"));
    audit->Append(ids::cancel, _("&Cancel\tEsc"));
    audit->AppendSeparator();
    audit->Append(wxID_UNDO, _("&Undo the decision\tCtrl+Z"));
    audit->Append(wxID_REDO, _("&Redo the decision\tCtrl+Y"));
    audit->AppendSeparator();
    audit->Append(ids::suppressions, _("&Suppressions..."));
    audit->Append(ids::comparison, _("C&ompare with an earlier audit..."));
    auto* language = new wxMenu;
    language->AppendRadioItem(ids::chinese, wxT("中文(&Z)"));
    language->AppendRadioItem(ids::english, wxT("&English"));
    language->Check(current_language() == audit::Language::en ? ids::english : ids::chinese, true);
    auto* bar = new wxMenuBar;
    bar->Append(make_case_menu(), _("&Case"));
    bar->Append(make_view_menu(), _("&View"));
    bar->Append(audit, _("&Audit"));
    bar->Append(language, _("&Language"));
    SetMenuBar(bar);
    bind_menus();
}

// Buttons of the start page and of notices carry the same ids as the menu items.
void MainFrame::bind_menus()
{
    const auto bind = [this](int id, void (MainFrame::*answer)(wxCommandEvent&)) {
        Bind(wxEVT_MENU, answer, this, id);
        Bind(wxEVT_BUTTON, answer, this, id);
    };
    bind(wxID_NEW, &MainFrame::ask_new_case);
    bind(wxID_OPEN, &MainFrame::ask_open_case);
    bind(ids::demonstration, &MainFrame::ask_demonstration);
    bind(ids::import_files, &MainFrame::ask_import_files);
    bind(ids::import_folder, &MainFrame::ask_import_folder);
    bind(ids::report, &MainFrame::ask_report);
    bind(ids::checklist, &MainFrame::ask_checklist);
    bind(ids::chinese, &MainFrame::choose_language);
    bind(ids::english, &MainFrame::choose_language);
    bind(ids::open_document, &MainFrame::open_document);
    bind(ids::open_folder, &MainFrame::open_document);
    for (int page = 0; page < kPages; ++page) bind(ids::first_page + page, &MainFrame::choose_page);
    const auto bind_call = [this](int id, const std::function<void()>& answer) {
        Bind(
            wxEVT_MENU, [answer](wxCommandEvent&) { answer(); }, id);
        Bind(
            wxEVT_BUTTON, [answer](wxCommandEvent&) { answer(); }, id);
    };
    bind_call(ids::audit, [this] { run_audit(); });
    bind_call(ids::map_columns, [this] { map_columns(); });
    bind_call(ids::cancel, [this] { worker_.cancel(); });
    bind_call(wxID_EXIT, [this] { Close(); });
    bind_call(wxID_UNDO, [this] { undo(); });
    bind_call(wxID_REDO, [this] { redo(); });
    bind_call(ids::suppressions, [this] { show_suppressions(); });
    bind_call(ids::comparison, [this] { show_comparison(); });
    bind_call(ids::find, [this] {
        show_page(kFindingsPage);
        findings_->start_search();
    });
}

void MainFrame::make_tools()
{
    wxToolBar* tools = CreateToolBar(wxTB_HORIZONTAL | wxTB_TEXT | wxTB_NOICONS);
    tools->SetName("tools");
    const auto add = [&](int id, const wxString& label) { tools->AddTool(id, label, wxBitmapBundle()); };
    add(wxID_OPEN, _("Open case"));
    add(ids::import_folder, _("Import a folder"));
    add(ids::import_files, _("Import files"));
    tools->AddSeparator();
    add(ids::audit, _("Run the audit"));
    tools->AddSeparator();
    add(ids::report, _("Findings report"));
    add(ids::checklist, _("Checklist"));
    tools->Realize();
}

void MainFrame::fill_recent()
{
    while (recent_menu_->GetMenuItemCount() > 0) recent_menu_->Destroy(recent_menu_->FindItemByPosition(0));
    recent_ = recent_cases();
    int id = wxID_FILE1;
    for (const std::string& path : recent_) {
        wxString label = to_wx(path);
        label.Replace("&", "&&");
        recent_menu_->Append(id, wxString::Format("&%d  ", id - wxID_FILE1 + 1) + label);
        Bind(wxEVT_MENU, &MainFrame::open_recent, this, id);
        ++id;
    }
    if (recent_.empty()) recent_menu_->Append(wxID_NONE, _("None yet"))->Enable(false);
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
                         static_cast<int>(ids::import_files), static_cast<int>(ids::import_folder),
                         static_cast<int>(ids::chinese), static_cast<int>(ids::english)})
        enable(id, idle);
    enable(ids::audit, open && !view_.files.empty());
    enable(ids::map_columns, open && commands::has_unrecognised(view_));
    for (const int id : {ids::report, ids::checklist, ids::find, ids::suppressions, ids::comparison})
        enable(id, audited);
    enable(wxID_UNDO, open && !is_read_only() && !decided_.empty());
    enable(wxID_REDO, open && !is_read_only() && !undone_.empty());
    for (int page = 0; page < kPages; ++page) enable(ids::first_page + page, !view_.path.empty());
    enable(ids::cancel, !idle);
}

}  // namespace gui
