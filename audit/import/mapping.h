// SPDX-License-Identifier: Apache-2.0
// What a person said about a header that fits no table: which table it is and what each column means. MAPPINGS.md
// beside this file documents the JSON. A mapping is found again by its header, wherever that comes back.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/recognition.h"
#include "audit/model/text.h"

namespace audit::import {

struct MappedColumn {
    std::string header;  // as submitted; with the text above it where its own cell is empty
    std::string column;  // of the contract; empty: left out
    std::string unit;    // of its numbers, where neither header nor cells say it
    std::string item;    // of a value column in a table with a column per item
};

struct Mapping {
    std::string name;                           // for people
    std::string table;                          // of the contract; empty in a skeleton
    std::vector<MappedColumn> columns;          // every header of the row, in order
    std::map<std::string, std::string> values;  // contract column -> what every row has there
};

// The header of one row of a sheet: its texts that are not empty, and where they stand.
struct HeaderCell {
    std::string text;
    int index = 0;
};
std::vector<HeaderCell> header_cells(std::span<const KeptRow> rows, std::size_t row);
// The row of a sheet that most likely is its header: the first of those with the most texts, above data.
std::size_t likely_header(std::span<const KeptRow> rows);

// What a mapping is found by: the headers without spaces, width and case.
std::string header_key(const Mapping& mapping);
// Why it cannot be used, in one sentence; none when it can: an unknown table or column, a required column without a
// source, two columns for one.
std::optional<Text> fault_of(const Mapping& mapping);

// The document {"format": "onepermit-mapping/1", "mappings": [...]}. Throws Error(unreadable) that begins with `place`
// when the text is no such document. Mappings without a table are left out unless skeletons is set.
std::vector<Mapping> parse_mappings(const std::string& json, const std::string& place, bool skeletons = false);
std::string mappings_json(std::span<const Mapping> mappings);

// The table and columns as the first fitting mapping says; empty when none fits the rows.
std::optional<Recognition> recognise_by(std::span<const Mapping> mappings, std::span<const KeptRow> rows);

}  // namespace audit::import
