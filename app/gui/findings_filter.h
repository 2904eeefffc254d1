// SPDX-License-Identifier: Apache-2.0
// The row above the list of findings: which of them are shown, and whether they stand under their causes.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "app/commands/view_case.h"

class wxCheckBox;
class wxChoice;
class wxSearchCtrl;
class wxStaticText;

namespace gui {

class FindingsFilter : public wxPanel {
 public:
    FindingsFilter(wxWindow* parent, std::function<void()> changed);

    // Offers what the findings of the view have; what was chosen stays where it still exists.
    void fill(const commands::CaseView& view);
    commands::FindingFilter filter() const;
    bool is_grouped() const;
    // Every other filter is taken away.
    void show_only(const std::string& check, const std::string& outlet);
    void start_search();
    void tell_count(std::size_t shown, std::size_t all);

 private:
    // A choice with the code behind each of its lines; the first line is "all".
    struct Coded {
        wxChoice* choice = nullptr;
        std::vector<std::string> codes;

        std::string code() const;
        void fill(const wxString& all, std::vector<std::pair<std::string, wxString>> lines);
        void select(const std::string& code);
    };
    Coded make_choice(const char* name, const wxString& words);

    std::function<void()> changed_;
    wxSearchCtrl* text_ = nullptr;
    Coded severity_, topic_, check_, outlet_, standing_, grade_;
    wxCheckBox* grouped_ = nullptr;
    wxStaticText* count_ = nullptr;
};

}  // namespace gui
