// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_store.h"

#include <algorithm>
#include <map>

#include "audit/store/series_blocks.h"
#include "audit/store/series_grid.h"

namespace audit::store {

namespace {

// A mistyped year must not ask for the memory of centuries: what lies so far from most records is left out of the grid
// (visit() still shows it).
constexpr std::int64_t kPlacesPerRecord = 64;
constexpr std::int64_t kPlacesAlways = 4'000'000;

Period span_of_most(const SeriesBlocks& series)
{
    const Period all = series.span();
    const std::int64_t places = std::max(kPlacesAlways, series.records() * kPlacesPerRecord);
    if (all.seconds() / series.step <= places) return all;
    std::vector<const StoredBlock*> by_start;
    for (const StoredBlock& block : series.blocks) by_start.push_back(&block);
    std::sort(by_start.begin(), by_start.end(), [](const auto* a, const auto* b) { return a->start < b->start; });
    std::int64_t before = 0;
    std::int64_t middle = by_start.front()->start;
    for (const StoredBlock* block : by_start) {
        middle = block->start;
        before += block->count;
        if (2 * before >= series.records()) break;
    }
    const std::int64_t reach = places / 2 * series.step;
    SeriesBlocks near = series;
    std::erase_if(near.blocks,
                  [&](const StoredBlock& b) { return b.start < middle - reach || b.finish > middle + reach; });
    return near.span();
}

// What a look-up wants of the record it looks for.
enum class Wanted { any_value, measured, converted, flag };

bool serves(const SeriesRecord& record, Wanted wanted)
{
    switch (wanted) {
        case Wanted::measured:
            return record.measured != kAbsent;
        case Wanted::converted:
            return record.converted != kAbsent;
        case Wanted::any_value:
            return record.measured != kAbsent || record.converted != kAbsent;
        case Wanted::flag:
            break;
    }
    return true;
}

struct Found {
    std::int64_t block = 0;
    SourceId source = 0;
    SeriesRecord record;
};

// The record that load() took for that time: at the very time before between places, with the wanted value before
// without, later before earlier.
std::optional<Found> find_record(const CaseFile& case_file, const SeriesBlocks& series, Time time, Wanted wanted)
{
    if (series.blocks.empty()) return std::nullopt;
    const Time place = series.place_of(time);
    const Period within{place, place + series.step};
    std::optional<Found> best;
    int best_rank = -1;
    const auto consider = [&](const StoredBlock& block, const RecordGroup& group) {
        for (std::size_t i = 0; i < group.count; ++i) {
            if (!within.contains({group.time(i)})) continue;
            const SeriesRecord record = record_of(block, group, i);
            const int rank = (record.time == place ? 2 : 0) + (serves(record, wanted) ? 1 : 0);
            if (rank < best_rank) continue;
            best_rank = rank;
            best = Found{block.id, block.source, record};
        }
    };
    read_groups(case_file, series, within, {true, true}, consider);
    return best;
}

std::string submitted_column(const CaseFile& case_file, const Found& found, const char* column)
{
    Statement query = case_file.database().prepare(std::string("SELECT ") + column +
                                                   " FROM series_columns WHERE series = (SELECT series FROM "
                                                   "series_blocks WHERE id = ?) AND source = ?");
    query.bind_all(found.block, found.source);
    return query.step() ? query.text(0) : std::string();
}

}  // namespace

// Checks ask for the cells of a series one by one.
struct SeriesStore::Known {
    std::map<SeriesKey, SeriesBlocks> series;
};

SeriesStore::SeriesStore(const CaseFile& case_file) : case_file_(case_file), known_(std::make_unique<Known>()) {}
SeriesStore::~SeriesStore() = default;

const SeriesBlocks& SeriesStore::blocks(const SeriesKey& key) const
{
    const auto found = known_->series.find(key);
    if (found != known_->series.end()) return found->second;
    return known_->series.emplace(key, find_blocks(case_file_, key)).first->second;
}

std::vector<SeriesInfo> SeriesStore::list() const
{
    Statement query = case_file_.database().prepare(
        "SELECT DISTINCT coalesce((SELECT c.meant FROM changes c WHERE c.source = s.source AND c.kind = 'outlet' AND "
        "c.undone = 0 AND c.written = k.outlet), k.outlet), k.item, k.interval, k.statistic "
        "FROM series k JOIN series_columns s ON s.series = k.id ORDER BY 1, 2, 3, 4");
    std::vector<SeriesInfo> found;
    while (query.step()) {
        const SeriesKey key{query.text(0), query.text(1), static_cast<Interval>(query.integer(2)),
                            static_cast<Statistic>(query.integer(3))};
        const SeriesBlocks& series = blocks(key);
        if (!series.blocks.empty()) found.push_back({key, series.unit, series.span(), series.records(), series.step});
    }
    return found;
}

Series SeriesStore::load(const SeriesKey& key, const std::optional<Period>& period) const
{
    Series series;
    series.key = key;
    const SeriesBlocks& stored = blocks(key);
    series.unit = stored.unit;
    if (stored.blocks.empty()) return series;
    const Period span = period ? Period{stored.place_of(period->from), period->to} : span_of_most(stored);
    if (span.empty()) return series;
    series.start = span.from;
    series.step = stored.step;
    series.decimals = stored.decimals;
    SeriesGrid grid(series, static_cast<std::size_t>((span.seconds() + stored.step - 1) / stored.step));
    read_groups(case_file_, stored, span, {},
                [&](const StoredBlock& block, const RecordGroup& group) { grid.place(group, block.decimals); });
    return series;
}

void SeriesStore::visit(const SeriesKey& key, const std::function<void(SourceId, const SeriesRecord&)>& record) const
{
    read_groups(case_file_, blocks(key), std::nullopt, {true, true},
                [&](const StoredBlock& block, const RecordGroup& group) {
                    for (std::size_t i = 0; i < group.count; ++i) record(block.source, record_of(block, group, i));
                });
}

std::optional<SourceRow> SeriesStore::source_of(const SeriesKey& key, Time time) const
{
    const auto found = find_record(case_file_, blocks(key), time, Wanted::any_value);
    if (!found) return std::nullopt;
    return SourceRow{found->source, found->record.row};
}

std::optional<SeriesStore::Cell> SeriesStore::cell(const SeriesKey& key, Time time, bool converted) const
{
    const auto found = find_record(case_file_, blocks(key), time, converted ? Wanted::converted : Wanted::measured);
    if (!found) return std::nullopt;
    const SeriesRecord& record = found->record;
    const Decimal value = converted ? Decimal{record.converted, record.converted_decimals}
                                    : Decimal{record.measured, record.measured_decimals};
    return Cell{{found->source, record.row},
                submitted_column(case_file_, *found, converted ? "converted" : "measured"),
                value.mantissa == kAbsent ? std::string() : value.to_string()};
}

std::optional<SeriesStore::Cell> SeriesStore::flag_cell(const SeriesKey& key, Time time) const
{
    const auto found = find_record(case_file_, blocks(key), time, Wanted::flag);
    if (!found) return std::nullopt;
    return Cell{{found->source, found->record.row},
                submitted_column(case_file_, *found, "flag"),
                flag_text(found->record.flag)};
}

}  // namespace audit::store
