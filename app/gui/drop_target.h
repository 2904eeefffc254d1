// SPDX-License-Identifier: Apache-2.0
// Files and folders dropped on a window are handed to a function.
#pragma once

#include <wx/dnd.h>

#include <functional>
#include <string>
#include <vector>

#include "app/gui/text.h"

namespace gui {

class DropTarget : public wxFileDropTarget {
 public:
    explicit DropTarget(std::function<void(const std::vector<std::string>&)> dropped) : dropped_(std::move(dropped)) {}

    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& names) override
    {
        std::vector<std::string> paths;
        for (const wxString& name : names) paths.push_back(from_wx(name));
        dropped_(paths);
        return !paths.empty();
    }

 private:
    std::function<void(const std::vector<std::string>&)> dropped_;
};

}  // namespace gui
