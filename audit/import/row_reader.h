// SPDX-License-Identifier: Apache-2.0
// Rows of a ledger or permit table: every cell by the type of its column, units converted, one stored row each. A
// required cell that is empty or cannot be read rejects its row; an optional one is left empty and told.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/sheet.h"

namespace audit::import {

class RowReader {
 public:
    // log: its source has begun. columns: of the recognised header; of a transposed permit those of its one row.
    RowReader(ImportLog& log, const reference::Table& table, std::vector<BoundColumn> columns);
    ~RowReader();
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    void row(std::int64_t number, std::span<const Cell> cells);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace audit::import
