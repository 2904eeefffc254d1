// SPDX-License-Identifier: Apache-2.0
// What the columns of an unrecognised sheet mean: left the submitted headers with three values each, right the choice
// of table and columns with unit; below the first rows as they would be read. The dialog only asks; its owner saves.
#pragma once

#include <wx/dialog.h>

#include <vector>

#include "app/commands/unmapped.h"
#include "app/gui/worker.h"

class wxCheckBox;
class wxChoice;
class wxFlexGridSizer;
class wxGrid;
class wxScrolledWindow;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class MappingDialog : public wxDialog {
 public:
    // Requires at least one sheet.
    MappingDialog(wxWindow* parent, std::vector<commands::UnmappedSheet> sheets);

    audit::import::Mapping mapping() const;
    bool to_profile() const;

 private:
    struct ColumnControls {
        std::string header;
        wxChoice* column = nullptr;
        wxTextCtrl* unit = nullptr;
        wxTextCtrl* item = nullptr;
    };
    struct FixedValue {
        std::string column;
        wxTextCtrl* text = nullptr;
    };

    wxSizer* make_choices();
    wxSizer* make_bottom();
    void show_sheet();
    void show_columns(const audit::import::Mapping& proposal);
    void show_fixed_values();
    void add_column_row(const commands::UnmappedColumn& column, const audit::import::MappedColumn& proposed);
    void choose_sheet(wxCommandEvent& event);
    void choose_table(wxCommandEvent& event);
    void changed();
    void start_preview();
    void show_preview(const commands::MappingPreview& preview);
    const commands::UnmappedSheet& sheet() const;
    std::string table() const;

    std::vector<commands::UnmappedSheet> sheets_;
    wxChoice* sheet_ = nullptr;
    wxChoice* table_ = nullptr;
    wxScrolledWindow* columns_ = nullptr;
    wxFlexGridSizer* column_grid_ = nullptr;
    wxFlexGridSizer* fixed_grid_ = nullptr;
    std::vector<ColumnControls> controls_;
    std::vector<FixedValue> fixed_;
    wxStaticText* message_ = nullptr;
    wxGrid* preview_ = nullptr;
    wxCheckBox* profile_ = nullptr;
    bool outdated_ = false;  // something was chosen since the preview began
    Worker worker_;
};

}  // namespace gui
