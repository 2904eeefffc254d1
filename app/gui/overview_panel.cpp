// SPDX-License-Identifier: Apache-2.0
#include "app/gui/overview_panel.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <cmath>

#include "app/commands/view_emissions.h"
#include "app/gui/coverage_grid.h"
#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/store/clock.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr int kStepHeight = 38;

// Names follow while the text is cut to what the window has room for.
wxStaticText* line_of(wxWindow* parent, const wxString& text)
{
    auto* line = new wxStaticText(parent, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    line->SetLabelText(text);
    line->SetToolTip(text);
    return line;
}

wxString joined(const std::vector<std::string>& words)
{
    wxString text;
    for (const std::string& word : words) text += (text.empty() ? wxString() : wxString(_(", "))) + to_wx(word);
    return text;
}

}  // namespace

OverviewPanel::OverviewPanel(wxWindow* parent) : wxPanel(parent)
{
    SetName("overview");
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(make_permit(), wxSizerFlags(3).Expand().Border(wxRIGHT, 2 * kGap));
    top->Add(make_steps(), wxSizerFlags(2).Expand());
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(make_caps(), wxSizerFlags(1).Expand());
    right->Add(make_missing(), wxSizerFlags(1).Expand().Border(wxTOP, kGap));
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    below->Add(make_coverage(), wxSizerFlags(1).Expand().Border(wxRIGHT, 2 * kGap));
    below->Add(right, wxSizerFlags(1).Expand());
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(top, wxSizerFlags().Expand().Border(wxALL, 2 * kGap));
    sizer->Add(below, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, 2 * kGap));
    SetSizer(sizer);
}

wxSizer* OverviewPanel::make_permit()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    permit_ = new wxFlexGridSizer(2, kGap / 2, 2 * kGap);
    permit_->AddGrowableCol(1);
    endings_ = named(new wxStaticText(this, wxID_ANY, ""), "endings");
    column->Add(heading(this, _("Permit")), wxSizerFlags().Border(wxBOTTOM, kGap));
    column->Add(permit_, wxSizerFlags().Expand());
    column->Add(endings_, wxSizerFlags().Border(wxTOP, kGap));
    return column;
}

wxSizer* OverviewPanel::make_steps()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading(this, _("What to do next")), wxSizerFlags().Border(wxBOTTOM, kGap));
    steps_ = new wxBoxSizer(wxVERTICAL);
    column->Add(steps_, wxSizerFlags().Expand());
    return column;
}

wxSizer* OverviewPanel::make_coverage()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(heading(this, _("Checks by outlet")), wxSizerFlags(1).CenterVertical());
    all_checks_ = named(new wxCheckBox(this, wxID_ANY, _("All checks")), "all-checks",
                        _("Also checks that found nothing or do not apply"));
    all_checks_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { show_coverage(); });
    row->Add(all_checks_, wxSizerFlags().CenterVertical());
    coverage_ = new CoverageGrid(this);
    column->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, kGap));
    column->Add(coverage_, wxSizerFlags(1).Expand());
    column->Add(line_of(this, _("Number: findings, click to see them   ○ nothing found   × could not run   — does not "
                                "apply")),
                wxSizerFlags().Expand().Border(wxTOP, kGap));
    return column;
}

wxSizer* OverviewPanel::make_caps()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading(this, _("Emissions against the yearly caps")), wxSizerFlags().Border(wxBOTTOM, kGap));
    caps_hint_ = new wxStaticText(this, wxID_ANY, "");
    caps_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_SINGLE);
    named(caps_, "caps");
    const auto text = [&](const wxString& title, const wxString& sample, wxAlignment align) {
        caps_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, std::max(width_of(this, sample), width_of(this, title)),
                                align);
    };
    text(_("Outlet"), "DA001", wxALIGN_LEFT);
    text(_("Pollutant"), wxT("氮氧化物物"), wxALIGN_LEFT);
    caps_->AppendProgressColumn(_("Share of the cap"), wxDATAVIEW_CELL_INERT,
                                width_of(this, wxT("占许可量的比例比例")));
    text("%", "1000.0%", wxALIGN_RIGHT);
    text(_("Account (t)"), "1000.000", wxALIGN_RIGHT);
    text(_("Cap (t)"), "1000.000", wxALIGN_RIGHT);
    text(_("Period"), "2024-06-20~2025-06-19", wxALIGN_LEFT);
    column->Add(caps_hint_, wxSizerFlags().Expand());
    column->Add(caps_, wxSizerFlags(1).Expand());
    return column;
}

wxSizer* OverviewPanel::make_missing()
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading(this, _("What is missing")), wxSizerFlags().Border(wxBOTTOM, kGap));
    missing_hint_ = new wxStaticText(this, wxID_ANY, "");
    missing_ = new wxListView(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL);
    named(missing_, "missing");
    missing_->AppendColumn(_("Reason"), wxLIST_FORMAT_LEFT,
                           width_of(this, wxT("需要“自动监测小时数据”，资料中没有——")));
    missing_->AppendColumn(_("Checks that could not run"), wxLIST_FORMAT_LEFT,
                           width_of(this, wxT("自动监测小时浓度超过许可限值、日均浓度超过许可限值")));
    column->Add(missing_hint_, wxSizerFlags().Expand());
    column->Add(missing_, wxSizerFlags(1).Expand());
    return column;
}

