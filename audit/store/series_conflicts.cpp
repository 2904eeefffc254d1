// SPDX-License-Identifier: Apache-2.0
// Where two sources give different values for the same series and time. Only times that two sources cover are kept in
// memory.
#include <algorithm>
#include <limits>

#include "audit/store/series_blocks.h"
#include "audit/store/series_store.h"

namespace audit::store {

namespace {

struct Claim {
    std::int64_t time = 0;
    SourceRow source;
    Decimal measured{kAbsent, 0}, converted{kAbsent, 0};
};

// The times that blocks of different sources have in common lie within this; empty when there are none.
std::optional<Period> shared_span(const std::vector<StoredBlock>& blocks)
{
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        for (std::size_t j = i + 1; j < blocks.size(); ++j) {
            const std::int64_t from = std::max(blocks[i].start, blocks[j].start);
            const std::int64_t to = std::min(blocks[i].finish, blocks[j].finish);
            if (blocks[i].source == blocks[j].source || from > to) continue;
            first = std::min(first, from);
            last = std::max(last, to);
        }
    }
    if (first > last) return std::nullopt;
    return Period{{first}, {last + 1}};
}

std::vector<Claim> claims_in(const CaseFile& case_file, const SeriesBlocks& series, const Period& span)
{
    std::vector<Claim> claims;
    read_groups(case_file, series, span, {true, true}, [&](const StoredBlock& block, const RecordGroup& group) {
        for (std::size_t i = 0; i < group.count; ++i) {
            if (!span.contains({group.time(i)})) continue;
            const SeriesRecord record = record_of(block, group, i);
            claims.push_back({record.time.seconds,
                              {block.source, record.row},
                              {record.measured, record.measured_decimals},
                              {record.converted, record.converted_decimals}});
        }
    });
    std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.time < b.time; });
    return claims;
}

bool differ(const Decimal& a, const Decimal& b)
{
    return a.mantissa != kAbsent && b.mantissa != kAbsent && a != b;
}

}  // namespace

std::vector<SeriesConflict> SeriesStore::conflicts(const SeriesKey& key) const
{
    std::vector<SeriesConflict> found;
    const SeriesBlocks& series = blocks(key);
    const std::optional<Period> span = shared_span(series.blocks);
    if (!span) return found;
    const std::vector<Claim> claims = claims_in(case_file_, series, *span);
    for (std::size_t i = 1; i < claims.size(); ++i) {
        const Claim& a = claims[i - 1];
        const Claim& b = claims[i];
        if (a.time != b.time || a.source.source == b.source.source) continue;
        if (differ(a.measured, b.measured)) {
            found.push_back({{a.time}, a.source, b.source, a.measured, b.measured});
        } else if (differ(a.converted, b.converted)) {
            found.push_back({{a.time}, a.source, b.source, a.converted, b.converted});
        }
    }
    return found;
}

}  // namespace audit::store
