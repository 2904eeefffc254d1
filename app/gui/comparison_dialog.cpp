// SPDX-License-Identifier: Apache-2.0
#include "app/gui/comparison_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <array>

#include "app/commands/view_case.h"
#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "reports/number_text.h"
#include "reports/standing_words.h"

namespace gui {

namespace {

using audit::findings::Change;

constexpr int kGap = 8;
constexpr int kWidth = 1100;
constexpr int kHeight = 560;
constexpr std::array<Change, 5> kChanges = {Change::reopened, Change::is_new, Change::changed, Change::unchanged,
                                            Change::gone};

}  // namespace

ComparisonDialog::ComparisonDialog(wxWindow* parent, std::string case_path)
    : wxDialog(parent, wxID_ANY, _("Compare with an earlier audit"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "comparison"),
      path_(std::move(case_path))
{
    run_ = named(new wxChoice(this, wxID_ANY), "comparison-run", _("The earlier audit"));
    run_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    change_ = named(new wxChoice(this, wxID_ANY), "comparison-change", _("Which changes are shown"));
    change_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    hint_ = named(new wxStaticText(this, wxID_ANY, ""), "comparison-hint");
    list_ = named(new wxListView(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL),
                  "comparison-list");
    const auto add = [&](const wxString& title, const wxString& sample) {
        list_->AppendColumn(title, wxLIST_FORMAT_LEFT, width_of(this, sample));
    };
    add(_("Change"), wxT("仍在、数值有变"));
    add(_("Severity"), wxT("涉嫌违法"));
    add(_("Subject"), wxT("DA001 氮氧化物"));
    add(_("Measured"), "1000.000 mg/m³");
    add(_("Measured before"), "1000.000 mg/m³");
    add(_("Message"), wxT("自动监测小时浓度超过许可限值自动监测小时浓度超过许可限值自动监测小时浓度超过许可限值"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(run_, wxSizerFlags().CenterVertical());
    row->Add(change_, wxSizerFlags().CenterVertical().Border(wxLEFT, kGap));
    row->Add(hint_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, kGap));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(row, wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, kGap));
    sizer->Add(new wxButton(this, wxID_CANCEL, _("Close")), wxSizerFlags().Right().Border(wxALL, kGap));
    SetSizer(sizer);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    CentreOnParent();
    fill_runs();
    load();
}

void ComparisonDialog::fill_runs()
{
    runs_ = commands::runs_of(path_);
    if (!runs_.empty()) runs_.pop_back();
    std::reverse(runs_.begin(), runs_.end());
    for (const audit::findings::RunHead& run : runs_)
        run_->Append(wxString::Format(_("Audit %lld of %s"), static_cast<long long>(run.id),
                                      to_wx(reports::china_time(run.at))));
    if (!runs_.empty()) run_->SetSelection(0);
    run_->Enable(!runs_.empty());
    const reports::Wording words("common", current_language());
    change_->Append(_("All changes"));
    for (const Change change : kChanges)
        change_->Append(to_wx(words(reports::change_word(audit::findings::to_text(change)))));
    change_->SetSelection(0);
}

void ComparisonDialog::load()
{
    list_->DeleteAllItems();
    if (runs_.empty()) {
        hint_->SetLabel(_("This is the first audit: there is no earlier one to compare with."));
        return;
    }
    hint_->SetLabel(_("Comparing..."));
    const std::int64_t run = runs_[static_cast<std::size_t>(run_->GetSelection())].id;
    loader_.load(
        [this, run, path = path_] {
            auto both = std::make_shared<audit::findings::Comparison>(commands::compare_with_run(path, run));
            return [this, both] {
                comparison_ = std::move(*both);
                fill();
            };
        },
        [this](const std::string& sentence) { hint_->SetLabelText(to_wx(sentence)); });
}

void ComparisonDialog::fill()
{
    const audit::Language language = current_language();
    const reports::Wording words("common", language);
    const wxWindowUpdateLocker locker(list_);
    list_->DeleteAllItems();
    const int chosen = change_->GetSelection();
    for (const audit::findings::ComparedFinding& one : comparison_.findings) {
        if (chosen > 0 && one.change != kChanges[static_cast<std::size_t>(chosen - 1)]) continue;
        const auto number = [](const audit::Finding& finding) {
            return finding.measured.empty() ? std::string() : finding.measured + " " + finding.unit;
        };
        const std::string cells[] = {commands::severity_name(one.finding.severity, language),
                                     commands::subject_text(one.finding.subject), number(one.finding),
                                     number(one.before), one.finding.message.in(language)};
        const long row = list_->InsertItem(list_->GetItemCount(),
                                           to_wx(words(reports::change_word(audit::findings::to_text(one.change)))));
        int column = 1;
        for (const std::string& cell : cells) list_->SetItem(row, column++, to_wx(cell));
    }
    const auto count = [&](Change change) { return std::to_string(comparison_.count(change)); };
    hint_->SetLabelText(to_wx(words("comparison_counts", {{"reopened", count(Change::reopened)},
                                                          {"new", count(Change::is_new)},
                                                          {"changed", count(Change::changed)},
                                                          {"unchanged", count(Change::unchanged)},
                                                          {"gone", count(Change::gone)}})));
}

}  // namespace gui
