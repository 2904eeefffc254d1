// SPDX-License-Identifier: Apache-2.0
// Automatic monitoring data in the case file: blocks of one series and one month (one day for instants) with their
// planes packed: measured, converted, flags, decimals as written, row numbers, and times where they are not evenly
// spaced. Nothing submitted is dropped, duplicates and off-grid times included. Invariants:
//   1. a block belongs to one source, so its provenance is (source, row) with rows packed as runs or deltas;
//   2. decoding gives back exactly what was appended, in the order of the file;
//   3. loading places values on the grid in the order of import, so a later file replaces an earlier one, and
//      conflicts() tells where the two differ. A later record without a value leaves the value that is there;
//   4. a SeriesStore tells of the case as it was when first asked for a series: make a new one after an import;
//   5. a place of the grid takes the record at its very time before any that lies between it and the next place.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/series.h"
#include "audit/model/source.h"
#include "audit/store/case_file.h"

namespace audit::store {

struct SeriesBlocks;

// One value as read from a file, before it is packed. measured / converted are scaled by decimals (0..9).
struct SeriesRecord {
    Time time;
    std::int64_t measured = kAbsent;
    std::int64_t converted = kAbsent;
    std::int8_t measured_decimals = 0;
    std::int8_t converted_decimals = 0;
    Flag flag = Flag::normal;
    std::int64_t row = 0;
};

// Packs records of one source as they come. Memory is bounded: what is open is packed already, and idle blocks are
// closed under a budget of 16 MB and some kilobytes a series.
class SeriesWriter {
 public:
    // Headers of the submitted columns, for evidence. Wide tables have one set per item.
    struct Columns {
        std::string measured, converted, flag;
    };

    SeriesWriter(CaseFile& case_file, SourceId source);
    ~SeriesWriter();
    // A handle for append(); asking again for the same key gives the same handle. unit is canonical.
    int series(const SeriesKey& key, std::string_view unit, const Columns& columns);
    void append(int series, const SeriesRecord& record);
    // Writes what is open. flags_of_reports: the file holds St, Sd or Md, so its B means 闷炉.
    void finish(bool flags_of_reports);
    SeriesWriter(const SeriesWriter&) = delete;
    SeriesWriter& operator=(const SeriesWriter&) = delete;

 private:
    void append_halves(int series, const SeriesRecord& record);
    struct State;
    std::unique_ptr<State> state_;
};

struct SeriesInfo {
    SeriesKey key;
    std::string unit;
    Period span;  // first to the end of the last record
    std::int64_t records = 0;
    std::int64_t step = 0;  // seconds, the most frequent distance of two records
};

// Two files that give different values for the same outlet, item and time; row_b is of the later import.
struct SeriesConflict {
    Time time;
    SourceRow a, b;
    Decimal value_a, value_b;
};

class SeriesStore {
 public:
    explicit SeriesStore(const CaseFile& case_file);
    ~SeriesStore();
    SeriesStore(const SeriesStore&) = delete;
    SeriesStore& operator=(const SeriesStore&) = delete;
    // Every series of sources that are not superseded, ordered by key.
    std::vector<SeriesInfo> list() const;
    // The series over a period on its grid (all of it when no period is given). Empty series when there is none.
    Series load(const SeriesKey& key, const std::optional<Period>& period = std::nullopt) const;
    // Every record in the order of import, duplicates and off-grid ones included.
    void visit(const SeriesKey& key, const std::function<void(SourceId, const SeriesRecord&)>& record) const;
    // Where the value at that time that load() shows came from; empty when there is none.
    std::optional<SourceRow> source_of(const SeriesKey& key, Time time) const;
    // The cell behind one value as evidence: header and text as written. converted: the converted column instead.
    struct Cell {
        SourceRow source;
        std::string column, value;
    };
    std::optional<Cell> cell(const SeriesKey& key, Time time, bool converted = false) const;
    std::optional<Cell> flag_cell(const SeriesKey& key, Time time) const;
    std::vector<SeriesConflict> conflicts(const SeriesKey& key) const;

 private:
    const SeriesBlocks& blocks(const SeriesKey& key) const;

    const CaseFile& case_file_;
    struct Known;
    std::unique_ptr<Known> known_;
};

}  // namespace audit::store
