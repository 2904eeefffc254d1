// SPDX-License-Identifier: Apache-2.0
// The contract of the submission tables as data (data/tables.json): recognition, reading of cells, columns of the case
// file, blank templates and documentation all come from here. A new table is one entry.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/model/text.h"

namespace audit::reference {

// How a cell of the column is read and which columns of the case file it fills (c is the column's id):
//   text, code, enumeration, flag, frequency:
//                     c TEXT
//   pollutant:        c TEXT, the standard Chinese name; the text as written when nobody knows it
//   number, integer:  c REAL in the canonical unit; c_written TEXT, the digits as written ("<0.5" kept)
//   degrees:          c REAL
//   limit:            c REAL, the upper end; c_lower REAL; c_written TEXT, as written; c_unit TEXT, canonical
//   date, time:       c INTEGER, seconds of model/time.h; a date is its midnight
//   unit:             c TEXT, the canonical unit of the number columns that name it
enum class ColumnType {
    text,
    code,
    enumeration,
    flag,
    pollutant,
    number,
    integer,
    degrees,
    limit,
    date,
    time,
    frequency,
    unit
};

struct Column {
    std::string id;
    Text header;
    std::vector<std::string> also;  // other headers met in the field
    ColumnType type = ColumnType::text;
    std::string unit;                 // canonical unit of numbers; empty: as the unit column or the header says
    std::string unit_column;          // id of the column that holds this number's unit
    std::vector<std::string> values;  // of an enumeration; other texts are kept, and told unless it is open
    std::vector<std::pair<std::string, std::string>> synonyms;  // of an enumeration: as also written -> a value
    bool open = false;                                          // values are examples
    bool required = false;
};

struct Table {
    std::string id;
    Text name;
    Text row;                // what one row is
    std::string topic;       // permit, ledger, monitoring, waste, report, management
    bool is_series = false;  // auto_*: rows go to the series store
    std::vector<Column> columns;
    const Column* find(std::string_view column) const;
};

// Throws Error(internal) with the place when the text is no valid contract.
std::vector<Table> parse_tables(const std::string& json);

// Read once; the same objects for the life of the program.
const std::vector<Table>& tables();
const Table* find_table(std::string_view id);

}  // namespace audit::reference
