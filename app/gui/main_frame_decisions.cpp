// SPDX-License-Identifier: Apache-2.0
// What a person decides about the chosen finding: a dialog first, then one command on the worker.
#include <wx/intl.h>
#include <wx/utils.h>

#include "app/gui/decision_dialog.h"
#include "app/gui/findings_panel.h"
#include "app/gui/language.h"
#include "app/gui/main_frame.h"
#include "app/gui/text.h"

namespace gui {

namespace {

// Who sits here: the case's own author, else the name of the machine's user.
std::string who(const commands::CaseView& view)
{
    return view.author.empty() ? from_wx(wxGetUserId()) : view.author;
}

}  // namespace

void MainFrame::decide(const std::string& finding, std::function<std::string(const std::string& path)> action)
{
    auto said = std::make_shared<std::string>();
    change(
        view_.path,
        [path = view_.path, action = std::move(action), said](const commands::CommonOptions&) { *said = action(path); },
        kSamePage,
        [this, said, finding] {
            findings_->choose(finding);
            SetStatusText(to_wx(*said).Trim());
        });
}

void MainFrame::ask_decision(const audit::Finding& finding)
{
    if (busy()) return;
    const std::string state = view_.standings.at(finding.id).state;
    DecisionDialog dialog(this, finding.message.in(current_language()), state, who(view_));
    if (dialog.ShowModal() != wxID_OK) return;
    const audit::findings::Decision decision{finding.id, dialog.state(), dialog.reason(), dialog.note(),
                                             dialog.author()};
    decide(finding.id, [decision, language = current_language()](const std::string& path) {
        return commands::dispose_finding(path, decision, language);
    });
}

void MainFrame::undo_decision(const audit::Finding& finding)
{
    if (busy()) return;
    const audit::findings::Decision decision{finding.id, {}, {}, {}, who(view_)};
    decide(finding.id, [decision, language = current_language()](const std::string& path) {
        return commands::undo_decision(path, decision, language);
    });
}

// The scope is the finding's own: its check, outlet, pollutant and period.
void MainFrame::ask_suppression(const audit::Finding& finding)
{
    if (busy()) return;
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
    decide(finding.id, [wanted, language = current_language()](const std::string& path) {
        return commands::suppress_findings(path, wanted, language);
    });
}

}  // namespace gui
