// SPDX-License-Identifier: Apache-2.0
// Workbooks (XLSX) as documents are written: sheets with a frozen header, filters and number formats, whole or not at
// all. Texts that look like formulas stay texts.
#pragma once

#include <xlsxwriter.h>

#include <functional>
#include <string>
#include <vector>

#include "reports/wording.h"

namespace reports {

enum class CellKind { text, wrapped, number, tonnes, share, time, date };

struct SheetColumn {
    const char* title;  // key of the words
    double width;       // characters
    CellKind kind = CellKind::text;
};

struct CellFormats {
    lxw_format *title, *text, *wrapped, *number, *tonnes, *share, *time, *date;
};

// One sheet that is filled row by row.
class Sheet {
 public:
    Sheet(lxw_workbook* workbook, const CellFormats& formats, const Wording& words, const std::string& name,
          std::vector<SheetColumn> columns);

    // Numbers as written become numbers when they are plain decimals.
    void row(const std::vector<std::string>& cells);
    // Sets the filters; call after the last row.
    void finish();

 private:
    void put(lxw_col_t column, const std::string& text, CellKind kind);

    const CellFormats& formats_;
    std::vector<SheetColumn> columns_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
};

// Writes the workbook that `fill` makes. as_of: UTC of the newest import; the same case gives the same bytes. Throws
// audit::Error when the file cannot be written; an older one then stays.
void write_workbook(const std::string& path, const std::string& title, const std::string& as_of,
                    const std::function<void(lxw_workbook*, const CellFormats&)>& fill);

}  // namespace reports
