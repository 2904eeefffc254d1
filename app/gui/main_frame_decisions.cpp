// SPDX-License-Identifier: Apache-2.0
// What a person decides about the chosen finding: a dialog first, then one command on the worker.
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "app/gui/comparison_dialog.h"
#include "app/gui/decision_dialog.h"
#include "app/gui/findings_panel.h"
#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/suppressions_dialog.h"
#include "app/gui/text.h"

namespace gui {

namespace {

// Who sits here: the case's own author, else the name of the machine's user.
std::string who(const commands::CaseView& view)
{
    return view.author.empty() ? from_wx(wxGetUserId()) : view.author;
}

std::vector<std::string> ids_of(const std::vector<const audit::Finding*>& findings)
{
    std::vector<std::string> ids;
    for (const audit::Finding* finding : findings) ids.push_back(finding->id);
    return ids;
}

std::vector<std::string> ids_of(const std::vector<audit::findings::Decision>& decisions)
{
    std::vector<std::string> ids;
    for (const audit::findings::Decision& decision : decisions) ids.push_back(decision.finding);
    return ids;
}

std::string subject_of(const std::vector<const audit::Finding*>& findings)
{
    if (findings.size() == 1) return findings.front()->message.in(current_language());
    return from_wx(wxString::Format(_("%zu findings are chosen."), findings.size()));
}

}  // namespace

void MainFrame::decide(const std::vector<std::string>& findings,
                       std::function<std::string(const std::string& path)> action)
{
    auto said = std::make_shared<std::string>();
    change(
        view_.path,
        [path = view_.path, action = std::move(action), said](const commands::CommonOptions&) { *said = action(path); },
        kSamePage,
        [this, said, findings] {
            findings_->choose(findings);
            SetStatusText(to_wx(*said).Trim());
        });
}

void MainFrame::ask_decision(const std::vector<const audit::Finding*>& findings)
{
    if (busy() || is_read_only()) return;
    const std::vector<std::string> states = commands::next_states(view_, findings);
    if (states.empty()) {
        wxMessageBox(_("The chosen findings are in states that have no next step in common. Choose fewer."),
                     _("Record a decision"), wxOK | wxICON_INFORMATION, this);
        return;
    }
    DecisionDialog dialog(this, subject_of(findings), states, who(view_));
    if (dialog.ShowModal() != wxID_OK) return;
    std::vector<audit::findings::Decision> decisions;
    for (const audit::Finding* finding : findings)
        decisions.push_back({finding->id, dialog.state(), dialog.reason(), dialog.note(), dialog.author()});
    undone_.clear();
    decided_.push_back(decisions);
    decide(ids_of(findings), [decisions, language = current_language()](const std::string& path) {
        return commands::dispose_findings(path, decisions, language);
    });
}

// Of each of them the last decision, whoever made it and when.
void MainFrame::take_back(const std::vector<const audit::Finding*>& findings)
{
    if (busy() || is_read_only()) return;
    std::vector<audit::findings::Decision> decisions;
    for (const audit::Finding* finding : findings)
        if (view_.standings.at(finding->id).decided) decisions.push_back({finding->id, {}, {}, {}, who(view_)});
    undone_.clear();
    decided_.clear();
    decide(ids_of(findings), [decisions, language = current_language()](const std::string& path) {
        return commands::undo_decisions(path, decisions, language);
    });
}

void MainFrame::undo()
{
    if (busy() || is_read_only() || decided_.empty()) return;
    const std::vector<audit::findings::Decision> decisions = decided_.back();
    decided_.pop_back();
    undone_.push_back(decisions);
    decide(ids_of(decisions), [decisions, language = current_language()](const std::string& path) {
        return commands::undo_decisions(path, decisions, language);
    });
}

void MainFrame::redo()
{
    if (busy() || is_read_only() || undone_.empty()) return;
    const std::vector<audit::findings::Decision> decisions = undone_.back();
    undone_.pop_back();
    decided_.push_back(decisions);
    decide(ids_of(decisions), [decisions, language = current_language()](const std::string& path) {
        return commands::dispose_findings(path, decisions, language);
    });
}

// The scope is the finding's own: its check, outlet, pollutant and period.
void MainFrame::ask_suppression(const std::vector<const audit::Finding*>& findings)
{
    if (busy() || is_read_only() || findings.size() != 1) return;
    const audit::Finding& finding = *findings.front();
    DecisionDialog dialog(this, finding.message.in(current_language()), {}, who(view_));
    if (dialog.ShowModal() != wxID_OK) return;
    audit::findings::Suppression wanted;
    wanted.check = finding.check;
    wanted.outlet = finding.subject.outlet;
    wanted.pollutant = finding.subject.pollutant;
    if (finding.period) {
        wanted.from = finding.period->from;
        wanted.to = finding.period->to;
    }
    wanted.reason = dialog.reason();
    wanted.note = dialog.note();
    wanted.author = dialog.author();
    wanted.until = audit::parse_time(dialog.until());
    decide({finding.id}, [wanted, language = current_language()](const std::string& path) {
        return commands::suppress_findings(path, wanted, language);
    });
}

void MainFrame::show_suppressions()
{
    if (busy()) return;
    SuppressionsDialog dialog(this, view_, !is_read_only());
    if (dialog.ShowModal() != wxID_APPLY) return;
    decide({}, [id = dialog.to_revoke(), note = dialog.note(), author = who(view_), language = current_language()](
                   const std::string& path) { return commands::revoke_suppression(path, id, note, author, language); });
}

void MainFrame::show_comparison()
{
    if (!busy()) ComparisonDialog(this, view_.path).ShowModal();
}

}  // namespace gui
