// SPDX-License-Identifier: Apache-2.0
#include "app/gui/emissions_panel.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/commands/view_emissions.h"
#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "reports/emissions_documents.h"
#include "reports/wording.h"

namespace gui {

namespace {

using audit::emissions::Span;

constexpr int kGap = 6;
constexpr std::array<Span, 5> kSpans = {Span::month, Span::quarter, Span::year, Span::permit_year, Span::rolling};

// What a list has no room for stands in the text beneath, or in the name of the period.
const std::set<std::string>& left_out()
{
    static const std::set<std::string> keys = {"first_day", "last_day", "why"};
    return keys;
}

bool is_text(const std::string& column)
{
    return column == "outlet" || column == "pollutant" || column == "period" || column == "account_method" ||
           column == "remark";
}

}  // namespace

EmissionsPanel::EmissionsPanel(wxWindow* parent) : wxPanel(parent)
{
    SetName("emissions");
    const wxArrayString spans = [] {
        wxArrayString all;
        for (const wxString& one :
             {_("By month"), _("By quarter"), _("By calendar year"), _("By permit year"), _("Any twelve months")})
            all.Add(one);
        return all;
    }();
    span_ = named(new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, spans), "span",
                  _("Periods of the account"));
    span_->SetSelection(0);
    span_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    export_button_ = named(new wxButton(this, wxID_ANY, _("&Export...")), "export-emissions");
    export_button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (export_) export_(span());
    });
    hint_ = named(new wxStaticText(this, wxID_ANY, ""), "emissions-hint");
    list_ =
        named(new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_SINGLE),
              "emissions-list");
    const reports::Wording words("emissions", current_language());
    for (const std::string& column : reports::kEmissionsColumns) {
        if (left_out().contains(column)) continue;
        const wxString title = to_wx(words(column));
        const wxString sample = column == "period" ? wxString("2024-06-20~2025-06-19") : wxString("100000.00");
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, std::max(width_of(this, title), width_of(this, sample)),
                                is_text(column) ? wxALIGN_LEFT : wxALIGN_RIGHT);
    }
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &EmissionsPanel::tell, this);
    why_ = named(new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP),
                 "emissions-why");
    why_->SetMargins(kGap, kGap);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(span_, wxSizerFlags().CenterVertical());
    row->Add(export_button_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(hint_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 2 * kGap));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(row, wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Add(list_, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT, kGap));
    sizer->Add(heading(this, _("How it was worked out")), wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(why_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, kGap));
    SetSizer(sizer);
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        if (event.IsShown() && is_stale_) load();
    });
}

Span EmissionsPanel::span() const
{
    return kSpans[static_cast<std::size_t>(std::max(span_->GetSelection(), 0))];
}

void EmissionsPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    is_stale_ = true;
    if (IsShown()) load();
}

void EmissionsPanel::load()
{
    if (view_ == nullptr) return;
    is_stale_ = false;
    list_->DeleteAllItems();
    why_->Clear();
    export_button_->Enable(!view_->path.empty() && !view_->files.empty());
    if (view_->path.empty() || view_->files.empty()) {
        loader_.drop();
        hint_->SetLabel(_("No automatic monitoring data have been imported yet."));
        return;
    }
    hint_->SetLabel(_("Adding up the amounts..."));
    loader_.load(
        [this, path = view_->path, by = span()] {
            auto data = std::make_shared<reports::EmissionsData>(commands::view_emissions(path, by));
            return [this, data] { fill(*data); };
        },
        [this](const std::string& sentence) { hint_->SetLabelText(to_wx(sentence)); });
}

void EmissionsPanel::fill(const reports::EmissionsData& data)
{
    data_ = data;
    for (const reports::EmissionsRow& each : data_.rows) {
        const std::vector<std::string> cells = reports::emissions_cells(each, current_language());
        wxVector<wxVariant> row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!left_out().contains(reports::kEmissionsColumns[i])) row.push_back(to_wx(cells[i]));
        list_->AppendItem(row);
    }
    hint_->SetLabel(wxString::Format(_("%s to %s, %zu rows"), to_wx(audit::date_text(data.period.from)),
                                     to_wx(audit::date_text(data.period.to - 1)), data.rows.size()));
    if (data_.rows.empty()) return;
    list_->SelectRow(0);
    wxDataViewEvent none;
    tell(none);
}

void EmissionsPanel::tell(wxDataViewEvent&)
{
    const int row = list_->GetSelectedRow();
    if (row < 0 || static_cast<std::size_t>(row) >= data_.rows.size()) return;
    const reports::EmissionsRow& chosen = data_.rows[static_cast<std::size_t>(row)];
    std::string text =
        chosen.amounts.outlet + " " + chosen.amounts.pollutant + "\n" + chosen.why.in(current_language());
    for (const reports::EmissionsParameter& number : data_.parameters)
        text += "\n" + number.meaning.in(current_language()) + "  " + number.value + " " + number.unit + "  " +
                number.source + (number.confirmed ? "" : from_wx(_("  (not confirmed by an official text)")));
    why_->ChangeValue(to_wx(text));
}

}  // namespace gui
