// SPDX-License-Identifier: Apache-2.0
// All suppressions of a case, also those that ended: what each hides, why and until when. One can be revoked.
#pragma once

#include <wx/dialog.h>

#include <string>

#include "app/commands/view_case.h"

class wxButton;
class wxListView;

namespace gui {

class SuppressionsDialog : public wxDialog {
 public:
    // The view must outlive the dialog. Ends with wxID_APPLY when one is to be revoked.
    SuppressionsDialog(wxWindow* parent, const commands::CaseView& view, bool may_revoke);
    std::int64_t to_revoke() const { return to_revoke_; }
    std::string note() const { return note_; }

 private:
    void fill();
    void enable();
    void revoke();

    const commands::CaseView& view_;
    bool may_revoke_;
    std::int64_t to_revoke_ = 0;
    std::string note_;
    wxListView* list_ = nullptr;
    wxButton* revoke_ = nullptr;
};

}  // namespace gui
