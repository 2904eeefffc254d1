// SPDX-License-Identifier: Apache-2.0
// 核算: the emission account by outlet, pollutant and span, all methods side by side, why one of them counts, and the
// account as a file.
#pragma once

#include <wx/panel.h>

#include <functional>

#include "app/commands/view_case.h"
#include "app/gui/loader.h"
#include "reports/emissions_data.h"

class wxButton;
class wxChoice;
class wxDataViewEvent;
class wxDataViewListCtrl;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class EmissionsPanel : public wxPanel {
 public:
    explicit EmissionsPanel(wxWindow* parent);
    // The view must outlive the panel's next show(). Amounts are added up when the page is looked at.
    void show(const commands::CaseView& view);
    void on_export(std::function<void(audit::emissions::Span)> asked) { export_ = std::move(asked); }
    bool is_loading() const { return loader_.busy(); }

 private:
    void load();
    void fill(const reports::EmissionsData& data);
    void tell(wxDataViewEvent& event);
    audit::emissions::Span span() const;

    const commands::CaseView* view_ = nullptr;
    std::function<void(audit::emissions::Span)> export_;
    reports::EmissionsData data_;
    bool is_stale_ = true;
    wxChoice* span_ = nullptr;
    wxButton* export_button_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxDataViewListCtrl* list_ = nullptr;
    wxTextCtrl* why_ = nullptr;
    Loader loader_{*this};
};

}  // namespace gui
