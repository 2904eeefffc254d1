// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_versions.h"

#include <algorithm>

#include "audit/store/series_blocks.h"

namespace audit::store {

namespace {

// The records of one series in one file, by time; of two at the same time the later one.
std::vector<SeriesRecord> records_of(const CaseFile& case_file, std::int64_t series, std::int64_t file)
{
    Statement query = case_file.database().prepare(
        "SELECT b.id, b.source, b.start, b.finish, b.step, b.count, b.decimals, s.flags_of_reports FROM series_blocks "
        "b "
        "JOIN sources s ON s.id = b.source WHERE b.series = ? AND s.file = ? ORDER BY b.source, b.id");
    query.bind_all(series, file);
    SeriesBlocks blocks;
    while (query.step()) {
        blocks.blocks.push_back({query.integer(0), query.integer(1), query.integer(2), query.integer(3),
                                 query.integer(4), query.integer(5), static_cast<int>(query.integer(6))});
        blocks.of_reports.push_back(query.integer(7) != 0);
    }
    std::vector<SeriesRecord> records;
    read_groups(case_file, blocks, std::nullopt, {true, true}, [&](const StoredBlock& block, const RecordGroup& group) {
        for (std::size_t i = 0; i < group.count; ++i) records.push_back(record_of(block, group, i));
    });
    const auto earlier = [](const SeriesRecord& a, const SeriesRecord& b) { return a.time < b.time; };
    std::stable_sort(records.begin(), records.end(), earlier);
    std::vector<SeriesRecord> last;
    for (const SeriesRecord& record : records) {
        if (!last.empty() && last.back().time == record.time) last.pop_back();
        last.push_back(record);
    }
    return last;
}

std::string number(std::int64_t scaled, int decimals)
{
    return scaled == kAbsent ? "-" : Decimal{scaled, decimals}.to_string();
}

std::string text_of(const SeriesRecord& record)
{
    std::string text = number(record.measured, record.measured_decimals);
    if (record.converted != kAbsent) text.append(" / ").append(number(record.converted, record.converted_decimals));
    if (record.flag != Flag::normal) text.append(" ").append(flag_text(record.flag));
    return text;
}

void compare(const std::vector<SeriesRecord>& older, const std::vector<SeriesRecord>& newer, std::size_t keep,
             SeriesComparison& result)
{
    const auto tell = [&](const SeriesRecord* from, const SeriesRecord* to) {
        ++(from == nullptr ? result.added : to == nullptr ? result.removed : result.changed);
        if (result.first.size() >= keep) return;
        result.first.push_back({from == nullptr ? to->time : from->time, from == nullptr ? 0 : from->row,
                                to == nullptr ? 0 : to->row, from == nullptr ? std::string() : text_of(*from),
                                to == nullptr ? std::string() : text_of(*to)});
    };
    auto a = older.begin();
    auto b = newer.begin();
    while (a != older.end() || b != newer.end()) {
        if (b == newer.end() || (a != older.end() && a->time < b->time)) {
            tell(&*a++, nullptr);
        } else if (a == older.end() || b->time < a->time) {
            tell(nullptr, &*b++);
        } else {
            if (text_of(*a) != text_of(*b)) tell(&*a, &*b);
            ++a;
            ++b;
        }
    }
}

}  // namespace

std::vector<SeriesComparison> compare_series(const CaseFile& case_file, std::int64_t older_file,
                                             std::int64_t newer_file, std::size_t keep)
{
    Statement query = case_file.database().prepare(
        "SELECT DISTINCT k.id, k.outlet, k.item, k.interval, k.statistic FROM series k JOIN series_columns c ON "
        "c.series "
        "= k.id JOIN sources s ON s.id = c.source WHERE s.file IN (?1, ?2) ORDER BY 2, 3, 4, 5");
    query.bind_all(older_file, newer_file);
    std::vector<SeriesComparison> differing;
    while (query.step()) {
        SeriesComparison one;
        one.key = {query.text(1), query.text(2), static_cast<Interval>(query.integer(3)),
                   static_cast<Statistic>(query.integer(4))};
        compare(records_of(case_file, query.integer(0), older_file),
                records_of(case_file, query.integer(0), newer_file), keep, one);
        if (one.changed + one.added + one.removed > 0) differing.push_back(std::move(one));
    }
    return differing;
}

}  // namespace audit::store
