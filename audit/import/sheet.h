// SPDX-License-Identifier: Apache-2.0
// The common form of every tabular format: sheets of rows of cells, pushed row by row so that memory stays flat.
// Readers (csv, workbook, ...) know formats and nothing of meaning; recognition and cell reading come after them.
#pragma once

#include <cstddef>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace audit::import {

enum class CellKind : std::uint8_t {
    text,  // also every cell of a CSV and every empty cell
    // A number of a workbook; text holds its digits with the decimals of its cell format, else the shortest that means
    // the stored one ("1234.50", never with separators). A percent format gives what is shown: "5.00%" of 0.05.
    number,
    // A date or time cell of a workbook; text holds "2025-01-02", "2025-01-02 03:00[:00]", or for a time of day or a
    // duration without a date "03:00[:00]", whose hours may pass 24.
    time,
    boolean,     // text holds TRUE or FALSE
    error,       // #N/A, #DIV/0!: text holds it
    uncomputed,  // a formula without a cached value; text holds the formula
};

struct Cell {
    std::string_view text;  // UTF-8, valid until the next row
    CellKind kind = CellKind::text;
    bool decimals_known = true;  // false: a workbook number of the General format
    bool repeated = false;       // the value of a merged cell, repeated in a row below its first one
};

struct SheetInfo {
    std::optional<std::string> name;  // none for a CSV
    bool hidden = false;
    bool layout = false;  // a table of a web page: it may be there for the layout only
};

// A merged range of a workbook, rows from 1 and columns from 0, ends inclusive.
struct MergedRange {
    std::int64_t first_row = 0, last_row = 0;
    int first_column = 0, last_column = 0;
};

// Receives one file, sheet by sheet. A reader throws Error when the file is not what it claims.
class SheetSink {
 public:
    virtual ~SheetSink() = default;
    virtual void begin_sheet(const SheetInfo& sheet) = 0;
    // Merged ranges, each told before its first row: those of a workbook all at once behind begin_sheet, those of a
    // long HTML table as they come. The value of a range stands in its first cell, the other cells are empty.
    virtual void merged(std::span<const MergedRange>) {}
    // Columns from 0, ends inclusive, that the workbook hides; told before the rows. They are read like the others.
    virtual void hidden_columns(int /*first*/, int /*last*/) {}
    // row counts from 1 as a spreadsheet program shows it; rows without a value may be missing. cells begin with column
    // A. hidden: the row is hidden in the workbook.
    virtual void row(std::int64_t row, std::span<const Cell> cells, bool hidden) = 0;
    // Of a CSV, before each row(): text begins with the row of that number and holds whole rows, unsplit and not
    // checked to be UTF-8. A sink that knows what they will say may take some, as many as it tells.
    struct Taken {
        std::size_t bytes = 0;
        std::int64_t rows = 0;
    };
    virtual Taken text_rows(std::string_view /*text*/, char /*separator*/, std::int64_t /*row*/) { return {}; }
    virtual void end_sheet() = 0;
    // Something about the file itself worth telling (a damaged character, an unreadable sheet).
    virtual void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                         const std::string& expected_en) = 0;
};

}  // namespace audit::import
