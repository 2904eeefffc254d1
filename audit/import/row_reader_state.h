// SPDX-License-Identifier: Apache-2.0
// What a RowReader works with: shared by the files that read its cells.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/import/row_reader.h"
#include "audit/reference/units.h"
#include "audit/store/submission_writer.h"

namespace audit::import {

// One column of the sheet with where its values go.
struct Slot {
    BoundColumn bound;
    int value = -1, written = -1, lower = -1, unit = -1;  // stored columns
    const reference::Unit* header_unit = nullptr;
    bool bad_header_unit = false;
};

// What other cells of the row say about a number.
struct RowContext {
    std::int64_t number = 0;
    std::string outlet;
    reference::Medium medium = reference::Medium::unknown;
    const reference::Pollutant* pollutant = nullptr;
    std::optional<Decimal> detection_limit;
};

// The unit in which the row's pollutant is measured; empty when the row does not tell.
std::string canonical_unit(const RowContext& row);

struct RowReader::State {
    ImportLog& log;
    const reference::Table& table;
    store::RowWriter writer;
    std::vector<Slot> slots;
    std::vector<BoundColumn> columns;
    std::set<std::string> told;  // words that were told once

    State(ImportLog& import_log, const reference::Table& contract, std::vector<BoundColumn> bound)
        : log(import_log), table(contract), writer(import_log.file().case_file, contract), columns(std::move(bound))
    {
        for (const BoundColumn& column : columns) slots.push_back(make_slot(column));
    }

    Slot make_slot(const BoundColumn& bound);
    std::string_view text(const reference::Column* column, std::span<const Cell> cells) const;
    RowContext context(std::int64_t number, std::span<const Cell> cells) const;
    bool read(const Slot& slot, const Cell& cell, std::span<const Cell> cells, const RowContext& row);
    bool read_text(const Slot& slot, std::string_view text, const RowContext& row);
    // Names and codes (name_cells.cpp): read in one spelling, the submitted text is kept beside.
    bool store_pollutant(const Slot& slot, std::string_view text, const RowContext& row);
    void read_code_cell(const Slot& slot, std::string_view cell, const RowContext& row);
    void read_plain_text(const Slot& slot, std::string_view text, const RowContext& row);
    bool read_unit_cell(const Slot& slot, std::string_view text, const RowContext& row);
    bool changed(const Slot& slot, store::ChangeKind kind, std::string_view from, std::string_view to,
                 const RowContext& row);
    bool read_word(const Slot& slot, std::string_view text, const RowContext& row);
    bool read_amount(const Slot& slot, std::string_view text, std::span<const Cell> cells, const RowContext& row);
    bool read_limit_cell(const Slot& slot, std::string_view text, const RowContext& row);
    bool read_moment(const Slot& slot, std::string_view text, const RowContext& row);
    void end_whole_day(std::span<const Cell> cells);
    bool fail(const Slot& slot, std::string_view found, const RowContext& row, Text expected);
    bool unknown_unit(const Slot& slot, std::string_view found, const RowContext& row);
    std::string_view unit_text(const Slot& slot, std::string_view in_cell, std::span<const Cell> cells) const;
    const reference::Unit* unit_of(const Slot& slot, const std::string& in_cell, std::span<const Cell> cells,
                                   bool& known) const;
};

}  // namespace audit::import
