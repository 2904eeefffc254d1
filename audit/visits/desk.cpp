// SPDX-License-Identifier: Apache-2.0
#include "audit/visits/desk.h"

#include <algorithm>

#include "audit/store/series_store.h"
#include "audit/store/stored_number.h"

namespace audit::visits {

namespace {

constexpr std::int64_t kLookedBack = 30 * kDay;

std::optional<DeskReading> newest(const store::SeriesStore& store, const store::SeriesInfo& info)
{
    const Series series = store.load(info.key, Period{info.span.to - kLookedBack, info.span.to});
    std::optional<DeskReading> reading;
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::int64_t value = series.measured[i];
        if (value == kAbsent || series.flags[i] != Flag::normal) continue;
        lowest = reading ? std::min(lowest, value) : value;
        highest = reading ? std::max(highest, value) : value;
        reading = DeskReading{info.key.outlet,
                              info.key.item,
                              series.decimal(value).trimmed().to_string(),
                              series.unit,
                              series.time(i),
                              {},
                              {}};
    }
    if (!reading) return {};
    reading->lowest = series.decimal(lowest).trimmed().to_string();
    reading->highest = series.decimal(highest).trimmed().to_string();
    return reading;
}

void add_series(const store::CaseFile& case_file, std::vector<DeskReading>& readings)
{
    const store::SeriesStore store(case_file);
    for (const store::SeriesInfo& info : store.list()) {
        if (info.key.interval != Interval::hour || info.key.statistic != Statistic::mean) continue;
        if (auto reading = newest(store, info)) readings.push_back(std::move(*reading));
    }
}

void add_parameters(const store::CaseFile& case_file, std::vector<DeskReading>& readings)
{
    // Beside max() the other columns are those of its row.
    store::Statement row = case_file.database().prepare(
        "SELECT treatment, parameter, value, value_written, parameter_unit, max(coalesce(ends, starts)) "
        "FROM treatment_log WHERE parameter <> '' AND value IS NOT NULL AND coalesce(ends, starts) IS NOT NULL "
        "GROUP BY treatment, parameter ORDER BY treatment, parameter");
    while (row.step()) {
        const auto value = store::stored_decimal(row.real(2), row.text(3));
        if (!value) continue;
        readings.push_back({row.text(0), row.text(1), value->trimmed().to_string(), row.text(4), row.time(5), {}, {}});
    }
}

}  // namespace

std::vector<DeskReading> desk_readings(const store::CaseFile& case_file)
{
    std::vector<DeskReading> readings;
    add_series(case_file, readings);
    add_parameters(case_file, readings);
    return readings;
}

}  // namespace audit::visits
