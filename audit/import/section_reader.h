// SPDX-License-Identifier: Apache-2.0
// The tables of one sheet, one below the other or side by side: rows are kept until a table is known, then go to it
// until the next header comes. Titles between tables belong to the one below; what fits no table is listed as
// unrecognised with a problem.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/sheet.h"
#include "audit/import/table_reading.h"

namespace audit::import {

// What all sections of a sheet share. It outlives them.
struct SheetContext {
    FileLog& file;
    SheetInfo sheet;
    std::vector<MergedRange> merged;
    PlantTotals& plant;
    std::vector<std::unique_ptr<TableReading>>& waiting;  // tables that wait for the end of the file
};

class SectionReader {
 public:
    // may_split: whether tables may stand side by side in it.
    explicit SectionReader(SheetContext& sheet, bool may_split = true) : sheet_(sheet), may_split_(may_split) {}

    void row(std::int64_t number, std::span<const Cell> cells, bool hidden);
    // As SheetSink::text_rows.
    SheetSink::Taken text_rows(std::string_view text, char separator, std::int64_t number);
    void finish();

 private:
    enum class State { searching, reading, passing, split };
    struct Band {
        std::size_t first = 0, end = 0;  // columns
        std::unique_ptr<SectionReader> reader;
    };

    void keep(std::int64_t number, std::span<const Cell> cells, bool hidden);
    Recognition recognition(std::span<const KeptRow> rows) const;
    void decide();
    bool begins_anew(std::int64_t number, std::span<const Cell> cells, bool gap);
    bool may_be_title(std::span<const Cell> cells) const;
    void restart(std::int64_t number, std::span<const Cell> cells, bool hidden);
    void end_table();
    void give_headings();
    void replay(std::span<const KeptRow> rows);
    void list_unrecognised(const Recognition& found, std::span<const KeptRow> rows);
    static std::size_t end_of_block(std::span<const KeptRow> rows);
    void list_block_above(const Recognition& found, std::span<const KeptRow> rows);
    void read_transposed(const Recognition& found, std::span<const KeptRow> rows);
    bool split(const Recognition& whole, std::span<const KeptRow> rows);
    void split_row(std::int64_t number, std::span<const Cell> cells, bool hidden);

    SheetContext& sheet_;
    bool may_split_;
    State state_ = State::searching;
    std::vector<KeptRow> kept_;
    std::vector<KeptRow> headings_;  // of the next table, or of a group of rows of this one
    std::unique_ptr<TableReading> table_;
    std::vector<Band> bands_;
    std::int64_t last_row_ = 0;
};

}  // namespace audit::import
