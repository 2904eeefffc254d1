// SPDX-License-Identifier: Apache-2.0
// Sorts records into the open block of their series and month, and stores blocks that are complete or too many.
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "audit/store/series_block.h"
#include "audit/store/series_store.h"

namespace audit::store {

namespace {

constexpr std::size_t kBudget = std::size_t{16} << 20U;  // bytes of open blocks, besides what each series needs

struct OpenBlock {
    explicit OpenBlock(const Period& period, int decimals) : writer(period, decimals) {}
    BlockWriter writer;
    std::int64_t last_use = 0;
    std::size_t memory = 0;  // when last looked at
};

struct OpenSeries {
    std::int64_t id = 0;
    Interval interval = Interval::hour;
    int decimals = 0;                                           // of its newest block; a new one begins with as many
    OpenBlock* current = nullptr;                               // where the last record went
    std::map<std::int64_t, std::unique_ptr<OpenBlock>> blocks;  // by start of their period
};

Period period_of(Interval interval, Time time)
{
    if (interval == Interval::instant) return {start_of_day(time), start_of_day(time) + kDay};
    const Time month = start_of_month(time);
    return {month, add_months(month, 1)};
}

std::span<const std::byte> as_blob(std::span<const std::uint8_t> bytes)
{
    return std::as_bytes(bytes);
}

}  // namespace

struct SeriesWriter::State {
    State(CaseFile& owner, SourceId source_id)
        : case_file(owner),
          source(source_id),
          insert(
              owner.database().prepare("INSERT INTO series_blocks(series, source, start, finish, step, count, "
                                       "decimals, measured, converted, flags, "
                                       "rows, times, written_decimals) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    {
    }

    void bind_plane(int index, std::span<const std::uint8_t> plane)
    {
        if (plane.empty()) {
            insert.bind_null(index);
        } else {
            insert.bind(index, as_blob(plane));
        }
    }

    void store(std::int64_t series, BlockWriter& block)
    {
        const BlockPlanes planes = block.finish();
        if (block.count() == 0) return;
        insert.bind_all(series, source, block.start(), block.finish_time(), block.step(), block.count(),
                        block.decimals());
        constexpr int kFirstPlane = 8;
        int index = kFirstPlane;
        for (const auto& plane :
             {planes.measured, planes.converted, planes.flags, planes.rows, planes.times, planes.written_decimals})
            bind_plane(index++, plane);
        insert.run();
    }

    void close(OpenSeries& open, std::int64_t period)
    {
        const auto found = open.blocks.find(period);
        store(open.id, found->second->writer);
        if (open.current == found->second.get()) open.current = nullptr;
        open.blocks.erase(found);
    }

    // Grows with the series, so that a file that goes round all of them finds their blocks still open.
    std::size_t budget() const { return kBudget + all.size() * 4 * sizeof(OpenBlock); }

    // Closes the blocks that were not written to for longest, until half of the budget is free.
    void close_idle_blocks()
    {
        std::vector<std::tuple<std::int64_t, OpenSeries*, std::int64_t>> by_age;
        std::size_t total = 0;
        for (OpenSeries& open : all) {
            for (auto& [period, block] : open.blocks) {
                block->memory = block->writer.memory();
                total += block->memory;
                by_age.emplace_back(block->last_use, &open, period);
            }
        }
        memory = total;
        if (total <= budget()) return;
        std::sort(by_age.begin(), by_age.end());
        for (const auto& [age, open, period] : by_age) {
            if (memory <= budget() / 2) return;
            memory -= open->blocks.at(period)->memory;
            close(*open, period);
        }
    }

    // The block that takes the record, made when there is none.
    OpenBlock& block_for(OpenSeries& open, const SeriesRecord& record)
    {
        const Period period = period_of(open.interval, record.time);
        std::unique_ptr<OpenBlock>& block = open.blocks[period.from.seconds];
        int decimals = std::max(open.decimals, 0);
        if (block && !block->writer.takes(record)) {
            store(open.id, block->writer);
            block.reset();
        }
        if (!block) {
            const int wanted = std::max<int>(record.measured == kAbsent ? 0 : record.measured_decimals,
                                             record.converted == kAbsent ? 0 : record.converted_decimals);
            decimals = std::max(decimals, wanted);
            block = std::make_unique<OpenBlock>(period, decimals);
            if (!block->writer.takes(record)) block = std::make_unique<OpenBlock>(period, wanted);
            open.decimals = std::max(open.decimals, wanted);
            memory += block->writer.memory();
        }
        OpenBlock& found = *block;
        found.last_use = ++appended;
        open.current = &found;
        if (memory > 2 * budget()) close_idle_blocks();  // never the newest
        return found;
    }

    CaseFile& case_file;
    SourceId source;
    Statement insert;
    std::deque<OpenSeries> all;  // by handle; their places never move
    std::map<SeriesKey, int> handles;
    std::int64_t appended = 0;
    std::size_t memory = 0;  // of open blocks, about
};

SeriesWriter::SeriesWriter(CaseFile& case_file, SourceId source) : state_(std::make_unique<State>(case_file, source)) {}

SeriesWriter::~SeriesWriter() = default;

int SeriesWriter::series(const SeriesKey& key, std::string_view unit, const Columns& columns)
{
    State& state = *state_;
    const auto known = state.handles.find(key);
    if (known != state.handles.end()) return known->second;
    Database& database = state.case_file.database();
    const auto interval = static_cast<int>(key.interval);
    const auto statistic = static_cast<int>(key.statistic);
    database.prepare("INSERT OR IGNORE INTO series(outlet, item, interval, statistic, unit) VALUES (?, ?, ?, ?, ?)")
        .bind_all(key.outlet, key.item, interval, statistic, unit)
        .run();
    Statement find =
        database.prepare("SELECT id FROM series WHERE outlet = ? AND item = ? AND interval = ? AND statistic = ?");
    find.bind_all(key.outlet, key.item, interval, statistic).step();
    OpenSeries open;
    open.id = find.integer(0);
    open.interval = key.interval;
    database
        .prepare(
            "INSERT OR REPLACE INTO series_columns(series, source, measured, converted, flag) VALUES (?, ?, ?, ?, ?)")
        .bind_all(open.id, state.source, columns.measured, columns.converted, columns.flag)
        .run();
    state.all.push_back(std::move(open));
    const int handle = static_cast<int>(state.all.size()) - 1;
    state.handles.emplace(key, handle);
    return handle;
}

// Two values so far apart in size that no common scale holds them become two records of the same row.
void SeriesWriter::append_halves(int series, const SeriesRecord& record)
{
    SeriesRecord half = record;
    half.converted = kAbsent;
    append(series, half);
    half = record;
    half.measured = kAbsent;
    append(series, half);
}

void SeriesWriter::append(int series, const SeriesRecord& record)
{
    State& state = *state_;
    OpenSeries& open = state.all[static_cast<std::size_t>(series)];
    OpenBlock* block = open.current;
    if (block == nullptr || !block->writer.period().contains(record.time) || !block->writer.takes(record))
        block = &state.block_for(open, record);
    if (!block->writer.takes(record)) {
        append_halves(series, record);
        return;
    }
    block->writer.append(record);
    block->last_use = ++state.appended;
    constexpr std::int64_t kLookEvery = 1 << 16;  // some hundred kilobytes of packed records between two looks
    if (state.appended % kLookEvery == 0) state.close_idle_blocks();
}

void SeriesWriter::finish(bool flags_of_reports)
{
    State& state = *state_;
    for (OpenSeries& open : state.all) {
        for (auto& [period, block] : open.blocks) state.store(open.id, block->writer);
        open.blocks.clear();
        open.current = nullptr;
    }
    state.case_file.database()
        .prepare("UPDATE sources SET flags_of_reports = ? WHERE id = ?")
        .bind_all(flags_of_reports, state.source)
        .run();
}

}  // namespace audit::store
