// SPDX-License-Identifier: Apache-2.0
#include "app/gui/findings_panel.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <set>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/model/error.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr double kListShare = 0.62;
constexpr int kWideEnough = 600;

// Wide enough for the sample text at the current font, whatever its size.
int width_of(wxWindow* window, const wxString& sample)
{
    return window->GetTextExtent(sample).x + 4 * kGap;
}

}  // namespace

FindingsPanel::FindingsPanel(wxWindow* parent) : wxPanel(parent), model_(new FindingsModel)
{
    SetName("findings");
    splitter_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
    splitter_->SetSashGravity(kListShare);
    splitter_->SetMinimumPaneSize(FromDIP(200));
    splitter_->SplitVertically(make_list(splitter_), make_why(splitter_));
    // The splitter has no size to share until its page is first shown.
    splitter_->Bind(wxEVT_SIZE, [this, shared = false](wxSizeEvent& event) mutable {
        event.Skip();
        const int width = event.GetSize().x;
        if (shared || width < FromDIP(kWideEnough)) return;
        shared = true;
        CallAfter([this, width] { splitter_->SetSashPosition(static_cast<int>(width * kListShare)); });
    });
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(make_filter(), wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Add(splitter_, wxSizerFlags(1).Expand());
    SetSizer(sizer);
    show_why(nullptr);
}

wxSizer* FindingsPanel::make_filter()
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    text_ = new wxSearchCtrl(this, wxID_ANY);
    text_->SetName("filter-text");
    text_->SetDescriptiveText(_("Search in the findings"));
    text_->ShowCancelButton(true);
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { apply_filter(); });
    severity_ = new wxChoice(this, wxID_ANY);
    severity_->SetName("filter-severity");
    for (const wxString& name : {_("All severities"), _("Suspected violations"), _("Suspicions"), _("Notices")})
        severity_->Append(name);
    severity_->SetSelection(0);
    severity_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { apply_filter(); });
    outlet_ = new wxChoice(this, wxID_ANY);
    outlet_->SetName("filter-outlet");
    outlet_->Append(_("All outlets"));
    outlet_->SetSelection(0);
    outlet_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { apply_filter(); });
    standing_ = new wxChoice(this, wxID_ANY);
    standing_->SetName("filter-standing");
    for (const wxString& name : {_("All states"), _("To be acted on"), _("Settled or suppressed")})
        standing_->Append(name);
    standing_->SetSelection(0);
    standing_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { apply_filter(); });
    count_ = new wxStaticText(this, wxID_ANY, "");
    row->Add(text_, wxSizerFlags(1).CenterVertical());
    row->Add(severity_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(outlet_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(standing_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(count_, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * kGap));
    return row;
}

wxWindow* FindingsPanel::make_list(wxWindow* parent)
{
    list_ = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_SINGLE);
    list_->SetName("findings-list");
    list_->AssociateModel(model_.get());
    const auto add = [&](const wxString& title, FindingsModel::Column column, const wxString& sample,
                         wxAlignment align) {
        auto* words = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, align);
        words->EnableEllipsize(wxELLIPSIZE_END);
        list_->AppendColumn(new wxDataViewColumn(title, words, column,
                                                 std::max(width_of(this, sample), width_of(this, title)), align,
                                                 wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_SORTABLE));
    };
    add(_("Severity"), FindingsModel::severity, wxT("涉嫌违法"), wxALIGN_LEFT);
    add(_("State"), FindingsModel::state, wxT("已责令整改"), wxALIGN_LEFT);
    add(_("Check"), FindingsModel::check, wxT("自动监测小时浓度超过许可"), wxALIGN_LEFT);
    add(_("Subject"), FindingsModel::subject, wxT("DA001 氮氧化物"), wxALIGN_LEFT);
    add(_("From"), FindingsModel::starts, "2025-01-01 00:00", wxALIGN_LEFT);
    add(_("Measured"), FindingsModel::measured, wxT("47.320417 mg/m³"), wxALIGN_RIGHT);
    add(_("Limit"), FindingsModel::limit, "100.00", wxALIGN_RIGHT);
    add(_("Times"), FindingsModel::times, "10.25", wxALIGN_RIGHT);
    add(_("Cause"), FindingsModel::cause, wxT("DA001 治理设施停运或异常"), wxALIGN_LEFT);
    add(_("Message"), FindingsModel::message, wxT("自动监测小时浓度超过许可限值自动监测小时浓度超过许可限值"),
        wxALIGN_LEFT);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &FindingsPanel::select, this);
    list_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, &FindingsPanel::sort, this);
    return list_;
}

