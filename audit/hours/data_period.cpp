// SPDX-License-Identifier: Apache-2.0
// The audit period that the data themselves span: whole days from the first to the last record.
#include <algorithm>
#include <array>

#include "audit/hours/outlet_hours.h"

namespace audit::hours {

namespace {

struct DatedTable {
    const char* table;
    const char* starts;
    const char* ends;  // null: the row is of one moment or one day
};

// Monitoring data and ledgers; reports, plans and documents say nothing about when the plant ran.
constexpr std::array<DatedTable, 10> kTables = {{{"production_log", "starts", "ends"},
                                                 {"material_log", "date", nullptr},
                                                 {"treatment_log", "starts", "ends"},
                                                 {"abnormal_log", "starts", "ends"},
                                                 {"utility_log", "date", nullptr},
                                                 {"purchases", "date", nullptr},
                                                 {"manual_results", "sampled_at", nullptr},
                                                 {"cems_qa", "starts", "ends"},
                                                 {"waste_log", "date", nullptr},
                                                 {"manifests", "sent_at", nullptr}}};

void include(std::optional<Period>& whole, Time first, Time end)
{
    const Time from = start_of_day(first);
    const Time to = start_of_day(end - 1) + kDay;
    whole = whole ? Period{std::min(whole->from, from), std::max(whole->to, to)} : Period{from, to};
}

}  // namespace

std::optional<Period> data_period(const store::CaseFile& case_file)
{
    std::optional<Period> whole;
    for (const store::SeriesInfo& info : store::SeriesStore(case_file).list()) {
        if (!info.span.empty()) include(whole, info.span.from, info.span.to);
    }
    for (const DatedTable& table : kTables) {
        const std::string starts = table.starts;
        const std::string ends = table.ends == nullptr ? "NULL" : std::string("max(") + table.ends + ")";
        store::Statement row = case_file.database().prepare("SELECT min(" + starts + "), max(" + starts + "), " + ends +
                                                            " FROM " + table.table);
        if (!row.step() || row.is_null(0)) continue;
        include(whole, row.time(0), std::max(row.time(1) + 1, row.optional_time(2).value_or(Time{})));
    }
    return whole;
}

}  // namespace audit::hours
