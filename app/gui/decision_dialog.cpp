// SPDX-License-Identifier: Apache-2.0
#include "app/gui/decision_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/model/time.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidth = 460;
constexpr int kNoteHeight = 90;

}  // namespace

DecisionDialog::DecisionDialog(wxWindow* parent, const std::string& subject, std::vector<std::string> states,
                               const std::string& author)
    : wxDialog(parent, wxID_ANY, states.empty() ? _("Suppress findings") : _("Record a decision"), wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "decision"),
      states_(std::move(states))
{
    auto* grid = new wxFlexGridSizer(2, kGap, kGap);
    grid->AddGrowableCol(1);
    const auto add = [&](const wxString& label, wxWindow* control, const char* name) {
        control->SetName(name);
        grid->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().CenterVertical());
        grid->Add(control, wxSizerFlags(1).Expand());
    };
    if (!states_.empty()) {
        state_ = new wxChoice(this, wxID_ANY);
        for (const std::string& next : states_)
            state_->Append(to_wx(audit::findings::state_of(next).name.in(current_language())));
        state_->SetSelection(0);
        state_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_reasons(); });
        add(_("New state"), state_, "decision-state");
    }
    reason_ = new wxChoice(this, wxID_ANY);
    add(_("Reason"), reason_, "decision-reason");
    note_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(kWidth, kNoteHeight)), wxTE_MULTILINE);
    add(_("Note"), note_, "decision-note");
    author_ = new wxTextCtrl(this, wxID_ANY, to_wx(author));
    add(_("Author"), author_, "decision-author");
    if (states_.empty()) {
        until_ = new wxTextCtrl(this, wxID_ANY, "");
        until_->SetHint(_("YYYY-MM-DD, or blank"));
        add(_("Holds until"), until_, "decision-until");
    }
    fill_reasons();
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    auto* about = new wxStaticText(this, wxID_ANY, "");
    about->SetLabelText(to_wx(subject));
    about->Wrap(FromDIP(kWidth));
    sizer->Add(about, wxSizerFlags().Expand().Border(wxALL, 2 * kGap));
    sizer->Add(grid, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, 2 * kGap));
    sizer->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL), wxSizerFlags().Expand().Border(wxALL, 2 * kGap));
    SetSizerAndFit(sizer);
    CentreOnParent();
    Bind(wxEVT_BUTTON, &DecisionDialog::confirm, this, wxID_OK);
    reason_->SetFocus();
}

void DecisionDialog::fill_reasons()
{
    reasons_ = state_ == nullptr ? audit::findings::suppression_reasons() : audit::findings::state_of(state()).reasons;
    reason_->Clear();
    for (const std::string& code : reasons_)
        reason_->Append(to_wx(audit::findings::reason_name(code).in(current_language())));
    reason_->SetSelection(0);
}

// What the command would refuse is told before the dialog closes.
void DecisionDialog::confirm(wxCommandEvent& event)
{
    const bool named = !author().empty();
    const bool dated = until().empty() || audit::parse_time(until()).has_value();
    if (named && dated) {
        event.Skip();
        return;
    }
    wxMessageBox(named ? _("Write the last day as YYYY-MM-DD, or leave it blank.") : _("Say who decides."), GetTitle(),
                 wxOK | wxICON_INFORMATION, this);
}

std::string DecisionDialog::state() const
{
    return state_ == nullptr ? std::string() : states_[static_cast<std::size_t>(state_->GetSelection())];
}

std::string DecisionDialog::reason() const
{
    return reasons_[static_cast<std::size_t>(reason_->GetSelection())];
}

std::string DecisionDialog::note() const
{
    return from_wx(note_->GetValue());
}

std::string DecisionDialog::author() const
{
    return from_wx(author_->GetValue().Trim());
}

std::string DecisionDialog::until() const
{
    return until_ == nullptr ? std::string() : from_wx(until_->GetValue().Trim());
}

}  // namespace gui
