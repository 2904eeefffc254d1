// SPDX-License-Identifier: Apache-2.0
#include "app/gui/start_panel.h"

#include <wx/button.h>
#include <wx/filename.h>
#include <wx/intl.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/gui/ids.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidth = 640;
constexpr int kButtonHeight = 44;

}  // namespace

StartPanel::StartPanel(wxWindow* parent, std::function<void(const std::string&)> open)
    : wxPanel(parent), open_(std::move(open))
{
    SetName("start");
    auto* heading = new wxStaticText(this, wxID_ANY, _("OnePermit"));
    heading->SetFont(heading->GetFont().Scaled(2.0F));
    title_ = new wxStaticText(this, wxID_ANY, _("Cases opened last"));
    recent_ = new wxListBox(this, wxID_ANY);
    recent_->SetName("recent");
    recent_->SetMinSize(FromDIP(wxSize(kWidth, kWidth / 4)));
    recent_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { open_chosen(); });
    recent_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER) {
            open_chosen();
        } else {
            event.Skip();
        }
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(heading, wxSizerFlags().Border(wxBOTTOM, 2 * kGap));
    column->Add(make_tour(), wxSizerFlags().Expand().Border(wxBOTTOM, 2 * kGap));
    column->Add(make_ways(), wxSizerFlags().Expand().Border(wxBOTTOM, 3 * kGap));
    column->Add(title_, wxSizerFlags().Border(wxBOTTOM, kGap));
    column->Add(recent_, wxSizerFlags().Expand());
    column->AddStretchSpacer(2);
    auto* middle = new wxBoxSizer(wxHORIZONTAL);
    middle->AddStretchSpacer(1);
    middle->Add(column, wxSizerFlags().Expand());
    middle->AddStretchSpacer(1);
    SetSizer(middle);
}

// The frame answers the buttons by their ids, as it does the menus.
wxSizer* StartPanel::make_ways()
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](int id, const wxString& label) {
        auto* button = new wxButton(this, id, label);
        button->SetMinSize(wxSize(-1, FromDIP(kButtonHeight)));
        row->Add(button, wxSizerFlags(1).Border(wxLEFT, row->IsEmpty() ? 0 : kGap));
    };
    add(ids::import_folder, _("New case from a folder..."));
    add(ids::import_files, _("New case from files..."));
    add(wxID_OPEN, _("Open a case..."));
    add(ids::demonstration, _("Demonstration plant..."));
    return row;
}

wxSizer* StartPanel::make_tour()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    int number = 1;
    for (const wxString& sentence :
         {_("Drop the folder or ZIP that the plant handed in here: everything is read as it is."),
          _("The overview shows the permit, what is missing and where to begin."),
          _("The findings say why each was reported, with the rows as handed in."),
          _("Charts and emissions show the data behind them: limits, flags, amounts against caps."),
          _("All of it stays in one case file on this machine; nothing needs a network.")})
        column->Add(new wxStaticText(this, wxID_ANY, wxString::Format("%d.  ", number++) + sentence),
                    wxSizerFlags().Border(wxBOTTOM, kGap / 2));
    return column;
}

void StartPanel::show(const std::vector<std::string>& recent)
{
    paths_ = recent;
    recent_->Clear();
    for (const std::string& path : paths_) {
        const wxFileName name(to_wx(path));
        recent_->Append(name.GetName() + wxT("    ") + name.GetPath());
    }
    recent_->Show(!paths_.empty());
    title_->Show(!paths_.empty());
    Layout();
    if (paths_.empty()) return;
    recent_->SetSelection(0);
    recent_->SetFocus();
}

void StartPanel::open_chosen()
{
    const int chosen = recent_->GetSelection();
    if (chosen >= 0) open_(std::string(paths_[static_cast<std::size_t>(chosen)]));
}

}  // namespace gui
