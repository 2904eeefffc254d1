// SPDX-License-Identifier: Apache-2.0
// The stock of each hazardous waste, walked along its ledger: what came in is 入库 where the waste has any, else 产生;
// out are 出库 and 自行利用处置; a stock-take (盘点) sets the stock anew. Rows before the audit period are walked too,
// since they hold the opening stock; rows after it are not.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

enum class WasteMove { in, out, stock_take };

// One row of the waste ledger that moves the stock.
struct WasteStep {
    Time time;
    WasteMove move = WasteMove::in;
    double tonnes = 0;       // as written: moved, or counted
    std::string written;     // its digits
    double book_before = 0;  // stock by the book before the row
    double book_after = 0;   // and after it; after a stock-take what was counted
    SourceRow source;
};

// By waste code, steps in time; rows of the same time in the order of the ledger.
std::map<std::string, std::vector<WasteStep>> walk_waste_stock(const CheckContext& check);

// What lay longest leaves first. A surplus found by a stock-take is a lot of that day, a deficit leaves like any other.
struct WasteLot {
    Time stored, left;  // left: end of the walk for what is still there
    double tonnes = 0;
    SourceRow in, out;  // out.source 0 for what is still there
};
std::vector<WasteLot> lots_of(const std::vector<WasteStep>& steps, Time end);

// nnn-nnn-nn out of what was written ("HW08 900-217-08"); the text itself where it holds no such code.
std::string waste_code_in(std::string_view text);
// Of the form nnn-nnn-nn.
bool is_waste_code(std::string_view text);

}  // namespace audit::checks
