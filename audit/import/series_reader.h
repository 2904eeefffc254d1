// SPDX-License-Identifier: Apache-2.0
// Rows of automatic monitoring tables to records of series: the long form (a row an item) and the wide form (a column
// an item). A row without a value is kept as a record with its flag; a row that names no time, outlet or item is not.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/sheet.h"

namespace audit::import {

class SeriesReader {
 public:
    // log: its source has begun.
    SeriesReader(ImportLog& log, const Recognition& recognition);
    ~SeriesReader();
    SeriesReader(const SeriesReader&) = delete;
    SeriesReader& operator=(const SeriesReader&) = delete;

    void row(std::int64_t number, std::span<const Cell> cells);
    // As SheetSink::text_rows.
    SheetSink::Taken text_rows(std::string_view text, char separator, std::int64_t number);
    void finish();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace audit::import
