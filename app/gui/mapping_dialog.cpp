// SPDX-License-Identifier: Apache-2.0
#include "app/gui/mapping_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/grid.h>
#include <wx/intl.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/reference/tables.h"

namespace gui {

namespace {

using audit::reference::Column;
using audit::reference::Table;

constexpr int kGap = 6;
constexpr int kWidth = 1100;
constexpr int kHeight = 680;
constexpr int kGridColumns = 5;  // header, values, column, unit, item
constexpr int kShort = 110;      // pixels of a unit or an item
constexpr int kWidestColumn = 240;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "  |  ") + word;
    return text;
}

// The columns that can be chosen: of a table with a column per item also the parts of an item.
std::vector<std::string> choices_of(const Table& table)
{
    std::vector<std::string> ids;
    for (const Column& column : table.columns) ids.push_back(column.id);
    if (table.id == "auto_wide") ids.insert(ids.end(), {"measured", "converted", "flag"});
    return ids;
}

wxString choice_label(const Table& table, const std::string& id)
{
    const Column* column = table.find(id);
    if (column == nullptr) column = audit::reference::find_table("auto_hourly")->find(id);
    wxString label = to_wx(column->header.in(current_language()));
    if (!column->unit.empty()) label += " (" + to_wx(column->unit) + ")";
    return column->required ? label + " *" : label;
}

void add_heading(wxWindow* parent, wxSizer* sizer, const wxString& text)
{
    auto* heading = new wxStaticText(parent, wxID_ANY, text);
    heading->SetFont(heading->GetFont().Bold());
    sizer->Add(heading, wxSizerFlags().CenterVertical());
}

}  // namespace

MappingDialog::MappingDialog(wxWindow* parent, std::vector<commands::UnmappedSheet> sheets)
    : wxDialog(parent, wxID_ANY, _("What the columns mean"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "mapping"),
      sheets_(std::move(sheets)),
      worker_(*this)
{
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(make_choices(), wxSizerFlags().Expand().Border(wxALL, kGap));
    columns_ = new wxScrolledWindow(this, wxID_ANY);
    columns_->SetName("mapping-columns");
    columns_->SetScrollRate(0, FromDIP(kGap * 2));
    column_grid_ = new wxFlexGridSizer(kGridColumns, FromDIP(wxSize(kGap * 2, kGap)));
    column_grid_->AddGrowableCol(1);
    fixed_grid_ = new wxFlexGridSizer(2, FromDIP(wxSize(kGap * 2, kGap)));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(column_grid_, wxSizerFlags().Expand().Border(wxALL, kGap));
    inside->Add(fixed_grid_, wxSizerFlags().Expand().Border(wxALL, kGap));
    columns_->SetSizer(inside);
    sizer->Add(columns_, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT, kGap));
    message_ =
        new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    message_->SetName("mapping-message");
    sizer->Add(message_, wxSizerFlags().Expand().Border(wxALL, kGap));
    preview_ = new wxGrid(this, wxID_ANY);
    preview_->SetName("mapping-preview");
    preview_->CreateGrid(0, 0);
    preview_->EnableEditing(false);
    preview_->HideRowLabels();
    sizer->Add(preview_, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT, kGap));
    sizer->Add(make_bottom(), wxSizerFlags().Expand().Border(wxALL, kGap));
    SetSizer(sizer);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    CentreOnParent();
    show_sheet();
}

wxSizer* MappingDialog::make_choices()
{
    wxArrayString sheets, tables;
    for (const commands::UnmappedSheet& each : sheets_)
        sheets.Add(to_wx(each.file_name + (each.sheet ? "  ›  " + *each.sheet : "") + "  ›  ") +
                   wxString::Format(_("row %lld"), static_cast<long long>(each.header_row)));
    for (const Table& each : audit::reference::tables())
        tables.Add(to_wx(each.name.in(current_language()) + "  " + each.id));
    sheet_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, sheets);
    sheet_->SetName("mapping-sheet");
    sheet_->SetSelection(0);
    sheet_->Bind(wxEVT_CHOICE, &MappingDialog::choose_sheet, this);
    table_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, tables);
    table_->SetName("mapping-table");
    table_->Bind(wxEVT_CHOICE, &MappingDialog::choose_table, this);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(new wxStaticText(this, wxID_ANY, _("As handed in:")), wxSizerFlags().CenterVertical());
    row->Add(sheet_, wxSizerFlags(1).CenterVertical().Border(wxLEFT | wxRIGHT, kGap));
    row->Add(new wxStaticText(this, wxID_ANY, _("is the table:")), wxSizerFlags().CenterVertical());
    row->Add(table_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, kGap));
    return row;
}

