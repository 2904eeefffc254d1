// SPDX-License-Identifier: Apache-2.0
#include "app/gui/why_panel.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "app/commands/view_chart.h"
#include "app/commands/view_original.h"
#include "app/gui/chart_canvas.h"
#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/original_grid.h"
#include "app/gui/text.h"
#include "audit/model/error.h"
#include "reports/finding_chart.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr int kButtonHeight = 34;
constexpr int kLeastHeight = 160;  // of either half: a grid would take all it could use, and leave two lines of text

}  // namespace

WhyPanel::WhyPanel(wxWindow* parent) : wxPanel(parent)
{
    SetName("why");
    text_ = named(new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                 wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP),
                  "why-text");
    text_->SetMargins(kGap, kGap);
    behind_ = named(new wxNotebook(this, wxID_ANY), "behind");
    behind_->AddPage(make_rows(behind_), _("Rows as handed in"));
    behind_->AddPage(make_chart(behind_), _("Chart of the period"));
    text_->SetMinSize(wxSize(-1, FromDIP(kLeastHeight)));
    behind_->SetMinSize(wxSize(-1, FromDIP(kLeastHeight)));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(text_, wxSizerFlags(3).Expand().Border(wxLEFT, kGap));
    sizer->Add(make_decisions(), wxSizerFlags().Border(wxLEFT | wxTOP | wxBOTTOM, kGap));
    sizer->Add(behind_, wxSizerFlags(4).Expand().Border(wxLEFT, kGap));
    SetSizer(sizer);
}

wxSizer* WhyPanel::make_decisions()
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const wxString& label, const char* name, Asked WhyPanel::*asked) {
        auto* button = named(new wxButton(this, wxID_ANY, label), name);
        button->SetMinSize(wxSize(-1, FromDIP(kButtonHeight)));
        button->Bind(wxEVT_BUTTON, [this, asked](wxCommandEvent&) {
            const std::vector<const audit::Finding*> chosen = chosen_;
            if (!chosen.empty() && this->*asked) (this->*asked)(chosen);
        });
        row->Add(button, wxSizerFlags().Border(wxRIGHT, kGap));
        return button;
    };
    decide_button_ = add(_("&Decide..."), "decide", &WhyPanel::decide_);
    undo_button_ = add(_("&Take back"), "undo-decision", &WhyPanel::undo_);
    suppress_button_ = add(_("&Suppress..."), "suppress", &WhyPanel::suppress_);
    undo_button_->SetToolTip(_("Takes the last decision about the finding back"));
    return row;
}

wxWindow* WhyPanel::make_rows(wxWindow* parent)
{
    auto* panel = new wxPanel(parent);
    evidence_ = new wxListView(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL);
    named(evidence_, "evidence", _("Evidence (Enter or double click: the rows in a window of their own)"));
    const auto add = [&](const wxString& title, const wxString& sample, wxListColumnFormat align) {
        evidence_->AppendColumn(title, align, width_of(this, sample));
    };
    add(_("Value"), "61.25000", wxLIST_FORMAT_RIGHT);
    add(_("Column"), wxT("折算浓度（mg/m³）"), wxLIST_FORMAT_LEFT);
    add(_("Row"), "10000", wxLIST_FORMAT_RIGHT);
    add(_("File"), wxT("自动监测小时数据_DA001.csv"), wxLIST_FORMAT_LEFT);
    add(_("Sheet"), wxT("污染防治设施运行台账"), wxLIST_FORMAT_LEFT);
    evidence_->Bind(wxEVT_LIST_ITEM_ACTIVATED, &WhyPanel::open_evidence, this);
    evidence_->Bind(wxEVT_LIST_ITEM_SELECTED,
                    [this](wxListEvent& event) { load_rows(static_cast<std::size_t>(event.GetIndex())); });
    rows_hint_ = named(new wxStaticText(panel, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                        wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE),
                       "rows-hint");
    rows_ = new OriginalGrid(panel);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(evidence_, wxSizerFlags(2).Expand());
    sizer->Add(rows_hint_, wxSizerFlags().Expand().Border(wxALL, kGap / 2));
    sizer->Add(rows_, wxSizerFlags(3).Expand());
    panel->SetSizer(sizer);
    return panel;
}

wxWindow* WhyPanel::make_chart(wxWindow* parent)
{
    auto* panel = new wxPanel(parent);
    chart_hint_ = named(new wxStaticText(panel, wxID_ANY, ""), "chart-hint");
    chart_ = new ChartCanvas(panel);
    chart_->SetName("finding-chart");
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(chart_hint_, wxSizerFlags().Expand().Border(wxALL, kGap / 2));
    sizer->Add(chart_, wxSizerFlags(1).Expand());
    panel->SetSizer(sizer);
    return panel;
}

void WhyPanel::on_decisions(Asked decide, Asked undo, Asked suppress)
{
    decide_ = std::move(decide);
    undo_ = std::move(undo);
    suppress_ = std::move(suppress);
}

