// SPDX-License-Identifier: Apache-2.0
// 核查: the list of findings with its filter, the why panel beside it with the evidence cells beneath.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>

#include "app/commands/view_case.h"
#include "app/gui/findings_model.h"

class wxButton;
class wxChoice;
class wxListEvent;
class wxListView;
class wxSearchCtrl;
class wxSplitterWindow;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class FindingsPanel : public wxPanel {
 public:
    explicit FindingsPanel(wxWindow* parent);

    // The view must outlive the panel's next show().
    void show(const commands::CaseView& view);
    // Called when a finding is chosen; nullptr when none is.
    void on_chosen(std::function<void(const audit::Finding*)> chosen) { chosen_ = std::move(chosen); }
    // Called when an evidence cell is to be seen in its file.
    void on_opened(std::function<void(const audit::Evidence&)> opened) { opened_ = std::move(opened); }
    // Called when a person wants to decide about the chosen finding, take that back, or suppress it.
    using Asked = std::function<void(const audit::Finding&)>;
    void on_decisions(Asked decide, Asked undo, Asked suppress);
    const audit::Finding* selected() const;
    void choose(const std::string& finding);  // by its id, if the list shows it
    void start_search();

 private:
    wxSizer* make_filter();
    wxWindow* make_list(wxWindow* parent);
    wxWindow* make_why(wxWindow* parent);
    wxWindow* make_evidence(wxWindow* parent);
    wxSizer* make_decisions(wxWindow* parent);
    void enable_decisions(const audit::Finding* finding);
    void fill_outlets();
    void apply_filter();
    void select(wxDataViewEvent& event);
    void sort(wxDataViewEvent& event);
    void open_evidence(wxListEvent& event);
    void show_why(const audit::Finding* finding);

    const commands::CaseView* view_ = nullptr;
    std::function<void(const audit::Finding*)> chosen_;
    std::function<void(const audit::Evidence&)> opened_;
    wxObjectDataPtr<FindingsModel> model_;
    std::optional<commands::FindingOrder> order_;
    wxSplitterWindow* splitter_ = nullptr;
    wxSearchCtrl* text_ = nullptr;
    wxChoice* severity_ = nullptr;
    wxChoice* outlet_ = nullptr;
    wxChoice* standing_ = nullptr;
    Asked decide_, undo_, suppress_;
    wxButton* decide_button_ = nullptr;
    wxButton* undo_button_ = nullptr;
    wxButton* suppress_button_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxDataViewCtrl* list_ = nullptr;
    wxTextCtrl* why_ = nullptr;
    wxListView* evidence_ = nullptr;
};

}  // namespace gui