void OverviewPanel::on_cell(std::function<void(const std::string&, const std::string&)> chosen)
{
    coverage_->on_chosen(std::move(chosen));
}

void OverviewPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    show_permit(view);
    show_steps(view);
    show_coverage();
    show_missing(view);
    load_caps(view);
    Layout();
}

void OverviewPanel::show_permit(const commands::CaseView& view)
{
    permit_->Clear(true);
    for (const commands::LabelledText& line : commands::permit_card(view)) {
        auto* label = new wxStaticText(this, wxID_ANY, to_wx(line.label.in(current_language())));
        label->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
        permit_->Add(label);
        permit_->Add(line_of(this, to_wx(line.text.in(current_language()))), wxSizerFlags(1).Expand());
    }
    wxString text;
    const auto today = audit::parse_time(audit::store::utc_now().substr(0, 10));
    for (const commands::Ending& end : commands::endings(view, today.value_or(audit::Time{}))) {
        const wxString what = to_wx(end.what.in(current_language())) + "  " + to_wx(audit::date_text(end.on)) + "  ";
        const auto days = static_cast<long long>(std::abs(end.days));
        if (!text.empty()) text += "\n";
        if (end.days < 0) {
            text += wxT("▲ ") + what + wxString::Format(_("ended %lld days ago"), days);
        } else {
            text += (end.is_soon() ? wxT("▲ ") : wxT("")) + what + wxString::Format(_("ends in %lld days"), days);
        }
    }
    if (!view.permit)
        text = view.files.empty() ? _("The case is empty. Drop a folder, a ZIP or files here, or choose Import.")
                                  : _("No permit has been handed in yet: most checks need the permit's terms.");
    endings_->SetLabelText(text);
}

void OverviewPanel::show_steps(const commands::CaseView& view)
{
    steps_->Clear(true);
    int number = 1;
    for (const commands::NextStep& step : commands::next_steps(view)) {
        wxString label = wxString::Format("%d  ", number) + to_wx(step.words.in(current_language()));
        label.Replace("&", "&&");
        auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
        button->SetName(wxString::Format("step-%d", number++));
        button->SetMinSize(wxSize(-1, FromDIP(kStepHeight)));
        button->Bind(wxEVT_BUTTON, [this, kind = step.kind](wxCommandEvent&) {
            // The step may show the view again, which makes new buttons.
            CallAfter([this, kind] {
                if (step_) step_(kind);
            });
        });
        steps_->Add(button, wxSizerFlags().Expand().Border(wxBOTTOM, kGap / 2));
    }
}

void OverviewPanel::show_coverage()
{
    if (view_ != nullptr) coverage_->show(*view_, all_checks_->GetValue());
    Layout();
}

void OverviewPanel::show_missing(const commands::CaseView& view)
{
    missing_->DeleteAllItems();
    const auto all = commands::missing_of(view, current_language());
    for (const commands::Missing& one : all) {
        const long row = missing_->InsertItem(missing_->GetItemCount(), to_wx(one.reason.in(current_language())));
        missing_->SetItem(row, 1, joined(one.checks));
    }
    missing_->Show(!all.empty());
    missing_hint_->Show(all.empty());
    missing_hint_->SetLabel(view.run ? _("Nothing: every check that applies could run.")
                                     : _("Not audited yet: run the audit (F5)."));
    if (!all.empty()) missing_->SetColumnWidth(0, wxLIST_AUTOSIZE);
    if (!all.empty()) missing_->SetColumnWidth(1, wxLIST_AUTOSIZE);
}

void OverviewPanel::load_caps(const commands::CaseView& view)
{
    caps_->DeleteAllItems();
    caps_->Hide();
    caps_hint_->Show();
    if (view.path.empty() || view.series.empty()) {
        loader_.drop();
        caps_hint_->SetLabel(_("No automatic monitoring data have been imported yet."));
        return;
    }
    caps_hint_->SetLabel(_("Adding up the amounts..."));
    loader_.load(
        [this, path = view.path] {
            auto caps = commands::cap_uses(commands::view_yearly_emissions(path));
            return [this, caps = std::move(caps)] { show_caps(caps); };
        },
        [this](const std::string& sentence) { caps_hint_->SetLabelText(to_wx(sentence)); });
}

void OverviewPanel::show_caps(const std::vector<commands::CapUse>& caps)
{
    constexpr double kFull = 100;
    for (const commands::CapUse& use : caps) {
        wxVector<wxVariant> row;
        row.push_back(to_wx(use.outlet));
        row.push_back(to_wx(use.pollutant));
        row.push_back(wxVariant(static_cast<long>(std::min(kFull, std::round(use.share * kFull)))));
        row.push_back((use.share > 1 ? wxString(wxT("▲ ")) : wxString()) +
                      wxString::Format("%.1f%%", use.share * kFull));
        row.push_back(to_wx(use.tonnes));
        row.push_back(to_wx(use.cap));
        row.push_back(to_wx(use.period));
        caps_->AppendItem(row);
    }
    caps_->Show(!caps.empty());
    caps_hint_->Show(caps.empty());
    caps_hint_->SetLabel(_("The permit gives no yearly cap, or there is no account of a year."));
    Layout();
}

}  // namespace gui