void WhyPanel::allow_decisions(bool allowed)
{
    may_decide_ = allowed;
    enable_decisions();
}

void WhyPanel::show(const commands::CaseView* view, std::vector<const audit::Finding*> chosen,
                    const audit::findings::RootCause* cause)
{
    view_ = view;
    chosen_ = std::move(chosen);
    show_text(cause);
    enable_decisions();
    show_evidence();
    load_chart();
}

void WhyPanel::show_text(const audit::findings::RootCause* cause)
{
    if (cause != nullptr) {
        text_->ChangeValue(to_wx(commands::cause_page(*cause, current_language())));
    } else if (chosen_.size() > 1) {
        text_->ChangeValue(wxString::Format(_("%zu findings are chosen."), chosen_.size()));
    } else if (const audit::Finding* finding = shown()) {
        text_->ChangeValue(to_wx(commands::why_text(*view_, *finding, current_language())));
    } else {
        const bool audited = view_ != nullptr && view_->run;
        const bool clean = audited && view_->run->findings.empty();
        text_->ChangeValue(!audited ? _("Not audited yet: run the audit (F5).")
                           : clean  ? _("The audit found nothing.")
                                    : _("Choose a finding to see why it was reported."));
    }
    text_->SetInsertionPoint(0);
}

void WhyPanel::enable_decisions()
{
    const auto any = [&](auto holds) {
        return may_decide_ && std::any_of(chosen_.begin(), chosen_.end(), [&](const audit::Finding* finding) {
                   return holds(view_->standings.at(finding->id));
               });
    };
    decide_button_->Enable(any([](const auto&) { return true; }));
    undo_button_->Enable(any([](const audit::findings::Standing& one) { return one.decided.has_value(); }));
    suppress_button_->Enable(may_decide_ && shown() != nullptr && !view_->standings.at(shown()->id).suppression);
}

void WhyPanel::show_evidence()
{
    evidence_->DeleteAllItems();
    rows_->show({});
    rows_hint_->SetLabel("");
    row_loader_.drop();
    const audit::Finding* finding = shown();
    if (finding == nullptr) return;
    try {
        for (const audit::SourceCell& cell : commands::evidence_of(view_->path, *finding)) {
            const long row = evidence_->InsertItem(evidence_->GetItemCount(), to_wx(cell.value));
            evidence_->SetItem(row, 1, to_wx(cell.column));
            evidence_->SetItem(row, 2, wxString::Format("%lld", static_cast<long long>(cell.row)));
            evidence_->SetItem(row, 3, to_wx(cell.file));
            evidence_->SetItem(row, 4, to_wx(cell.sheet.value_or("")));
        }
    } catch (const audit::Error& error) {
        rows_hint_->SetLabelText(to_wx(error.what()));
    }
    if (evidence_->GetItemCount() > 0) evidence_->Select(0);
}

void WhyPanel::load_rows(std::size_t evidence)
{
    const audit::Finding* finding = shown();
    if (finding == nullptr || evidence >= finding->evidence.size()) return;
    rows_hint_->SetLabel(_("Reading the file..."));
    row_loader_.load(
        [this, path = view_->path, cell = finding->evidence[evidence]] {
            auto rows =
                std::make_shared<commands::OriginalRows>(commands::original_rows(path, commands::place_of(path, cell)));
            return [this, rows] {
                rows_hint_->SetLabelText(to_wx(rows->file + (rows->sheet ? "  ›  " + *rows->sheet : "")));
                rows_->show(*rows);
            };
        },
        [this](const std::string& sentence) {
            rows_->show({});
            rows_hint_->SetLabelText(to_wx(sentence));
        });
}

void WhyPanel::load_chart()
{
    const audit::Finding* finding = shown();
    std::optional<audit::SeriesKey> key;
    if (finding != nullptr && finding->period) key = commands::series_of(*finding, commands::keys_of(*view_));
    chart_->Show(key.has_value());
    chart_hint_->Show(!key);
    chart_loader_.drop();
    if (!key) {
        chart_hint_->SetLabel(
            finding == nullptr ? wxString() : wxString(_("This finding is about no automatic monitoring series.")));
        return;
    }
    chart_hint_->GetParent()->Layout();
    chart_loader_.load(
        [this, path = view_->path, key = *key, language = current_language(), period = *finding->period] {
            auto series = std::make_shared<commands::ChartSeries>(commands::load_chart_series(path, key, language));
            return [this, series, period, name = key.outlet + "  " + key.item] {
                chart_->show(std::move(*series), to_wx(name));
                chart_->show_period(reports::period_around(period), period);
            };
        });
}

void WhyPanel::open_evidence(wxListEvent& event)
{
    const audit::Finding* finding = shown();
    const auto row = static_cast<std::size_t>(event.GetIndex());
    if (finding != nullptr && row < finding->evidence.size() && opened_) opened_(finding->evidence[row]);
}

}  // namespace gui
