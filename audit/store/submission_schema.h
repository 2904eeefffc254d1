// SPDX-License-Identifier: Apache-2.0
// How a contract table (data/tables.json) lies in the case file: T_rows(id, source, row, <stored columns>) without any
// constraint, and the view T of those rows whose file is in force. See reference/tables.h for what each type stores.
#pragma once

#include <cstddef>

#include <string>
#include <vector>

#include "audit/reference/tables.h"
#include "audit/store/database.h"

namespace audit::store {

enum class Storage { text, real, integer };

struct StoredColumn {
    std::string name;
    Storage storage = Storage::text;
    std::size_t column = 0;  // index of the contract column that it belongs to
};

// In the order of the contract; a column that fills several has them together: number, integer, code, pollutant and
// unit c, c_written; limit c, c_lower, c_written, c_unit.
std::vector<StoredColumn> stored_columns(const reference::Table& table);
// For each contract column the index of its first stored column.
std::vector<int> first_stored_columns(const reference::Table& table);

// Makes the tables and views of every contract table that is not a series, and adds columns that the contract gained
// since the file was made. Call inside a transaction.
void create_submission_tables(Database& database);
// Whether create_submission_tables has nothing to do.
bool has_submission_tables(const Database& database);

}  // namespace audit::store
