// SPDX-License-Identifier: Apache-2.0
// The matrix of checks and outlets of an audit, coloured by outcome. A cell with findings leads to them; the reason
// behind any other is told under the pointer.
#pragma once

#include <wx/grid.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/commands/view_case.h"

namespace gui {

class CoverageGrid : public wxGrid {
 public:
    explicit CoverageGrid(wxWindow* parent);

    // all: every check; else those that found something or could not run. The view must outlive the next show().
    void show(const commands::CaseView& view, bool all);
    // Called with check and outlet (empty: the plant's column, which means all) when a cell with findings is chosen.
    void on_chosen(std::function<void(const std::string& check, const std::string& outlet)> chosen)
    {
        chosen_ = std::move(chosen);
    }

 private:
    using Cell = audit::findings::CoverageCell;
    void fill_cell(int row, int column, const Cell& cell);
    void choose(int row, int column);
    void use_key(wxKeyEvent& event);
    void tell(wxMouseEvent& event);
    const Cell* cell_at(int row, int column) const;

    std::function<void(const std::string&, const std::string&)> chosen_;
    std::vector<std::string> checks_;                           // by row
    std::map<std::string, std::map<std::string, Cell>> cells_;  // check -> outlet -> cell
    std::vector<std::string> outlets_;                          // by column, the plant first
    wxGridCellCoords told_ = {-1, -1};
};

}  // namespace gui
