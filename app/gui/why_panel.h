// SPDX-License-Identifier: Apache-2.0
// Why a finding was reported: what it says and rests on, the cells behind it with their rows as handed in, the series
// around its period, and what can be decided about it.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <vector>

#include "app/commands/view_case.h"
#include "app/gui/loader.h"

class wxButton;
class wxListEvent;
class wxListView;
class wxNotebook;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class ChartCanvas;
class OriginalGrid;

class WhyPanel : public wxPanel {
 public:
    explicit WhyPanel(wxWindow* parent);

    // What is chosen in the list: one finding is explained, of many the number is told. The view must outlive the next
    // show().
    void show(const commands::CaseView* view, std::vector<const audit::Finding*> chosen,
              const audit::findings::RootCause* cause);
    // Called when an evidence cell is to be seen in its file.
    void on_opened(std::function<void(const audit::Evidence&)> opened) { opened_ = std::move(opened); }
    using Asked = std::function<void(const std::vector<const audit::Finding*>&)>;
    void on_decisions(Asked decide, Asked undo, Asked suppress);
    void allow_decisions(bool allowed);
    // Empty unless exactly one is shown.
    const audit::Finding* shown() const { return chosen_.size() == 1 ? chosen_.front() : nullptr; }

 private:
    wxSizer* make_decisions();
    wxWindow* make_rows(wxWindow* parent);
    wxWindow* make_chart(wxWindow* parent);
    void show_text(const audit::findings::RootCause* cause);
    void show_evidence();
    void enable_decisions();
    void load_rows(std::size_t evidence);
    void load_chart();
    void open_evidence(wxListEvent& event);

    const commands::CaseView* view_ = nullptr;
    std::vector<const audit::Finding*> chosen_;
    std::function<void(const audit::Evidence&)> opened_;
    Asked decide_, undo_, suppress_;
    bool may_decide_ = true;
    wxTextCtrl* text_ = nullptr;
    wxButton* decide_button_ = nullptr;
    wxButton* undo_button_ = nullptr;
    wxButton* suppress_button_ = nullptr;
    wxNotebook* behind_ = nullptr;
    wxListView* evidence_ = nullptr;
    wxStaticText* rows_hint_ = nullptr;
    OriginalGrid* rows_ = nullptr;
    wxStaticText* chart_hint_ = nullptr;
    ChartCanvas* chart_ = nullptr;
    Loader row_loader_{*this};
    Loader chart_loader_{*this};
};

}  // namespace gui
