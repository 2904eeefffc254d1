// SPDX-License-Identifier: Apache-2.0
#include "app/gui/original_dialog.h"

#include <wx/button.h>
#include <wx/grid.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidth = 1040;
constexpr int kHeight = 560;
constexpr int kWidestColumn = 320;
const wxColour kMarkedRow(255, 246, 224);
const wxColour kMarkedCell(255, 200, 110);

}  // namespace

OriginalDialog::OriginalDialog(wxWindow* parent, const commands::OriginalRows& original)
    : wxDialog(parent, wxID_ANY, _("As handed in"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "original")
{
    const std::string sheet = original.sheet ? "  ›  " + *original.sheet : "";
    auto* place = new wxStaticText(this, wxID_ANY, "");
    place->SetLabelText(to_wx(original.file + sheet));
    place->SetName("original-place");
    grid_ = new wxGrid(this, wxID_ANY);
    grid_->SetName("original-rows");
    fill(original);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(place, wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(grid_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, kGap));
    auto* close = new wxButton(this, wxID_CANCEL, _("Close"));
    sizer->Add(close, wxSizerFlags().Right().Border(wxALL, kGap));
    SetSizer(sizer);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    CentreOnParent();
    mark(original);
    grid_->SetFocus();
}

void OriginalDialog::fill(const commands::OriginalRows& original)
{
    std::size_t columns = 1;
    for (const commands::OriginalRow& row : original.rows) columns = std::max(columns, row.cells.size());
    grid_->CreateGrid(static_cast<int>(original.rows.size()), static_cast<int>(columns));
    grid_->EnableEditing(false);
    for (std::size_t r = 0; r < original.rows.size(); ++r) {
        const commands::OriginalRow& row = original.rows[r];
        grid_->SetRowLabelValue(static_cast<int>(r), wxString::Format("%lld", static_cast<long long>(row.number)));
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            grid_->SetCellValue(static_cast<int>(r), static_cast<int>(c), to_wx(row.cells[c]));
    }
    grid_->AutoSizeColumns(false);
    for (int c = 0; c < grid_->GetNumberCols(); ++c)
        grid_->SetColSize(c, std::min(grid_->GetColSize(c) + kGap, FromDIP(kWidestColumn)));
    grid_->SetRowLabelSize(wxGRID_AUTOSIZE);
}

void OriginalDialog::mark(const commands::OriginalRows& original)
{
    const int row = static_cast<int>(original.marked_row);
    for (int c = 0; c < grid_->GetNumberCols(); ++c)
        grid_->SetCellBackgroundColour(row, c, c == original.marked_column ? kMarkedCell : kMarkedRow);
    grid_->SetGridCursor(row, std::max(original.marked_column, 0));
    grid_->MakeCellVisible(std::min(row + 4, grid_->GetNumberRows() - 1), std::max(original.marked_column, 0));
    grid_->MakeCellVisible(row, std::max(original.marked_column, 0));
}

}  // namespace gui
