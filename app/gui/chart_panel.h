// SPDX-License-Identifier: Apache-2.0
// 曲线: any series of automatic monitoring data with its limits and flags.
#pragma once

#include <wx/panel.h>

#include "app/commands/view_case.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace gui {

class ChartCanvas;

class ChartPanel : public wxPanel {
 public:
    explicit ChartPanel(wxWindow* parent);
    // The view must outlive the panel's next show().
    void show(const commands::CaseView& view);
    // The finding's series around its period, when it is about one.
    void show_finding(const audit::Finding& finding);

 private:
    void fill_items();
    void load();

    const commands::CaseView* view_ = nullptr;
    std::vector<audit::SeriesKey> keys_;  // in the order of the choice
    wxChoice* series_ = nullptr;
    wxButton* all_ = nullptr;
    wxStaticText* hint_ = nullptr;
    ChartCanvas* canvas_ = nullptr;
};

}  // namespace gui