wxWindow* FindingsPanel::make_why(wxWindow* parent)
{
    auto* panel = new wxPanel(parent);
    panel->SetName("why");
    why_ = new wxTextCtrl(panel, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                          wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP);
    why_->SetName("why-text");
    why_->SetMargins(kGap, kGap);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(why_, wxSizerFlags(3).Expand().Border(wxLEFT, kGap));
    sizer->Add(make_decisions(panel), wxSizerFlags().Border(wxLEFT | wxTOP, kGap));
    sizer->Add(new wxStaticText(panel, wxID_ANY, _("Evidence (Enter or double click: the rows as handed in)")),
               wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(make_evidence(panel), wxSizerFlags(2).Expand().Border(wxLEFT, kGap));
    panel->SetSizer(sizer);
    return panel;
}

wxSizer* FindingsPanel::make_decisions(wxWindow* parent)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const wxString& label, const char* name, Asked FindingsPanel::*asked) {
        auto* button = new wxButton(parent, wxID_ANY, label);
        button->SetName(name);
        button->Bind(wxEVT_BUTTON, [this, asked](wxCommandEvent&) {
            const audit::Finding* finding = selected();
            if (finding != nullptr && this->*asked) (this->*asked)(*finding);
        });
        row->Add(button, wxSizerFlags().Border(wxRIGHT, kGap));
        return button;
    };
    decide_button_ = add(_("&Decide..."), "decide", &FindingsPanel::decide_);
    undo_button_ = add(_("&Undo the decision"), "undo-decision", &FindingsPanel::undo_);
    suppress_button_ = add(_("&Suppress..."), "suppress", &FindingsPanel::suppress_);
    return row;
}

void FindingsPanel::enable_decisions(const audit::Finding* finding)
{
    decide_button_->Enable(finding != nullptr);
    undo_button_->Enable(finding != nullptr && view_->standings.at(finding->id).decided.has_value());
    suppress_button_->Enable(finding != nullptr && !view_->standings.at(finding->id).suppression);
}

void FindingsPanel::on_decisions(Asked decide, Asked undo, Asked suppress)
{
    decide_ = std::move(decide);
    undo_ = std::move(undo);
    suppress_ = std::move(suppress);
}

void FindingsPanel::choose(const std::string& finding)
{
    for (unsigned row = 0; row < model_->GetCount(); ++row) {
        if (model_->finding(row)->id != finding) continue;
        list_->Select(model_->GetItem(row));
        list_->EnsureVisible(model_->GetItem(row));
        show_why(model_->finding(row));
        return;
    }
}

wxWindow* FindingsPanel::make_evidence(wxWindow* parent)
{
    evidence_ = new wxListView(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL);
    evidence_->SetName("evidence");
    const auto add = [&](const wxString& title, const wxString& sample, wxListColumnFormat align) {
        evidence_->AppendColumn(title, align, width_of(this, sample));
    };
    add(_("Value"), "61.25000", wxLIST_FORMAT_RIGHT);
    add(_("Column"), wxT("折算浓度（mg/m³）"), wxLIST_FORMAT_LEFT);
    add(_("Row"), "10000", wxLIST_FORMAT_RIGHT);
    add(_("File"), wxT("自动监测小时数据_DA001.csv"), wxLIST_FORMAT_LEFT);
    add(_("Sheet"), wxT("污染防治设施运行台账"), wxLIST_FORMAT_LEFT);
    evidence_->Bind(wxEVT_LIST_ITEM_ACTIVATED, &FindingsPanel::open_evidence, this);
    return evidence_;
}

void FindingsPanel::open_evidence(wxListEvent& event)
{
    const audit::Finding* finding = selected();
    const auto row = static_cast<std::size_t>(event.GetIndex());
    if (finding != nullptr && row < finding->evidence.size() && opened_) opened_(finding->evidence[row]);
}

