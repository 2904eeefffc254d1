// SPDX-License-Identifier: Apache-2.0
#include "app/gui/findings_model.h"

#include <wx/settings.h>

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
        case FindingsModel::cause:
            return commands::cause_text(view, finding, current_language());
        default:
            return {};
    }
}

}  // namespace

void FindingsModel::show(const commands::CaseView* view, std::vector<std::size_t> rows)
{
    view_ = view;
    rows_ = std::move(rows);
    Reset(static_cast<unsigned>(rows_.size()));
}

const audit::Finding* FindingsModel::finding(unsigned row) const
{
    if (view_ == nullptr || !view_->run || row >= rows_.size()) return nullptr;
    return &view_->run->findings[rows_[row]];
}

void FindingsModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    const audit::Finding* shown = finding(row);
    value = shown == nullptr ? wxString() : to_wx(cell_text(*view_, *shown, column));
}

bool FindingsModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const
{
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
