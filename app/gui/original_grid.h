// SPDX-License-Identifier: Apache-2.0
// Rows of a submitted file as handed in, the cell in question marked.
#pragma once

#include <wx/grid.h>

#include "app/commands/view_original.h"

namespace gui {

class OriginalGrid : public wxGrid {
 public:
    explicit OriginalGrid(wxWindow* parent);
    void show(const commands::OriginalRows& original);

 private:
    void fill(const commands::OriginalRows& original);
    void mark(const commands::OriginalRows& original);
};

}  // namespace gui
