// SPDX-License-Identifier: Apache-2.0
// 核查: the list of findings under their causes with its filter, and beside it why the chosen one was reported.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/view_case.h"
#include "app/gui/findings_model.h"
#include "app/gui/why_panel.h"

class wxSplitterWindow;

namespace gui {

class FindingsFilter;

class FindingsPanel : public wxPanel {
 public:
    explicit FindingsPanel(wxWindow* parent);

    // The view must outlive the panel's next show().
    void show(const commands::CaseView& view);
    // Called when a finding is chosen; nullptr when none is.
    void on_chosen(std::function<void(const audit::Finding*)> chosen) { chosen_ = std::move(chosen); }
    WhyPanel& why() { return *why_; }
    // The findings of the rows that are chosen, those under a cause included.
    std::vector<const audit::Finding*> selected() const;
    void choose(const std::vector<std::string>& findings);  // by their ids, those that the list shows
    void show_only(const std::string& check, const std::string& outlet);
    void start_search();

 private:
    wxWindow* make_list(wxWindow* parent);
    void add_columns();
    void apply_filter();
    void select(wxDataViewEvent& event);
    void activate(wxDataViewEvent& event);
    void use_key(wxKeyEvent& event);
    void open_group(unsigned row, bool open);
    void sort(wxDataViewEvent& event);
    void show_why();

    const commands::CaseView* view_ = nullptr;
    std::function<void(const audit::Finding*)> chosen_;
    wxObjectDataPtr<FindingsModel> model_;
    std::optional<commands::FindingOrder> order_;
    FindingsFilter* filter_ = nullptr;
    wxSplitterWindow* splitter_ = nullptr;
    wxDataViewCtrl* list_ = nullptr;
    WhyPanel* why_ = nullptr;
};

}  // namespace gui
