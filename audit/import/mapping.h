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
    int header_rows = 1;                        // a header of two or three rows is told by all of their texts
    std::vector<MappedColumn> columns;          // every header of the row, in order
    std::map<std::string, std::string> values;  // contract column -> what every row has there
};

// The header of a sheet: its texts that are not empty, and where they stand. Of several rows the texts above each other
// are joined, that of a merged cell counts for all columns below it.
struct HeaderCell {
    std::string text;
    int index = 0;
};
std::vector<HeaderCell> header_cells(std::span<const KeptRow> rows, std::size_t row);
std::vector<HeaderCell> header_cells(std::span<const KeptRow> rows, std::size_t row, int lines,
                                     std::span<const MergedRange> merged);
// The rows of a sheet that most likely are its header: the first of those with the most texts, above data, with the
// row that tells its columns apart above or below it.
struct HeaderPlace {
    std::size_t row = 0;  // the first one
    int lines = 1;
};
HeaderPlace likely_header(std::span<const KeptRow> rows);

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
std::optional<Recognition> recognise_by(std::span<const Mapping> mappings, std::span<const KeptRow> rows,
                                        std::span<const MergedRange> merged = {});
// Whether a row may be the header, or the first row of the header, of one of these mappings.
bool may_begin_mapped(std::span<const Mapping> mappings, std::span<const Cell> cells);

}  // namespace audit::import
