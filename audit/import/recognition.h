// SPDX-License-Identifier: Apache-2.0
// Which table of the contract a sheet is, where its header is, and what each column means. Works on the first rows of
// a sheet alone: by the name of the sheet or file first, else by the header that fits best. Nothing is read or judged.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/sheet.h"
#include "audit/reference/pollutants.h"
#include "audit/reference/tables.h"

namespace audit::import {

// How many rows a header is looked for in.
inline constexpr std::size_t kHeaderRows = 60;

// One of the first rows of a sheet, kept until its table is known.
struct KeptRow {
    struct KeptCell {
        std::string text;
        CellKind kind = CellKind::text;
        bool decimals_known = true;
        bool repeated = false;  // of a merged cell further up
    };
    std::int64_t number = 0;
    std::vector<KeptCell> cells;
    bool hidden = false;

    // Of the cell itself: what only repeats a merged cell further up is none.
    std::string_view text(std::size_t column) const
    {
        return column < cells.size() && !cells[column].repeated ? std::string_view(cells[column].text)
                                                                : std::string_view();
    }
};

struct BoundColumn {
    const reference::Column* column = nullptr;
    int index = 0;                                    // in the sheet, from 0
    std::string header;                               // as submitted; of several rows joined by spaces
    std::string unit;                                 // that stood in brackets, as submitted
    std::optional<std::string> fixed = std::nullopt;  // every row has this text, no column of the sheet (index -1)
};

// The columns of one item in a wide table; -1: not there.
struct ItemColumns {
    std::string text;  // the item as submitted
    int measured = -1, converted = -1, flag = -1;
    std::string measured_header, converted_header, flag_header;
    std::string measured_unit, converted_unit;
};

enum class Layout {
    unrecognised,
    rows,        // a row of the sheet is a row of the table
    wide,        // automatic data, a column per item
    transposed,  // a permit as 项目/内容, one line per field
};

struct Recognition {
    Layout layout = Layout::unrecognised;
    const reference::Table* table = nullptr;        // what it was read as
    const reference::Table* named = nullptr;        // what its name says, if anything
    std::vector<const reference::Column*> missing;  // required columns of `named` that the header lacks
    std::size_t header = 0;      // index of the header row among the given rows; the first of several
    std::size_t first_data = 0;  // index of the first row behind the header
    std::vector<BoundColumn> columns;
    std::vector<ItemColumns> items;
    std::vector<std::string> unused;  // headers that mean nothing to the table
    std::string outlet;               // from a title, the sheet's or the file's name, where no column says it
    std::string mapping;              // the name of the mapping that said all this, if one did
    std::string mapping_key;          // and its header_key

    const BoundColumn* bound(std::string_view column) const;
};

// A field of a permit written down the sheet: where its label and its value stand in the row.
struct UprightField {
    std::size_t label = 0, value = 0;
};
// Labels are headers of the contract; the value is the next cell that is not empty, as merged labels need.
std::vector<UprightField> upright_fields(const KeptRow& row);

// file: path inside the submission. rows: the first rows of the sheet, at most kHeaderRows. Of several tables below
// each other the uppermost is found. Lines of one cell above the header are titles: they may name table and outlet.
Recognition recognise(std::string_view file, const std::optional<std::string>& sheet, std::span<const KeptRow> rows,
                      std::span<const MergedRange> merged);

}  // namespace audit::import