wxSizer* MappingDialog::make_bottom()
{
    profile_ = new wxCheckBox(this, wxID_ANY, _("&Use it in other cases too (the bureau's profile)"));
    profile_->SetName("mapping-profile");
    auto* save = new wxButton(this, wxID_OK, _("&Save and read the file"));
    save->SetDefault();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(profile_, wxSizerFlags(1).CenterVertical());
    row->Add(new wxButton(this, wxID_CANCEL, _("Cancel")), wxSizerFlags().Border(wxRIGHT, kGap));
    row->Add(save, wxSizerFlags());
    return row;
}

const commands::UnmappedSheet& MappingDialog::sheet() const
{
    return sheets_[static_cast<std::size_t>(std::max(sheet_->GetSelection(), 0))];
}

std::string MappingDialog::table() const
{
    const int chosen = table_->GetSelection();
    return chosen == wxNOT_FOUND ? std::string() : audit::reference::tables()[static_cast<std::size_t>(chosen)].id;
}

void MappingDialog::show_sheet()
{
    const std::string& proposed = sheet().proposal.table;
    const auto& tables = audit::reference::tables();
    const auto known =
        std::find_if(tables.begin(), tables.end(), [&](const Table& each) { return each.id == proposed; });
    table_->SetSelection(known == tables.end() ? wxNOT_FOUND : static_cast<int>(known - tables.begin()));
    show_columns(sheet().proposal);
    changed();
}

void MappingDialog::show_columns(const audit::import::Mapping& proposal)
{
    columns_->Freeze();
    column_grid_->Clear(true);
    controls_.clear();
    for (const wxString& heading :
         {_("Header"), _("Values"), _("Column of the table (* required)"), _("Unit"), _("Item")})
        add_heading(columns_, column_grid_, heading);
    for (std::size_t i = 0; i < sheet().columns.size(); ++i) add_column_row(sheet().columns[i], proposal.columns[i]);
    show_fixed_values();
    columns_->Thaw();
}

void MappingDialog::add_column_row(const commands::UnmappedColumn& column, const audit::import::MappedColumn& proposed)
{
    ColumnControls controls;
    controls.header = column.header;
    auto* values = new wxStaticText(columns_, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    values->SetLabelText(to_wx(joined(column.samples)));
    auto* header = new wxStaticText(columns_, wxID_ANY, "");
    header->SetLabelText(to_wx(column.header));
    controls.column = new wxChoice(columns_, wxID_ANY);
    controls.column->SetName(to_wx("mapping-column-" + std::to_string(controls_.size())));
    controls.column->Append(_("(left out)"));
    controls.column->SetSelection(0);
    const Table* chosen = audit::reference::find_table(table());
    if (chosen != nullptr) {
        int place = 0;
        for (const std::string& id : choices_of(*chosen)) {
            controls.column->Append(choice_label(*chosen, id));
            ++place;
            if (id == proposed.column) controls.column->SetSelection(place);
        }
    }
    const wxSize narrow = FromDIP(wxSize(kShort, -1));
    controls.unit = new wxTextCtrl(columns_, wxID_ANY, to_wx(proposed.unit), wxDefaultPosition, narrow);
    controls.unit->SetName(to_wx("mapping-unit-" + std::to_string(controls_.size())));
    controls.item = new wxTextCtrl(columns_, wxID_ANY, to_wx(proposed.item), wxDefaultPosition, narrow);
    controls.item->SetName(to_wx("mapping-item-" + std::to_string(controls_.size())));
    controls.item->Enable(chosen != nullptr && chosen->is_series);
    controls.column->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        show_fixed_values();
        changed();
    });
    for (wxTextCtrl* text : {controls.unit, controls.item})
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { changed(); });
    for (wxWindow* each : {static_cast<wxWindow*>(header), static_cast<wxWindow*>(values)})
        column_grid_->Add(each, wxSizerFlags().CenterVertical());
    for (wxWindow* each : {static_cast<wxWindow*>(controls.column), static_cast<wxWindow*>(controls.unit),
                           static_cast<wxWindow*>(controls.item)})
        column_grid_->Add(each, wxSizerFlags().CenterVertical());
    controls_.push_back(controls);
}

// Required columns that no header is chosen for ask for a value that every row has.
void MappingDialog::show_fixed_values()
{
    const audit::import::Mapping now = mapping();
    fixed_grid_->Clear(true);
    fixed_.clear();
    const Table* chosen = audit::reference::find_table(table());
    if (chosen != nullptr) {
        for (const Column& column : chosen->columns) {
            const bool mapped = std::any_of(now.columns.begin(), now.columns.end(),
                                            [&](const auto& each) { return each.column == column.id; });
            const bool asked = column.required || (chosen->is_series && column.id == "outlet");
            if (mapped || !asked) continue;
            const auto before = now.values.find(column.id);
            auto* label = new wxStaticText(columns_, wxID_ANY, "");
            label->SetLabelText(
                wxString::Format(_("The same in every row: %s"), to_wx(column.header.in(current_language()))));
            auto* text =
                new wxTextCtrl(columns_, wxID_ANY, before == now.values.end() ? wxString() : to_wx(before->second),
                               wxDefaultPosition, FromDIP(wxSize(2 * kShort, -1)));
            text->SetName(to_wx("mapping-fixed-" + column.id));
            text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { changed(); });
            fixed_grid_->Add(label, wxSizerFlags().CenterVertical());
            fixed_grid_->Add(text, wxSizerFlags().CenterVertical());
            fixed_.push_back({column.id, text});
        }
    }
    columns_->FitInside();
    columns_->Layout();
}

