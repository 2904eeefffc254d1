// SPDX-License-Identifier: Apache-2.0
// One block of a series: records of one source in the order of its file, at most a month of them, packed plane by plane
// while they come. Values are scaled by the decimals of the block; how many of them were written is kept beside.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "audit/model/series.h"
#include "audit/model/time.h"
#include "audit/store/plane.h"
#include "audit/store/series_store.h"
#include "audit/store/written_decimals.h"

namespace audit::store {

// The row of series_blocks that a block becomes. Empty planes are NULL there.
struct BlockPlanes {
    std::span<const std::uint8_t> measured, converted, flags, rows, times, written_decimals;
};

class BlockWriter {
 public:
    // period: the month or day that the block may hold. decimals: of its values, at least those of the first record.
    BlockWriter(const Period& period, int decimals) : period_(period), decimals_(decimals) {}

    const Period& period() const { return period_; }
    int decimals() const { return decimals_; }
    // Whether the record can be kept with the decimals of this block; else it needs a new one.
    bool takes(const SeriesRecord& record) const
    {
        return (record.measured_decimals == decimals_ || fits(record.measured, record.measured_decimals)) &&
               (record.converted == kAbsent || fits(record.converted, record.converted_decimals));
    }
    void append(const SeriesRecord& record);

    std::int64_t count() const { return count_; }
    Time start() const { return {first_}; }
    Time finish_time() const { return {last_}; }
    std::int64_t step() const;   // the most frequent distance of neighbours; 0 for a single record
    std::size_t memory() const;  // bytes, about
    // Packs what is pending; the planes live as long as the writer.
    BlockPlanes finish();

 private:
    bool fits(std::int64_t value, int decimals) const;
    void flush();
    void count_distances();

    Period period_;
    int decimals_;
    std::size_t pending_ = 0;  // records in the arrays below
    GroupValues times_, measured_, converted_, rows_;
    std::array<std::int8_t, kGroup> measured_decimals_, converted_decimals_;
    PlaneWriter times_plane_, measured_plane_, converted_plane_, rows_plane_;
    FlagWriter flags_;
    WrittenDecimals measured_written_, converted_written_;
    PackedBytes written_;
    std::int64_t count_ = 0, first_ = 0, last_ = 0;
    bool converted_here_ = false;  // in the arrays; most series have none at all
    bool regular_ = true;
    std::int64_t previous_time_ = 0, regular_step_ = 0;
    std::int64_t usual_step_ = 0, smallest_step_ = 0, votes_ = 0;
};

// What a reader wants besides times, values and flags.
struct BlockParts {
    bool rows = false;
    bool decimals = false;
};

// A group of records of a block. Values are scaled by the decimals of the block.
struct RecordGroup {
    std::size_t count = 0;
    bool line = false;  // times are first + i * step; times is not filled then
    std::int64_t first = 0, step = 0;
    bool has_converted = false;
    bool complete = false;  // every record has a measured value
    std::int64_t time(std::size_t i) const { return line ? first + static_cast<std::int64_t>(i) * step : times[i]; }
    GroupValues times, measured, converted, rows;
    std::array<Flag, kGroup> flags;
    std::array<std::int8_t, kGroup> measured_decimals, converted_decimals;
};

// A stored block as it lies in series_blocks.
struct StoredBlock {
    std::int64_t id = 0;
    SourceId source = 0;
    std::int64_t start = 0, finish = 0, step = 0, count = 0;
    int decimals = 0;
};

struct StoredPlanes {
    std::span<const std::byte> measured, converted, flags, rows, times, written_decimals;
};

// The groups [first, last) of a block outside of which no record lies within the period.
struct GroupRange {
    std::int64_t first = 0, last = 0;
};
GroupRange groups_within(const StoredBlock& block, const StoredPlanes& planes, const Period& period);

class BlockReader {
 public:
    using Planes = StoredPlanes;
    BlockReader(const StoredBlock& block, const Planes& planes, Flag letter_b, const BlockParts& parts);
    bool has_measured() const { return has_measured_; }
    bool has_converted() const { return has_converted_; }
    // False at the end.
    bool next(RecordGroup& group);
    // Passes over groups.
    void skip(std::int64_t groups);

 private:
    void read_times(RecordGroup& group);
    StoredBlock block_;
    BlockParts parts_;
    bool has_measured_, has_converted_, has_times_;
    bool blank_ = false;  // the group's converted values are all absent already
    std::int64_t done_ = 0;
    PlaneReader measured_, converted_, rows_, times_;
    FlagReader flags_;
    WrittenDecimalsReader measured_written_, converted_written_;
};

}  // namespace audit::store
