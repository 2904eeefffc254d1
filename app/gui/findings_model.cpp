// SPDX-License-Identifier: Apache-2.0
#include "app/gui/findings_model.h"

#include <wx/intl.h>
#include <wx/settings.h>

#include <algorithm>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/findings/catalogue.h"

namespace gui {

namespace {

std::string check_title(const audit::findings::Run& run, const std::string& id)
{
    const audit::findings::CheckEntry* entry = run.find_check(id);
    return entry == nullptr ? id : entry->title.in(current_language());
}

std::string cell_text(const commands::CaseView& view, const audit::Finding& finding, unsigned column)
{
    switch (column) {
        case FindingsModel::severity:
            return commands::severity_name(finding.severity, current_language());
        case FindingsModel::check:
            return check_title(*view.run, finding.check);
        case FindingsModel::subject:
            return commands::subject_text(finding.subject);
        case FindingsModel::starts:
            return finding.period ? audit::time_text(finding.period->from) : "";
        case FindingsModel::measured:
            return finding.measured.empty() ? "" : finding.measured + ' ' + finding.unit;
        case FindingsModel::limit:
            return finding.limit;
        case FindingsModel::times:
            return finding.times;
        case FindingsModel::message:
            return finding.message.in(current_language());
        case FindingsModel::state:
            return commands::state_text(view, finding, current_language());
        case FindingsModel::grade:
            return commands::grade_text(view, finding, current_language());
        default:
            return {};
    }
}

}  // namespace

void FindingsModel::show(const commands::CaseView* view, std::vector<std::size_t> rows, bool grouped)
{
    view_ = view;
    is_grouped_ = grouped;
    groups_.clear();
    if (view_ != nullptr && view_->run && grouped) {
        make_groups(rows);
    } else {
        groups_.push_back({nullptr, std::move(rows)});
    }
    make_rows();
}

void FindingsModel::make_groups(const std::vector<std::size_t>& rows)
{
    std::unordered_map<std::string, const audit::findings::RootCause*> causes;
    for (const audit::findings::RootCause& cause : view_->run->appraisal.root_causes)
        for (const std::string& finding : cause.findings) causes[finding] = &cause;
    std::unordered_map<const audit::findings::RootCause*, std::size_t> places;
    Group alone;
    for (const std::size_t row : rows) {
        const auto cause = causes.find(view_->run->findings[row].id);
        if (cause == causes.end()) {
            alone.findings.push_back(row);
            continue;
        }
        const auto [place, is_new] = places.emplace(cause->second, groups_.size());
        if (is_new) groups_.push_back({cause->second, {}});
        groups_[place->second].findings.push_back(row);
    }
    if (!alone.findings.empty()) groups_.push_back(std::move(alone));
}

void FindingsModel::make_rows()
{
    rows_.clear();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (is_grouped_) rows_.push_back({g, 0, true});
        if (is_grouped_ && closed_.contains(groups_[g].key())) continue;
        for (const std::size_t finding : groups_[g].findings) rows_.push_back({g, finding, false});
    }
    Reset(static_cast<unsigned>(rows_.size()));
}

const audit::Finding* FindingsModel::finding(unsigned row) const
{
    if (view_ == nullptr || !view_->run || row >= rows_.size() || rows_[row].is_group) return nullptr;
    return &view_->run->findings[rows_[row].finding];
}

const audit::findings::RootCause* FindingsModel::cause(unsigned row) const
{
    return is_group(row) ? groups_[rows_[row].group].cause : nullptr;
}

bool FindingsModel::is_group(unsigned row) const
{
    return row < rows_.size() && rows_[row].is_group;
}

bool FindingsModel::is_open(unsigned row) const
{
    return is_group(row) && !closed_.contains(groups_[rows_[row].group].key());
}

void FindingsModel::open(unsigned row, bool open)
{
    if (!is_group(row) || is_open(row) == open) return;
    const std::string key = groups_[rows_[row].group].key();
    if (open) {
        closed_.erase(key);
    } else {
        closed_.insert(key);
    }
    make_rows();
}

std::optional<unsigned> FindingsModel::row_of(const std::string& finding)
{
    if (view_ == nullptr || !view_->run) return std::nullopt;
    for (const Group& group : groups_) {
        const bool holds = std::any_of(group.findings.begin(), group.findings.end(),
                                       [&](std::size_t i) { return view_->run->findings[i].id == finding; });
        if (!holds) continue;
        if (closed_.erase(group.key()) > 0) make_rows();
        for (unsigned row = 0; row < rows_.size(); ++row)
            if (!rows_[row].is_group && view_->run->findings[rows_[row].finding].id == finding) return row;
    }
    return std::nullopt;
}

std::vector<const audit::Finding*> FindingsModel::findings(unsigned row) const
{
    if (!is_group(row)) return {finding(row)};
    std::vector<const audit::Finding*> all;
    for (const std::size_t i : groups_[rows_[row].group].findings) all.push_back(&view_->run->findings[i]);
    return all;
}

std::string FindingsModel::group_text(const Group& group, unsigned column) const
{
    if (column == severity) {
        audit::Severity worst = audit::Severity::notice;
        for (const std::size_t i : group.findings) worst = std::max(worst, view_->run->findings[i].severity);
        return commands::severity_name(worst, current_language());
    }
    if (column != check) return {};
    const std::string title =
        group.cause == nullptr ? from_wx(_("Without a common cause")) : group.cause->title.in(current_language());
    const char* sign = closed_.contains(group.key()) ? "▸ " : "▾ ";
    return sign + title + "  (" + std::to_string(group.findings.size()) + ")";
}

void FindingsModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    if (is_group(row)) {
        value = to_wx(group_text(groups_[rows_[row].group], column));
        return;
    }
    const audit::Finding* shown = finding(row);
    wxString text = shown == nullptr ? wxString() : to_wx(cell_text(*view_, *shown, column));
    if (is_grouped_ && column == check) text = "      " + text;
    value = text;
}

bool FindingsModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const
{
    if (is_group(row)) {
        attributes.SetBold(true);
        return true;
    }
    const audit::Finding* shown = finding(row);
    if (shown == nullptr) return false;
    if (!view_->standings.at(shown->id).counts()) {
        attributes.SetColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
        return true;
    }
    if (column != severity || shown->severity == audit::Severity::notice) return false;
    const wxColour violation(176, 0, 32);
    const wxColour suspicion(152, 88, 0);
    attributes.SetColour(shown->severity == audit::Severity::violation ? violation : suspicion);
    attributes.SetBold(true);
    return true;
}

}  // namespace gui