audit::import::Mapping MappingDialog::mapping() const
{
    audit::import::Mapping made;
    made.name = sheet().proposal.name;
    made.header_rows = sheet().proposal.header_rows;
    made.table = table();
    const Table* chosen = audit::reference::find_table(made.table);
    const std::vector<std::string> ids = chosen == nullptr ? std::vector<std::string>() : choices_of(*chosen);
    for (const ColumnControls& controls : controls_) {
        audit::import::MappedColumn column;
        column.header = controls.header;
        if (const int at = controls.column->GetSelection(); at > 0)
            column.column = ids[static_cast<std::size_t>(at - 1)];
        column.unit = from_wx(controls.unit->GetValue().Strip(wxString::both));
        column.item = from_wx(controls.item->GetValue().Strip(wxString::both));
        made.columns.push_back(std::move(column));
    }
    for (const FixedValue& fixed : fixed_) {
        const std::string text = from_wx(fixed.text->GetValue().Strip(wxString::both));
        if (!text.empty()) made.values.emplace(fixed.column, text);
    }
    return made;
}

bool MappingDialog::to_profile() const
{
    return profile_->GetValue();
}

void MappingDialog::choose_sheet(wxCommandEvent&)
{
    show_sheet();
}

// What was chosen for another table says nothing about this one.
void MappingDialog::choose_table(wxCommandEvent&)
{
    audit::import::Mapping empty;
    const std::string chosen = table();
    if (chosen == sheet().proposal.table) {
        empty = sheet().proposal;
    } else {
        for (const commands::UnmappedColumn& column : sheet().columns)
            empty.columns.push_back({column.header, {}, {}, {}});
    }
    fixed_.clear();
    fixed_grid_->Clear(true);
    show_columns(empty);
    changed();
}

void MappingDialog::changed()
{
    outdated_ = true;
    if (!worker_.busy()) start_preview();
}

void MappingDialog::start_preview()
{
    outdated_ = false;
    auto result = std::make_shared<commands::MappingPreview>();
    Worker::Callbacks callbacks;
    callbacks.done = [this, result] {
        show_preview(*result);
        if (outdated_) start_preview();
    };
    callbacks.failed = [this](const std::string& sentence) { message_->SetLabelText(to_wx(sentence)); };
    worker_.start(
        [result, from = sheet(), made = mapping()](const commands::CommonOptions& options) {
            *result = commands::preview_mapping(from, made, options.language);
        },
        std::move(callbacks));
}

void MappingDialog::show_preview(const commands::MappingPreview& preview)
{
    FindWindow(wxID_OK)->Enable(preview.fault.empty());
    wxString told = to_wx(preview.fault);
    if (preview.fault.empty())
        told = preview.problems.empty() ? wxString(_("The first rows as they would be read:"))
                                        : wxString::Format(_("%zu problems in the first rows, first: %s"),
                                                           preview.problems.size(), to_wx(preview.problems.front()));
    message_->SetLabelText(told);
    preview_->BeginBatch();
    if (preview_->GetNumberRows() > 0) preview_->DeleteRows(0, preview_->GetNumberRows());
    if (preview_->GetNumberCols() > 0) preview_->DeleteCols(0, preview_->GetNumberCols());
    preview_->AppendCols(static_cast<int>(preview.headers.size()));
    preview_->AppendRows(static_cast<int>(preview.rows.size()));
    for (std::size_t c = 0; c < preview.headers.size(); ++c)
        preview_->SetColLabelValue(static_cast<int>(c), to_wx(preview.headers[c]));
    for (std::size_t r = 0; r < preview.rows.size(); ++r)
        for (std::size_t c = 0; c < preview.rows[r].size(); ++c)
            preview_->SetCellValue(static_cast<int>(r), static_cast<int>(c), to_wx(preview.rows[r][c]));
    preview_->AutoSizeColumns(false);
    for (int c = 0; c < preview_->GetNumberCols(); ++c)
        preview_->SetColSize(c, std::min(preview_->GetColSize(c) + kGap, FromDIP(kWidestColumn)));
    preview_->EndBatch();
}

}  // namespace gui
