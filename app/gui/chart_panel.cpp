// SPDX-License-Identifier: Apache-2.0
#include "app/gui/chart_panel.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "app/commands/view_chart.h"
#include "app/gui/chart_canvas.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/model/error.h"
#include "reports/finding_chart.h"

namespace gui {

namespace {

constexpr int kGap = 6;

wxString name_of(const audit::SeriesKey& key)
{
    wxString name = to_wx(key.outlet + "  " + key.item);
    if (key.interval == audit::Interval::minute) name += "  " + _("minutes");
    if (key.interval == audit::Interval::day) name += "  " + _("days");
    if (key.interval == audit::Interval::instant) name += "  " + _("readings");
    return name;
}

}  // namespace

ChartPanel::ChartPanel(wxWindow* parent) : wxPanel(parent)
{
    SetName("charts");
    series_ = new wxChoice(this, wxID_ANY);
    series_->SetName("series");
    series_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    all_ = new wxButton(this, wxID_ANY, _("Whole period"));
    all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { canvas_->show_all(); });
    hint_ = new wxStaticText(this, wxID_ANY, "");
    canvas_ = new ChartCanvas(this);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(series_, wxSizerFlags().CenterVertical());
    row->Add(all_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(hint_, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * kGap));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(row, wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Add(canvas_, wxSizerFlags(1).Expand());
    SetSizer(sizer);
}

void ChartPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    fill_items();
    load();
}

void ChartPanel::fill_items()
{
    const wxString chosen = series_->GetStringSelection();
    keys_.clear();
    series_->Clear();
    for (const audit::store::SeriesInfo& info : view_->series) {
        if (info.key.statistic != audit::Statistic::mean) continue;
        keys_.push_back(info.key);
        series_->Append(name_of(info.key));
    }
    if (!series_->SetStringSelection(chosen) && !keys_.empty()) series_->SetSelection(0);
    series_->Enable(!keys_.empty());
    all_->Enable(!keys_.empty());
    hint_->SetLabel(keys_.empty() ? _("No automatic monitoring data have been imported yet.")
                                  : _("Wheel or + / - to zoom, drag or arrow keys to move"));
    Layout();
}

void ChartPanel::load()
{
    const int chosen = series_->GetSelection();
    if (view_ == nullptr || chosen < 0) {
        canvas_->show({}, "");
        return;
    }
    const audit::SeriesKey& key = keys_[static_cast<std::size_t>(chosen)];
    try {
        canvas_->show(commands::load_chart_series(view_->path, key, current_language()), name_of(key));
    } catch (const audit::Error& error) {
        wxMessageBox(to_wx(error.what()), _("OnePermit"), wxOK | wxICON_ERROR, this);
    }
}

void ChartPanel::show_finding(const audit::Finding& finding)
{
    const auto key = commands::series_of(finding, keys_);
    if (!key || !finding.period) return;
    series_->SetSelection(static_cast<int>(std::find(keys_.begin(), keys_.end(), *key) - keys_.begin()));
    load();
    canvas_->show_period(reports::period_around(*finding.period), finding.period);
}

}  // namespace gui
