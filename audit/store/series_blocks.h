// SPDX-License-Identifier: Apache-2.0
// Reads the blocks of one series that are in force, in the order of their import.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "audit/model/series.h"
#include "audit/store/case_file.h"
#include "audit/store/series_block.h"

namespace audit::store {

struct SeriesBlocks {
    std::string unit;
    std::vector<StoredBlock> blocks;  // by source, then as they were stored
    std::vector<bool> of_reports;     // of each block: its source uses the flags of reports
    std::int64_t step = 0;            // of the grid
    int decimals = 0;                 // the most of any block

    std::int64_t records() const;
    // From the first to the end of the last record, on the grid.
    Period span() const;
    // The place of the grid that a time belongs to.
    Time place_of(Time time) const;
};

SeriesBlocks find_blocks(const CaseFile& case_file, const SeriesKey& key);
// The step that fits most records of the blocks.
std::int64_t usual_step(Interval interval, const std::vector<StoredBlock>& blocks);

// Every group that touches the period (all without one), maybe some that do not. The callback gets the block and the
// group.
void read_groups(const CaseFile& case_file, const SeriesBlocks& series, const std::optional<Period>& period,
                 const BlockParts& parts, const std::function<void(const StoredBlock&, const RecordGroup&)>& group);

// The record at one place of a group as it was appended. The group must have been read with rows and decimals.
SeriesRecord record_of(const StoredBlock& block, const RecordGroup& group, std::size_t index);

// The letters of a flag as HJ 212 and CEMS reports write it; empty for an absent one.
std::string flag_text(Flag flag);

}  // namespace audit::store
