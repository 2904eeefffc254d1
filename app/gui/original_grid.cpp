// SPDX-License-Identifier: Apache-2.0
#include "app/gui/original_grid.h"

#include <algorithm>

#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidestColumn = 320;
const wxColour kMarkedRow(255, 246, 224);
const wxColour kMarkedCell(255, 200, 110);

}  // namespace

OriginalGrid::OriginalGrid(wxWindow* parent) : wxGrid(parent, wxID_ANY)
{
    SetName("original-rows");
    CreateGrid(0, 0);
    EnableEditing(false);
    SetLabelFont(GetFont());
    DisableDragRowSize();
}

void OriginalGrid::show(const commands::OriginalRows& original)
{
    {
        const wxGridUpdateLocker locker(this);
        if (GetNumberRows() > 0) DeleteRows(0, GetNumberRows());
        if (GetNumberCols() > 0) DeleteCols(0, GetNumberCols());
        if (original.rows.empty()) return;
        fill(original);
        mark(original);
    }
    // Only now does the grid know how far it reaches.
    const int row = static_cast<int>(original.marked_row);
    const int column = std::max(original.marked_column, 0);
    SetGridCursor(row, column);
    MakeCellVisible(std::min(row + 4, GetNumberRows() - 1), column);
    MakeCellVisible(row, column);
}

void OriginalGrid::fill(const commands::OriginalRows& original)
{
    std::size_t columns = 1;
    for (const commands::OriginalRow& row : original.rows) columns = std::max(columns, row.cells.size());
    AppendRows(static_cast<int>(original.rows.size()));
    AppendCols(static_cast<int>(columns));
    for (std::size_t r = 0; r < original.rows.size(); ++r) {
        const commands::OriginalRow& row = original.rows[r];
        SetRowLabelValue(static_cast<int>(r), wxString::Format("%lld", static_cast<long long>(row.number)));
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            SetCellValue(static_cast<int>(r), static_cast<int>(c), to_wx(row.cells[c]));
    }
    AutoSizeColumns(false);
    for (int c = 0; c < GetNumberCols(); ++c) SetColSize(c, std::min(GetColSize(c) + kGap, FromDIP(kWidestColumn)));
    SetRowLabelSize(wxGRID_AUTOSIZE);
}

void OriginalGrid::mark(const commands::OriginalRows& original)
{
    const int row = static_cast<int>(original.marked_row);
    for (int c = 0; c < GetNumberCols(); ++c) {
        SetCellBackgroundColour(row, c, c == original.marked_column ? kMarkedCell : kMarkedRow);
        SetCellTextColour(row, c, *wxBLACK);
    }
}

}  // namespace gui
