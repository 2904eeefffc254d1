// SPDX-License-Identifier: Apache-2.0
// The views of a case as large buttons from top to bottom, in the order of the work. One is pressed; Up and Down, Home
// and End move, and the frame's Ctrl+1… choose too.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <vector>

class wxToggleButton;

namespace gui {

class PageList : public wxPanel {
 public:
    // chosen is called with the number of the page that a person chose.
    PageList(wxWindow* parent, std::function<void(std::size_t)> chosen);
    void add(const wxString& title);
    void select(std::size_t page);
    std::size_t size() const { return buttons_.size(); }

 private:
    void choose(std::size_t page);
    void use_key(wxKeyEvent& event, std::size_t page);

    std::function<void(std::size_t)> chosen_;
    std::vector<wxToggleButton*> buttons_;
};

}  // namespace gui