void FindingsPanel::start_search()
{
    text_->SetFocus();
    text_->SelectAll();
}

// The list is virtual: it shows rows in the order it is given.
void FindingsPanel::sort(wxDataViewEvent& event)
{
    const wxDataViewColumn* column = event.GetDataViewColumn();
    if (column == nullptr) return;
    using commands::FindingKey;
    static constexpr FindingKey kKeys[] = {
        FindingKey::severity, FindingKey::check, FindingKey::subject, FindingKey::starts, FindingKey::measured,
        FindingKey::limit,    FindingKey::times, FindingKey::message, FindingKey::state,  FindingKey::cause};
    order_ = commands::FindingOrder{kKeys[column->GetModelColumn()], column->IsSortOrderAscending()};
    apply_filter();
}

void FindingsPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    fill_outlets();
    apply_filter();
}

void FindingsPanel::fill_outlets()
{
    const wxString chosen = outlet_->GetStringSelection();
    std::set<std::string> outlets;
    if (view_->run)
        for (const audit::Finding& finding : view_->run->findings)
            if (!finding.subject.outlet.empty()) outlets.insert(finding.subject.outlet);
    outlet_->Clear();
    outlet_->Append(_("All outlets"));
    for (const std::string& outlet : outlets) outlet_->Append(to_wx(outlet));
    if (!outlet_->SetStringSelection(chosen)) outlet_->SetSelection(0);
}

void FindingsPanel::apply_filter()
{
    const audit::findings::Run* run = view_ != nullptr && view_->run ? &*view_->run : nullptr;
    std::vector<std::size_t> rows;
    if (run != nullptr) {
        commands::FindingFilter filter;
        static constexpr audit::Severity kChoices[] = {audit::Severity::violation, audit::Severity::suspicion,
                                                       audit::Severity::notice};
        if (severity_->GetSelection() > 0) filter.severity = kChoices[severity_->GetSelection() - 1];
        if (outlet_->GetSelection() > 0) filter.outlet = from_wx(outlet_->GetStringSelection());
        if (standing_->GetSelection() > 0) filter.counts = standing_->GetSelection() == 1;
        filter.text = from_wx(text_->GetValue());
        rows = commands::filter_findings(*view_, filter, current_language());
        if (order_) commands::sort_findings(*view_, *order_, current_language(), rows);
    }
    const std::size_t all = run == nullptr ? 0 : run->findings.size();
    count_->SetLabel(wxString::Format(_("%zu of %zu findings"), rows.size(), all));
    Layout();
    model_->show(run == nullptr ? nullptr : view_, std::move(rows));
    show_why(nullptr);
}

void FindingsPanel::select(wxDataViewEvent&)
{
    show_why(selected());
}

const audit::Finding* FindingsPanel::selected() const
{
    const wxDataViewItem item = list_->GetSelection();
    return item.IsOk() ? model_->finding(model_->GetRow(item)) : nullptr;
}

void FindingsPanel::show_why(const audit::Finding* finding)
{
    evidence_->DeleteAllItems();
    enable_decisions(finding);
    if (finding == nullptr) {
        const bool audited = view_ != nullptr && view_->run;
        const bool clean = audited && view_->run->findings.empty();
        why_->ChangeValue(!audited ? _("Not audited yet: run the audit (F5).")
                          : clean  ? _("The audit found nothing.")
                                   : _("Choose a finding to see why it was reported."));
    } else {
        why_->ChangeValue(to_wx(commands::why_text(*view_, *finding, current_language())));
        try {
            for (const audit::SourceCell& cell : commands::evidence_of(view_->path, *finding)) {
                const long row = evidence_->InsertItem(evidence_->GetItemCount(), to_wx(cell.value));
                evidence_->SetItem(row, 1, to_wx(cell.column));
                evidence_->SetItem(row, 2, wxString::Format("%lld", static_cast<long long>(cell.row)));
                evidence_->SetItem(row, 3, to_wx(cell.file));
                evidence_->SetItem(row, 4, to_wx(cell.sheet.value_or("")));
            }
        } catch (const audit::Error& error) {
            why_->AppendText("\n" + to_wx(error.what()));
        }
    }
    if (chosen_) chosen_(finding);
}

}  // namespace gui
