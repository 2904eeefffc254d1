// SPDX-License-Identifier: Apache-2.0
// One recognised table while its rows are read: a source of the case with its log and the reader of its kind. Totals of
// the whole plant become rows of the outlet 全厂 where the contract knows it; all other totals are left out.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/beside_rows.h"
#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/row_reader.h"
#include "audit/import/series_reader.h"
#include "audit/import/sheet.h"

namespace audit::import {

// Pollutants of which the file gives a total of the whole plant.
using PlantTotals = std::set<std::string>;

class TableReading {
 public:
    // rows: those that `found` speaks of. plant: shared by all tables of the file.
    TableReading(FileLog& file, const SheetInfo& sheet, const Recognition& found, std::span<const KeptRow> rows,
                 PlantTotals& plant);

    void row(std::int64_t number, std::span<const Cell> cells);
    // As SheetSink::text_rows.
    SheetSink::Taken text_rows(std::string_view text, char separator, std::int64_t number)
    {
        return series_ ? series_->text_rows(text, separator, number) : SheetSink::Taken{};
    }
    // Whether the cells are one of the lines of the header, as on the next page.
    bool repeats_header(std::span<const Cell> cells) const;
    std::span<const BoundColumn> columns() const { return columns_; }
    ImportLog& log() { return log_; }

    // No more rows. The table is done but for totals that wait for the end of the file: 全厂有组织排放总计 counts for
    // the plant only where no 全厂合计 does.
    void finish_rows();
    bool waits() const { return !held_.empty(); }
    void finish();

 private:
    void tell_recognition(const SheetInfo& sheet, const Recognition& found);
    void tell_cells_beyond(std::int64_t number, std::span<const Cell> cells);
    std::span<const Cell> without_repeated_amounts(std::int64_t number, std::span<const Cell> cells);
    void plant_row(std::int64_t number, std::span<const Cell> cells, Total total);
    std::string pollutant_of(std::span<const Cell> cells) const;

    struct HeldRow {
        std::int64_t number = 0;
        std::vector<std::string> cells;
        std::string pollutant;
    };

    ImportLog log_;
    PlantTotals& plant_;
    std::vector<BoundColumn> columns_;
    std::vector<bool> amounts_;  // by column of the sheet: a value that belongs to one row only
    std::vector<std::vector<std::string>> header_;
    bool knows_plant_ = false, is_limits_ = false, told_amounts_ = false, told_beyond_ = false;
    std::unique_ptr<RowReader> rows_;
    std::unique_ptr<SeriesReader> series_;
    std::vector<HeldRow> held_;
    std::vector<Cell> cells_;
};

// Words of a list for a message, the first twenty of them.
std::string joined(const std::vector<std::string>& words);

}  // namespace audit::import
