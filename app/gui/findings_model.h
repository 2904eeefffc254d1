// SPDX-License-Identifier: Apache-2.0
// The rows of the findings list: a window onto the run and the indexes that the filter let through, as they come or as
// a tree under their causes that opens and closes. Computes nothing. Rows are asked for as they are seen, so that a
// hundred thousand of them scroll like ten.
#pragma once

#include <wx/dataview.h>

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/commands/view_case.h"

namespace gui {

class FindingsModel : public wxDataViewVirtualListModel {
 public:
    enum Column { severity, check, subject, starts, measured, limit, times, message, state, grade, column_count };

    // The view must outlive the model or the next call; nullptr shows nothing. Grouped: under causes, in the order of
    // their first findings; those that stand alone come last.
    void show(const commands::CaseView* view, std::vector<std::size_t> rows, bool grouped);
    // Null for the row of a cause.
    const audit::Finding* finding(unsigned row) const;
    // The cause of a row that is one; null for findings, and for the row of those without a cause.
    const audit::findings::RootCause* cause(unsigned row) const;
    bool is_group(unsigned row) const;
    bool is_open(unsigned row) const;
    void open(unsigned row, bool open);
    // The row of a finding, its cause opened where it is closed; empty when the list does not show it.
    std::optional<unsigned> row_of(const std::string& finding);
    // The findings of a row: itself, or all under its cause.
    std::vector<const audit::Finding*> findings(unsigned row) const;

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

 private:
    struct Group {
        const audit::findings::RootCause* cause = nullptr;
        std::vector<std::size_t> findings;
        std::string key() const { return cause == nullptr ? std::string() : cause->id; }
    };
    struct Row {
        std::size_t group = 0, finding = 0;
        bool is_group = false;
    };
    void make_groups(const std::vector<std::size_t>& rows);
    void make_rows();
    std::string group_text(const Group& group, unsigned column) const;

    const commands::CaseView* view_ = nullptr;
    std::vector<Group> groups_;
    std::vector<Row> rows_;
    std::set<std::string> closed_;  // keys of groups
    bool is_grouped_ = false;
};

}  // namespace gui
