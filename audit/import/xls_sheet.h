// SPDX-License-Identifier: Apache-2.0
// One sheet of an old workbook, from records to rows.
#pragma once

#include <cstddef>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/number_format.h"
#include "audit/import/sheet.h"
#include "audit/import/workbook_parts.h"

namespace audit::import {

// What the sheets of a workbook share.
struct XlsBook {
    SharedStrings strings;
    std::vector<NumberFormat> formats;  // by the format number of a cell
    bool biff8 = true;
    bool from_1904 = false;
};

struct XlsSheetPlace {
    const XlsBook& book;
    const std::string& place;  // what messages begin with
    std::int64_t& cells_left;  // over all sheets
};

// The sheet whose records begin at `at`: merged ranges and hidden columns are told, then its rows.
void read_xls_sheet(std::string_view stream, std::size_t at, const XlsSheetPlace& sheet, SheetSink& sink);

// Text of a workbook before Unicode, as Chinese programs wrote it.
std::string decoded_gb18030(std::string_view bytes);

}  // namespace audit::import
