// SPDX-License-Identifier: Apache-2.0
#include "app/gui/coverage_grid.h"

#include <wx/intl.h>

#include <algorithm>

#include "app/gui/labels.h"
#include "app/gui/language.h"
#include "app/gui/text.h"
#include "reports/standing_words.h"

namespace gui {

namespace {

using audit::findings::CellState;

const wxColour kViolation(250, 205, 205);
const wxColour kSuspicion(255, 228, 180);
const wxColour kNotice(225, 236, 250);
const wxColour kClean(222, 242, 222);
const wxColour kCouldNot(226, 226, 226);

wxColour colour_of(const audit::findings::CoverageCell& cell)
{
    if (cell.state == CellState::clean) return kClean;
    if (cell.state == CellState::could_not_run) return kCouldNot;
    if (cell.state != CellState::found) return *wxWHITE;
    if (cell.worst == audit::Severity::violation) return kViolation;
    return cell.worst == audit::Severity::suspicion ? kSuspicion : kNotice;
}

}  // namespace

CoverageGrid::CoverageGrid(wxWindow* parent) : wxGrid(parent, wxID_ANY)
{
    SetName("coverage");
    CreateGrid(0, 0);
    EnableEditing(false);
    DisableDragRowSize();
    SetRowLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetDefaultCellAlignment(wxALIGN_CENTRE, wxALIGN_CENTRE);
    SetLabelFont(GetFont());
    Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
        SetGridCursor(event.GetRow(), event.GetCol());
        choose(event.GetRow(), event.GetCol());
    });
    Bind(wxEVT_KEY_DOWN, &CoverageGrid::use_key, this);
    GetGridWindow()->Bind(wxEVT_MOTION, &CoverageGrid::tell, this);
}

void CoverageGrid::show(const commands::CaseView& view, bool all)
{
    checks_.clear();
    cells_.clear();
    outlets_.clear();
    if (view.run) {
        outlets_ = view.run->appraisal.outlets();
        if (std::find(outlets_.begin(), outlets_.end(), std::string()) == outlets_.end())
            outlets_.insert(outlets_.begin(), std::string());
        for (const Cell& cell : view.run->appraisal.coverage) cells_[cell.check][cell.outlet] = cell;
        for (const audit::CheckOutcome& outcome : view.run->outcomes) {
            const auto row = cells_.find(outcome.check);
            if (row == cells_.end()) continue;
            const bool told = std::any_of(row->second.begin(), row->second.end(), [](const auto& entry) {
                return entry.second.state == CellState::found || entry.second.state == CellState::could_not_run;
            });
            if (all || told) checks_.push_back(outcome.check);
        }
    }
    const wxGridUpdateLocker locker(this);
    if (GetNumberRows() > 0) DeleteRows(0, GetNumberRows());
    if (GetNumberCols() > 0) DeleteCols(0, GetNumberCols());
    if (checks_.empty()) return;
    AppendCols(static_cast<int>(outlets_.size()));
    AppendRows(static_cast<int>(checks_.size()));
    for (std::size_t c = 0; c < outlets_.size(); ++c) {
        SetColLabelValue(static_cast<int>(c), outlets_[c].empty() ? _("Plant") : to_wx(outlets_[c]));
        SetColSize(static_cast<int>(c), width_of(this, "DA0001"));
    }
    for (std::size_t r = 0; r < checks_.size(); ++r) {
        const audit::findings::CheckEntry* entry = view.run->find_check(checks_[r]);
        SetRowLabelValue(static_cast<int>(r),
                         to_wx(entry == nullptr ? checks_[r] : entry->title.in(current_language())));
        for (std::size_t c = 0; c < outlets_.size(); ++c) {
            const Cell* cell = cell_at(static_cast<int>(r), static_cast<int>(c));
            if (cell != nullptr) fill_cell(static_cast<int>(r), static_cast<int>(c), *cell);
        }
    }
    SetRowLabelSize(wxGRID_AUTOSIZE);
    const int most = FromDIP(300);
    if (GetRowLabelSize() > most) SetRowLabelSize(most);
}

void CoverageGrid::fill_cell(int row, int column, const Cell& cell)
{
    SetCellBackgroundColour(row, column, colour_of(cell));
    SetCellTextColour(row, column, *wxBLACK);
    wxString sign;
    if (cell.state == CellState::found) sign = wxString::Format("%lld", static_cast<long long>(cell.findings));
    if (cell.state == CellState::clean) sign = wxT("○");
    if (cell.state == CellState::could_not_run) sign = wxT("×");
    if (cell.state == CellState::not_applicable) sign = wxT("—");
    SetCellValue(row, column, sign);
}

const CoverageGrid::Cell* CoverageGrid::cell_at(int row, int column) const
{
    if (row < 0 || column < 0 || row >= static_cast<int>(checks_.size())) return nullptr;
    const auto& cells = cells_.at(checks_[static_cast<std::size_t>(row)]);
    const auto found = cells.find(outlets_[static_cast<std::size_t>(column)]);
    return found == cells.end() ? nullptr : &found->second;
}

void CoverageGrid::choose(int row, int column)
{
    const Cell* cell = cell_at(row, column);
    if (cell == nullptr || cell->state != CellState::found || !chosen_) return;
    const std::string check = cell->check;
    const std::string outlet = cell->outlet;
    chosen_(check, outlet);
}

void CoverageGrid::use_key(wxKeyEvent& event)
{
    if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_SPACE) {
        choose(GetGridCursorRow(), GetGridCursorCol());
    } else if (event.GetKeyCode() == WXK_TAB) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    } else {
        event.Skip();
    }
}

void CoverageGrid::tell(wxMouseEvent& event)
{
    event.Skip();
    const wxGridCellCoords at = XYToCell(CalcUnscrolledPosition(event.GetPosition()));
    if (at == told_) return;
    told_ = at;
    const Cell* cell = cell_at(at.GetRow(), at.GetCol());
    wxString words;
    if (cell != nullptr) {
        const reports::Wording wording("common", current_language());
        words = GetRowLabelValue(at.GetRow()) + "\n" + GetColLabelValue(at.GetCol()) + wxT(": ") +
                to_wx(wording(reports::cell_word(cell->state)));
        if (!cell->reason.in(current_language()).empty()) words += "\n" + to_wx(cell->reason.in(current_language()));
    }
    GetGridWindow()->SetToolTip(words);
}

}  // namespace gui
