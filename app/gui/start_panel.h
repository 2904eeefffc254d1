// SPDX-License-Identifier: Apache-2.0
// What the window shows while no case is open: the ways to begin, and the cases opened last.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxListBox;
class wxStaticText;

namespace gui {

class StartPanel : public wxPanel {
 public:
    // open is called with the path of the recent case that was chosen.
    StartPanel(wxWindow* parent, std::function<void(const std::string& path)> open);
    void show(const std::vector<std::string>& recent);

 private:
    wxSizer* make_ways();
    wxSizer* make_tour();  // five sentences on what there is
    void open_chosen();

    std::function<void(const std::string&)> open_;
    std::vector<std::string> paths_;
    wxStaticText* title_ = nullptr;
    wxListBox* recent_ = nullptr;
};

}  // namespace gui
