// SPDX-License-Identifier: Apache-2.0
// One tabular file, sheet by sheet: the first rows are kept until the table is known, then all rows go to the reader
// of that table. Every sheet is a source of its own; what fits no table is listed as unrecognised with a problem.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/row_reader.h"
#include "audit/import/series_reader.h"
#include "audit/import/sheet.h"

namespace audit::import {

class TableImport final : public SheetSink {
 public:
    explicit TableImport(FileLog& file);
    ~TableImport() override;

    void begin_sheet(const SheetInfo& sheet) override;
    void merged(std::span<const MergedRange> ranges) override;
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override;
    Taken text_rows(std::string_view text, char separator, std::int64_t row) override;
    void end_sheet() override;
    void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                 const std::string& expected_en) override;

 private:
    void keep(std::int64_t row, std::span<const Cell> cells, bool hidden);
    void decide();
    void begin_table(const Recognition& found);
    void tell_recognition(const Recognition& found);
    void list_unrecognised(const Recognition& found);
    void read_transposed(const Recognition& found);
    void replay(std::size_t from);

    FileLog& file_;
    SheetInfo sheet_;
    std::optional<ImportLog> log_;
    std::vector<KeptRow> kept_;
    std::vector<MergedRange> merged_;
    bool decided_ = false;
    std::unique_ptr<RowReader> rows_;
    std::unique_ptr<SeriesReader> series_;
    std::int64_t hidden_rows_ = 0;
};

}  // namespace audit::import
