// SPDX-License-Identifier: Apache-2.0
// What rows and cells of a table changed between two versions of it, told by content and keys: an inserted row is one
// inserted row, wherever it stands, and a row that only moved is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/reference/tables.h"

namespace audit::import {

struct VersionRow {
    std::int64_t number = 0;  // as a spreadsheet program shows it
    std::vector<std::string> cells;
};

// One table of one version, as submitted.
struct VersionTable {
    struct Column {
        std::string key;     // what columns of two versions are matched by: the contract's id, else the folded header
        std::string header;  // as submitted
        int index = 0;       // into cells
    };
    std::optional<std::string> sheet;
    const reference::Table* table = nullptr;  // none: unrecognised
    std::vector<Column> columns;
    std::vector<VersionRow> rows;  // below the header
};

struct CellChange {
    std::string header, from, to;
};

struct RowChange {
    std::int64_t old_row = 0, new_row = 0;  // 0: added, or removed
    std::vector<CellChange> cells;          // of an added or removed row its cells, with `to` or `from` empty
};

struct TableComparison {
    std::vector<std::string> added_columns, removed_columns;  // headers
    std::vector<RowChange> rows;                              // by row of the newer version
    std::int64_t same = 0;
};

// Rows alike first; then rows whose keys (the table's required names, codes and times) are alike; then rows that differ
// in one cell.
TableComparison compare_tables(const VersionTable& older, const VersionTable& newer);

}  // namespace audit::import
