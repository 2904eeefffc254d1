// SPDX-License-Identifier: Apache-2.0
// One tabular file, sheet by sheet, into the case: what merged cells mean for the rows below, what the sheet hides, and
// the tables that section_reader.h finds in it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/import/import_log.h"
#include "audit/import/merged_cells.h"
#include "audit/import/section_reader.h"
#include "audit/import/sheet.h"

namespace audit::import {

class TableImport final : public SheetSink {
 public:
    explicit TableImport(FileLog& file);
    ~TableImport() override;

    void begin_sheet(const SheetInfo& sheet) override;
    void merged(std::span<const MergedRange> ranges) override;
    void hidden_columns(int first, int last) override;
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override;
    Taken text_rows(std::string_view text, char separator, std::int64_t row) override;
    void end_sheet() override;
    void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                 const std::string& expected_en) override;
    // Behind the last sheet: writes what waited for the whole file.
    void finish();

 private:
    void tell_what_was_hidden();

    FileLog& file_;
    PlantTotals plant_;
    std::vector<std::unique_ptr<TableReading>> waiting_;
    SheetContext sheet_;
    std::optional<ImportLog> log_;  // of the sheet as a whole
    std::unique_ptr<SectionReader> sections_;
    MergedCells merged_;
    std::vector<std::pair<int, int>> hidden_columns_;
    std::int64_t hidden_rows_ = 0;
    int width_ = 0;
    bool any_row_ = false;  // in whatever sheet
};

}  // namespace audit::import
