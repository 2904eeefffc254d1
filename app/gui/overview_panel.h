// SPDX-License-Identifier: Apache-2.0
// 概览: the permit with what ends soon, what to do next, how the checks went by outlet, what is missing, and amounts
// against caps.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "app/commands/view_overview.h"
#include "app/gui/loader.h"

class wxCheckBox;
class wxDataViewListCtrl;
class wxFlexGridSizer;
class wxListView;
class wxStaticText;

namespace gui {

class CoverageGrid;

class OverviewPanel : public wxPanel {
 public:
    explicit OverviewPanel(wxWindow* parent);
    // The view must outlive the panel's next show().
    void show(const commands::CaseView& view);
    void on_cell(std::function<void(const std::string& check, const std::string& outlet)> chosen);
    void on_step(std::function<void(commands::StepKind)> step) { step_ = std::move(step); }

 private:
    wxSizer* make_permit();
    wxSizer* make_steps();
    wxSizer* make_coverage();
    wxSizer* make_caps();
    wxSizer* make_missing();
    void show_permit(const commands::CaseView& view);
    void show_steps(const commands::CaseView& view);
    void show_missing(const commands::CaseView& view);
    void load_caps(const commands::CaseView& view);
    void show_caps(const std::vector<commands::CapUse>& caps);
    void show_coverage();

    const commands::CaseView* view_ = nullptr;
    std::function<void(commands::StepKind)> step_;
    wxFlexGridSizer* permit_ = nullptr;
    wxStaticText* endings_ = nullptr;
    wxSizer* steps_ = nullptr;
    CoverageGrid* coverage_ = nullptr;
    wxCheckBox* all_checks_ = nullptr;
    wxStaticText* caps_hint_ = nullptr;
    wxDataViewListCtrl* caps_ = nullptr;
    wxStaticText* missing_hint_ = nullptr;
    wxListView* missing_ = nullptr;
    Loader loader_{*this};
};

}  // namespace gui
