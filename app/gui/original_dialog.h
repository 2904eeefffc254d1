// SPDX-License-Identifier: Apache-2.0
// The rows of a submitted file around a cell, as handed in, with the cell marked.
#pragma once

#include <wx/dialog.h>

#include "app/commands/view_original.h"

namespace gui {

class OriginalGrid;

class OriginalDialog : public wxDialog {
 public:
    OriginalDialog(wxWindow* parent, const commands::OriginalRows& original);

 private:
    OriginalGrid* grid_ = nullptr;
};

}  // namespace gui
