// SPDX-License-Identifier: Apache-2.0
// Asks what was decided about a finding, or why and how long it is to be suppressed: state, reason, note, who. Offers
// only what is allowed from the finding's present state.
#pragma once

#include <wx/dialog.h>

#include <string>
#include <vector>

#include "app/commands/dispositions.h"

class wxChoice;
class wxTextCtrl;

namespace gui {

class DecisionDialog : public wxDialog {
 public:
    // states: those that may be decided; none asks for a suppression instead.
    DecisionDialog(wxWindow* parent, const std::string& subject, std::vector<std::string> states,
                   const std::string& author);

    std::string state() const;
    std::string reason() const;
    std::string note() const;
    std::string author() const;
    std::string until() const;  // as typed, of a suppression

 private:
    void fill_reasons();
    void confirm(wxCommandEvent& event);

    std::vector<std::string> states_, reasons_;
    wxChoice* state_ = nullptr;
    wxChoice* reason_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    wxTextCtrl* author_ = nullptr;
    wxTextCtrl* until_ = nullptr;
};

}  // namespace gui
