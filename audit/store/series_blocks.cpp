// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_blocks.h"

#include <algorithm>
#include <map>

#include "audit/model/decimal.h"

namespace audit::store {

namespace {

std::int64_t floor_to(std::int64_t seconds, std::int64_t step)
{
    const std::int64_t rest = seconds % step;
    return seconds - (rest < 0 ? rest + step : rest);
}

// value at the block's scale as it was written, with fewer decimals.
std::int64_t unscaled(std::int64_t value, int drop)
{
    return value == kAbsent ? kAbsent : value / power_of_ten(drop);
}

}  // namespace

std::int64_t SeriesBlocks::records() const
{
    std::int64_t total = 0;
    for (const StoredBlock& block : blocks) total += block.count;
    return total;
}

Time SeriesBlocks::place_of(Time time) const
{
    return {floor_to(time.seconds, step)};
}

Period SeriesBlocks::span() const
{
    if (blocks.empty()) return {};
    std::int64_t first = blocks.front().start;
    std::int64_t last = blocks.front().finish;
    for (const StoredBlock& block : blocks) {
        first = std::min(first, block.start);
        last = std::max(last, block.finish);
    }
    return {place_of({first}), place_of({last}) + step};
}

std::int64_t usual_step(Interval interval, const std::vector<StoredBlock>& blocks)
{
    if (interval == Interval::hour) return kHour;
    if (interval == Interval::day) return kDay;
    std::map<std::int64_t, std::int64_t> records;
    for (const StoredBlock& block : blocks) {
        if (block.step > 0) records[block.step] += block.count;
    }
    std::int64_t step = 0;
    std::int64_t most = 0;
    for (const auto& [candidate, count] : records) {
        if (count > most) std::tie(step, most) = std::tie(candidate, count);
    }
    if (interval == Interval::minute) return step < kMinute || step > kHour ? kMinute : floor_to(step, kMinute);
    return step < 1 || step > kHour ? 1 : step;
}

SeriesBlocks find_blocks(const CaseFile& case_file, const SeriesKey& key)
{
    SeriesBlocks found;
    // Also series under another name of the outlet, where that name means this outlet in the block's source.
    Statement query = case_file.database().prepare(
        "SELECT b.id, b.source, b.start, b.finish, b.step, b.count, b.decimals, s.flags_of_reports, k.unit "
        "FROM series k JOIN series_blocks b ON b.series = k.id JOIN sources s ON s.id = b.source "
        "JOIN files f ON f.id = s.file WHERE k.outlet IN (SELECT ?1 UNION ALL SELECT written FROM changes WHERE kind = "
        "'outlet' AND meant = ?1 AND undone = 0) AND k.item = ?2 AND k.interval = ?3 AND k.statistic = ?4 AND "
        "f.superseded = 0 AND coalesce((SELECT c.meant FROM changes c WHERE c.source = b.source AND c.kind = 'outlet' "
        "AND c.undone = 0 AND c.written = k.outlet), k.outlet) = ?1 ORDER BY b.source, b.id");
    query.bind_all(key.outlet, key.item, static_cast<int>(key.interval), static_cast<int>(key.statistic));
    while (query.step()) {
        found.blocks.push_back({query.integer(0), query.integer(1), query.integer(2), query.integer(3),
                                query.integer(4), query.integer(5), static_cast<int>(query.integer(6))});
        found.of_reports.push_back(query.integer(7) != 0);
        if (found.unit.empty()) found.unit = query.text(8);
        found.decimals = std::max(found.decimals, found.blocks.back().decimals);
    }
    found.step = usual_step(key.interval, found.blocks);
    return found;
}

void read_groups(const CaseFile& case_file, const SeriesBlocks& series, const std::optional<Period>& period,
                 const BlockParts& parts, const std::function<void(const StoredBlock&, const RecordGroup&)>& group)
{
    Statement query = case_file.database().prepare(
        "SELECT measured, converted, flags, rows, times, written_decimals FROM series_blocks WHERE id = ?");
    const auto records = std::make_unique<RecordGroup>();
    for (std::size_t i = 0; i < series.blocks.size(); ++i) {
        const StoredBlock& block = series.blocks[i];
        if (period && (block.start >= period->to.seconds || block.finish < period->from.seconds)) continue;
        query.bind(1, block.id);
        if (!query.step()) refuse_damaged_plane();
        const Flag letter_b = series.of_reports[i] ? Flag::banked : Flag::communication;
        const StoredPlanes planes{query.blob(0), query.blob(1), query.blob(2),
                                  query.blob(3), query.blob(4), query.blob(5)};
        BlockReader reader(block, planes, letter_b, parts);
        GroupRange wanted{0, block.count};
        if (period) wanted = groups_within(block, planes, *period);
        reader.skip(wanted.first);
        for (std::int64_t number = wanted.first; number < wanted.last && reader.next(*records); ++number)
            group(block, *records);
        query.reset();
    }
}

SeriesRecord record_of(const StoredBlock& block, const RecordGroup& group, std::size_t index)
{
    SeriesRecord record;
    record.time = {group.time(index)};
    record.measured_decimals = group.measured_decimals[index];
    record.converted_decimals = group.converted_decimals[index];
    record.measured = unscaled(group.measured[index], block.decimals - record.measured_decimals);
    record.converted = unscaled(group.converted[index], block.decimals - record.converted_decimals);
    record.flag = group.flags[index];
    record.row = group.rows[index];
    return record;
}

std::string flag_text(Flag flag)
{
    switch (flag) {
        case Flag::absent:
            return "";
        case Flag::normal:
            return "N";
        case Flag::stopped:
            return "F";
        case Flag::starting:
            return "St";
        case Flag::stopping:
            return "Sd";
        case Flag::calibration:
            return "C";
        case Flag::maintenance:
            return "M";
        case Flag::fault:
            return "D";
        case Flag::over_range:
            return "T";
        case Flag::banked:
        case Flag::communication:
        case Flag::letter_b:
            return "B";
        case Flag::no_data:
            return "Md";
        case Flag::manual_entry:
            return "S";
        case Flag::unknown:
            break;
    }
    return "?";
}

}  // namespace audit::store
