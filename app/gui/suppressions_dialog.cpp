// SPDX-License-Identifier: Apache-2.0
#include "app/gui/suppressions_dialog.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>

#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/findings/states.h"
#include "reports/number_text.h"
#include "reports/standing_words.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidth = 1080;
constexpr int kHeight = 420;

}  // namespace

SuppressionsDialog::SuppressionsDialog(wxWindow* parent, const commands::CaseView& view, bool may_revoke)
    : wxDialog(parent, wxID_ANY, _("Suppressions"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "suppressions"),
      view_(view),
      may_revoke_(may_revoke)
{
    auto* hint = new wxStaticText(this, wxID_ANY,
                                  _("A suppressed finding is not counted but stays in every list and document."));
    list_ = named(new wxListView(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL),
                  "suppressions-list");
    const reports::Wording words("common", current_language());
    const auto add = [&](const char* key, const wxString& sample) {
        list_->AppendColumn(to_wx(words(key)), wxLIST_FORMAT_LEFT, width_of(this, sample));
    };
    add("number", "100");
    add("state", wxT("须重新确认"));
    add("scope", wxT("hourly_limit_exceeded · DA001 · 二氧化硫 · 2025-03-01 00:00 –"));
    add("reason", wxT("已知并已整改中中"));
    add("note", wxT("现场已核对，等待补充材料"));
    add("author", wxT("张三三三"));
    add("at", "2025-03-01 00:00");
    add("until", "2025-03-01");
    add("hides", "1000");
    fill();
    revoke_ = named(new wxButton(this, wxID_ANY, _("&Revoke...")), "revoke");
    revoke_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { revoke(); });
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent&) { enable(); });
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(revoke_);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton(this, wxID_CANCEL, _("Close")));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(hint, wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, kGap));
    sizer->Add(buttons, wxSizerFlags().Expand().Border(wxALL, kGap));
    SetSizer(sizer);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    CentreOnParent();
    enable();
    list_->SetFocus();
}

void SuppressionsDialog::fill()
{
    const audit::Language language = current_language();
    const reports::Wording words("common", language);
    for (const audit::findings::SuppressionStanding& one : view_.standings.suppressions) {
        const audit::findings::Suppression& made = one.suppression;
        const long row = list_->InsertItem(list_->GetItemCount(), to_wx(std::to_string(made.id)));
        const std::string cells[] = {
            words(reports::suppression_word(one.state)),
            reports::scope_words(made, view_.run ? view_.run->own_checks : audit::findings::OwnChecks(), words),
            audit::findings::reason_name(made.reason).in(language),
            made.note,
            made.author,
            reports::china_time(made.at),
            made.until ? audit::date_text(*made.until) : "—",
            std::to_string(one.hides.size())};
        int column = 1;
        for (const std::string& cell : cells) list_->SetItem(row, column++, to_wx(cell));
    }
    if (list_->GetItemCount() > 0) list_->Select(0);
}

void SuppressionsDialog::enable()
{
    const long row = list_->GetFirstSelected();
    revoke_->Enable(may_revoke_ && row >= 0 &&
                    view_.standings.suppressions[static_cast<std::size_t>(row)].suppression.revoked_at.empty());
}

void SuppressionsDialog::revoke()
{
    const long row = list_->GetFirstSelected();
    if (row < 0) return;
    wxTextEntryDialog dialog(this, _("Why does it no longer hold?"), _("Revoke the suppression"));
    if (dialog.ShowModal() != wxID_OK) return;
    to_revoke_ = view_.standings.suppressions[static_cast<std::size_t>(row)].suppression.id;
    note_ = from_wx(dialog.GetValue());
    EndModal(wxID_APPLY);
}

}  // namespace gui
