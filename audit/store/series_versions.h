// SPDX-License-Identifier: Apache-2.0
// The automatic data of two versions of a file side by side, whether they are in force or not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/store/series_store.h"

namespace audit::store {

// One time at which the versions differ. A record that is there once only has `absent` on the other side.
struct SeriesDifference {
    Time time;
    std::int64_t old_row = 0, new_row = 0;  // 0: no record
    std::string from, to;                   // "61.3 / 60.1 N": measured, converted, flag
};

struct SeriesComparison {
    SeriesKey key;  // the outlet as submitted
    std::int64_t changed = 0, added = 0, removed = 0;
    std::vector<SeriesDifference> first;  // at most `keep` of them
};

// Every series of the files' sources that differs, by key. One series at a time is in memory.
std::vector<SeriesComparison> compare_series(const CaseFile& case_file, std::int64_t older_file,
                                             std::int64_t newer_file, std::size_t keep);

}  // namespace audit::store
