// SPDX-License-Identifier: Apache-2.0
// Old workbooks (.xls, BIFF5 and BIFF8 of Excel 5 to 2003): values of cells as they show, cached results of formulas,
// error cells, merged ranges, hidden sheets, rows and columns. freexl, the packaged library for them, loses the results
// of formulas and reads #N/A as 1, so that the records are read here; the container is libgsf's.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/sheet.h"
#include "audit/import/workbook.h"

namespace audit::import {

// Whether an OLE file holds a workbook at all: a text document or a mail is kept as an attachment instead. An encrypted
// workbook counts as one. Throws Error when it is damaged.
bool holds_workbook(std::string_view bytes, const std::string& name);

// As read_workbook_bytes of workbook.h. Throws Error when it is encrypted, damaged, older than Excel 5 or beyond the
// limits.
void read_xls_bytes(std::string_view bytes, const std::string& name, SheetSink& sink,
                    const WorkbookLimits& limits = {});

}  // namespace audit::import
