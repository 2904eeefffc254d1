// SPDX-License-Identifier: Apache-2.0
// The rows of the findings list: a window onto the run and the indexes that the filter let through. Computes nothing.
#pragma once

#include <wx/dataview.h>

#include <vector>

#include "app/commands/view_case.h"

namespace gui {

class FindingsModel : public wxDataViewVirtualListModel {
 public:
    enum Column { severity, check, subject, starts, measured, limit, times, message, state, cause, column_count };

    // The view must outlive the model or the next call; nullptr shows nothing.
    void show(const commands::CaseView* view, std::vector<std::size_t> rows);
    const audit::Finding* finding(unsigned row) const;

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

 private:
    const commands::CaseView* view_ = nullptr;
    std::vector<std::size_t> rows_;
};

}  // namespace gui
