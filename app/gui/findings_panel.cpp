// SPDX-License-Identifier: Apache-2.0
#include "app/gui/findings_panel.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/splitter.h>

#include <algorithm>
#include <set>

#include "app/gui/findings_filter.h"
#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr double kListShare = 0.56;
constexpr int kWideEnough = 600;

}  // namespace

FindingsPanel::FindingsPanel(wxWindow* parent) : wxPanel(parent), model_(new FindingsModel)
{
    SetName("findings");
    filter_ = new FindingsFilter(this, [this] { apply_filter(); });
    splitter_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
    splitter_->SetSashGravity(kListShare);
    splitter_->SetMinimumPaneSize(FromDIP(200));
    why_ = new WhyPanel(splitter_);
    splitter_->SplitVertically(make_list(splitter_), why_);
    // The splitter has no size to share until its page is first shown.
    splitter_->Bind(wxEVT_SIZE, [this, shared = false](wxSizeEvent& event) mutable {
        event.Skip();
        const int width = event.GetSize().x;
        if (shared || width < FromDIP(kWideEnough)) return;
        shared = true;
        CallAfter([this, width] { splitter_->SetSashPosition(static_cast<int>(width * kListShare)); });
    });
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(filter_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, kGap));
    sizer->Add(splitter_, wxSizerFlags(1).Expand());
    SetSizer(sizer);
    show_why();
}

wxWindow* FindingsPanel::make_list(wxWindow* parent)
{
    list_ = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_MULTIPLE);
    list_->SetName("findings-list");
    list_->AssociateModel(model_.get());
    add_columns();
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &FindingsPanel::select, this);
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, &FindingsPanel::activate, this);
    list_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, &FindingsPanel::sort, this);
    list_->Bind(wxEVT_CHAR_HOOK, &FindingsPanel::use_key, this);
    return list_;
}

void FindingsPanel::add_columns()
{
    const auto add = [&](const wxString& title, FindingsModel::Column column, const wxString& sample,
                         wxAlignment align) {
        auto* words = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, align);
        words->EnableEllipsize(wxELLIPSIZE_END);
        list_->AppendColumn(new wxDataViewColumn(title, words, column,
                                                 std::max(width_of(this, sample), width_of(this, title)), align,
                                                 wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_SORTABLE));
    };
    add(_("Check"), FindingsModel::check, wxT("▾ DA001 治理设施停运或异常  (100)"), wxALIGN_LEFT);
    add(_("Severity"), FindingsModel::severity, wxT("涉嫌违法"), wxALIGN_LEFT);
    add(_("State"), FindingsModel::state, wxT("已责令整改"), wxALIGN_LEFT);
    add(_("Subject"), FindingsModel::subject, wxT("DA001 氮氧化物"), wxALIGN_LEFT);
    add(_("From"), FindingsModel::starts, "2025-01-01 00:00", wxALIGN_LEFT);
    add(_("Measured"), FindingsModel::measured, wxT("47.320417 mg/m³"), wxALIGN_RIGHT);
    add(_("Limit"), FindingsModel::limit, "100.00", wxALIGN_RIGHT);
    add(_("Times"), FindingsModel::times, "10.25", wxALIGN_RIGHT);
    add(_("Doubt"), FindingsModel::grade, wxT("高"), wxALIGN_LEFT);
    add(_("Message"), FindingsModel::message, wxT("自动监测小时浓度超过许可限值自动监测小时浓度超过许可限值"),
        wxALIGN_LEFT);
}

// By their ids: opening a closed cause makes rows anew.
void FindingsPanel::choose(const std::vector<std::string>& findings)
{
    std::optional<unsigned> first;
    for (const std::string& finding : findings)
        if (const auto row = model_->row_of(finding)) first = row;
    if (!first) return;
    wxDataViewItemArray items;
    for (const std::string& finding : findings)
        if (const auto row = model_->row_of(finding)) items.push_back(model_->GetItem(*row));
    list_->SetSelections(items);
    list_->EnsureVisible(items.front());
    show_why();
}

void FindingsPanel::show_only(const std::string& check, const std::string& outlet)
{
    filter_->show_only(check, outlet);
    if (model_->GetCount() == 0) return;
    const unsigned first = model_->is_group(0) && model_->GetCount() > 1 ? 1 : 0;
    list_->Select(model_->GetItem(first));
    show_why();
}

void FindingsPanel::start_search()
{
    filter_->start_search();
}

// The list is virtual: it shows rows in the order it is given.
void FindingsPanel::sort(wxDataViewEvent& event)
{
    const wxDataViewColumn* column = event.GetDataViewColumn();
    if (column == nullptr) return;
    using commands::FindingKey;
    static constexpr FindingKey kKeys[] = {
        FindingKey::severity, FindingKey::check, FindingKey::subject, FindingKey::starts, FindingKey::measured,
        FindingKey::limit,    FindingKey::times, FindingKey::message, FindingKey::state,  FindingKey::grade};
    order_ = commands::FindingOrder{kKeys[column->GetModelColumn()], column->IsSortOrderAscending()};
    apply_filter();
}

void FindingsPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    filter_->fill(view);
    apply_filter();
}

void FindingsPanel::apply_filter()
{
    const audit::findings::Run* run = view_ != nullptr && view_->run ? &*view_->run : nullptr;
    std::vector<std::size_t> rows;
    if (run != nullptr) {
        rows = commands::filter_findings(*view_, filter_->filter(), current_language());
        if (order_) commands::sort_findings(*view_, *order_, current_language(), rows);
    }
    filter_->tell_count(rows.size(), run == nullptr ? 0 : run->findings.size());
    model_->show(run == nullptr ? nullptr : view_, std::move(rows), filter_->is_grouped());
    show_why();
}

void FindingsPanel::select(wxDataViewEvent&)
{
    show_why();
}

void FindingsPanel::open_group(unsigned row, bool open)
{
    if (!model_->is_group(row)) return;
    model_->open(row, open);
    list_->Select(model_->GetItem(row));
    list_->EnsureVisible(model_->GetItem(row));
    show_why();
}

void FindingsPanel::activate(wxDataViewEvent& event)
{
    if (!event.GetItem().IsOk()) return;
    const unsigned row = model_->GetRow(event.GetItem());
    open_group(row, !model_->is_open(row));
}

void FindingsPanel::use_key(wxKeyEvent& event)
{
    const wxDataViewItem item = list_->GetCurrentItem();
    const bool closes = event.GetKeyCode() == WXK_LEFT;
    const bool opens = event.GetKeyCode() == WXK_RIGHT;
    if (event.HasAnyModifiers() || !item.IsOk() || !(closes || opens) || !model_->is_group(model_->GetRow(item))) {
        event.Skip();
        return;
    }
    open_group(model_->GetRow(item), opens);
}

std::vector<const audit::Finding*> FindingsPanel::selected() const
{
    wxDataViewItemArray items;
    list_->GetSelections(items);
    std::vector<const audit::Finding*> all;
    std::set<const audit::Finding*> seen;
    for (const wxDataViewItem& item : items)
        for (const audit::Finding* finding : model_->findings(model_->GetRow(item)))
            if (finding != nullptr && seen.insert(finding).second) all.push_back(finding);
    return all;
}

void FindingsPanel::show_why()
{
    wxDataViewItemArray items;
    list_->GetSelections(items);
    const audit::findings::RootCause* cause = items.size() == 1 ? model_->cause(model_->GetRow(items[0])) : nullptr;
    why_->show(view_, selected(), cause);
    if (chosen_) chosen_(cause == nullptr ? why_->shown() : nullptr);
}

}  // namespace gui
