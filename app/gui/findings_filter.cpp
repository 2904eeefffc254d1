// SPDX-License-Identifier: Apache-2.0
#include "app/gui/findings_filter.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/findings/states.h"
#include "reports/wording.h"

namespace gui {

namespace {

constexpr int kGap = 6;
constexpr int kNarrowest = 140;
// What stands for whole kinds of states.
constexpr const char* kToActOn = "+";
constexpr const char* kSettled = "-";

}  // namespace

std::string FindingsFilter::Coded::code() const
{
    const int chosen = choice->GetSelection();
    return chosen < 0 ? std::string() : codes[static_cast<std::size_t>(chosen)];
}

void FindingsFilter::Coded::fill(const wxString& all, std::vector<std::pair<std::string, wxString>> lines)
{
    const std::string chosen = codes.empty() ? std::string() : code();
    lines.insert(lines.begin(), {std::string(), all});
    codes.clear();
    wxArrayString words;
    for (auto& line : lines) {
        codes.push_back(std::move(line.first));
        words.Add(line.second);
    }
    choice->Set(words);
    select(chosen);
}

void FindingsFilter::Coded::select(const std::string& code)
{
    const auto found = std::find(codes.begin(), codes.end(), code);
    choice->SetSelection(found == codes.end() ? 0 : static_cast<int>(found - codes.begin()));
}

FindingsFilter::FindingsFilter(wxWindow* parent, std::function<void()> changed)
    : wxPanel(parent), changed_(std::move(changed))
{
    SetName("filter");
    text_ = named(new wxSearchCtrl(this, wxID_ANY), "filter-text", _("Search in the findings"));
    text_->SetDescriptiveText(_("Search in the findings"));
    text_->ShowCancelButton(true);
    text_->SetMinSize(FromDIP(wxSize(kNarrowest, -1)));
    text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { changed_(); });
    severity_ = make_choice("filter-severity", _("Severity"));
    topic_ = make_choice("filter-topic", _("Topic"));
    check_ = make_choice("filter-check", _("Check"));
    outlet_ = make_choice("filter-outlet", _("Outlet"));
    standing_ = make_choice("filter-standing", _("State"));
    grade_ = make_choice("filter-grade", _("Grade of doubt"));
    check_.choice->SetMaxSize(FromDIP(wxSize(2 * kNarrowest, -1)));
    grouped_ =
        named(new wxCheckBox(this, wxID_ANY, _("By cause")), "grouped", _("Findings with one cause stand together"));
    grouped_->SetValue(true);
    grouped_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { changed_(); });
    count_ = named(new wxStaticText(this, wxID_ANY, ""), "filter-count");
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    row->Add(text_, wxSizerFlags(1).Border(wxRIGHT | wxBOTTOM, kGap));
    for (const Coded* one : {&severity_, &topic_, &check_, &outlet_, &standing_, &grade_})
        row->Add(one->choice, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, kGap));
    row->Add(grouped_, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxBOTTOM, kGap));
    row->Add(count_, wxSizerFlags().CenterVertical().Border(wxBOTTOM, kGap));
    SetSizer(row);
}

FindingsFilter::Coded FindingsFilter::make_choice(const char* name, const wxString& words)
{
    auto* choice = named(new wxChoice(this, wxID_ANY), name, words);
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changed_(); });
    return {choice, {}};
}

void FindingsFilter::fill(const commands::CaseView& view)
{
    const audit::Language language = current_language();
    const reports::Wording words("common", language);
    std::map<std::string, wxString> topics;
    std::map<std::string, wxString> checks;
    std::set<std::string> outlets;
    if (view.run) {
        for (const audit::Finding& finding : view.run->findings) {
            if (!finding.subject.outlet.empty()) outlets.insert(finding.subject.outlet);
            if (checks.contains(finding.check)) continue;
            const audit::findings::CheckEntry* entry = view.run->find_check(finding.check);
            checks[finding.check] = to_wx(entry == nullptr ? finding.check : entry->title.in(language));
            if (entry != nullptr) topics[entry->topic] = to_wx(words.topic(entry->topic));
        }
    }
    severity_.fill(
        _("All severities"),
        {{"violation", _("Suspected violations")}, {"suspicion", _("Suspicions")}, {"notice", _("Notices")}});
    topic_.fill(_("All topics"), {topics.begin(), topics.end()});
    check_.fill(_("All checks"), {checks.begin(), checks.end()});
    std::vector<std::pair<std::string, wxString>> lines;
    for (const std::string& outlet : outlets) lines.emplace_back(outlet, to_wx(outlet));
    outlet_.fill(_("All outlets"), std::move(lines));
    lines = {{kToActOn, _("To be acted on")}, {kSettled, _("Settled or suppressed")}};
    for (const audit::findings::State& state : audit::findings::states())
        lines.emplace_back(state.id, to_wx(state.name.in(language)));
    standing_.fill(_("All states"), std::move(lines));
    grade_.fill(_("All grades"), {{"high", _("High doubt")}, {"medium", _("Medium doubt")}, {"low", _("Low doubt")}});
    Layout();
}

commands::FindingFilter FindingsFilter::filter() const
{
    commands::FindingFilter wanted;
    wanted.severity = audit::parse_severity(severity_.code());
    wanted.topic = topic_.code();
    wanted.check = check_.code();
    wanted.outlet = outlet_.code();
    wanted.grade = grade_.code();
    const std::string standing = standing_.code();
    if (standing == kToActOn || standing == kSettled) {
        wanted.counts = standing == kToActOn;
    } else {
        wanted.state = standing;
    }
    wanted.text = from_wx(text_->GetValue());
    return wanted;
}

bool FindingsFilter::is_grouped() const
{
    return grouped_->GetValue();
}

void FindingsFilter::show_only(const std::string& check, const std::string& outlet)
{
    text_->ChangeValue("");
    for (Coded* one : {&severity_, &topic_, &standing_, &grade_}) one->select("");
    check_.select(check);
    outlet_.select(outlet);
    changed_();
}

void FindingsFilter::start_search()
{
    text_->SetFocus();
    text_->SelectAll();
}

void FindingsFilter::tell_count(std::size_t shown, std::size_t all)
{
    count_->SetLabel(wxString::Format(_("%zu of %zu findings"), shown, all));
    Layout();
}

}  // namespace gui
