// SPDX-License-Identifier: Apache-2.0
// What was measured in consecutive records of one facility is the same to the last digit. All measured numbers of a
// record count together (of a treatment its parameter, reagent and power), zeros and blanks do not. Left out are days
// of standing still, numbers of too few digits (amounts are often round by nature: a bag, a full load), and runs as
// long as the records of that ledger show by chance.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>

#include "audit/checks/chance.h"
#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

// A ledger with measured numbers: who, what of it, and the numbers.
struct Measured {
    const char* who;
    const char* column;  // for evidence
    const char* digits;  // parameter: how many a record must have
    const char* sql;     // code, name, starts, ended, source, row, numbers...
};

// Rows of standing still are left out here; blanks come as empty texts.
constexpr Measured kLedgers[] = {
    {"treatment", "value", "measured_digits",
     "SELECT treatment, parameter, starts, COALESCE(ends, starts), source, row, value_written, reagent_used_written,"
     " power_kwh_written, byproduct_t_written FROM treatment_log WHERE starts >= ?1 AND starts < ?2"
     " AND COALESCE(state, '') NOT LIKE '%停%' ORDER BY treatment, parameter, starts, source, row"},
    {"facility", "load_pct", "digits",
     "SELECT facility, product, starts, COALESCE(ends, starts), source, row, output_written, load_pct_written"
     " FROM production_log WHERE starts >= ?1 AND starts < ?2 AND COALESCE(state, '') NOT LIKE '%停%'"
     " AND COALESCE(hours, 1) > 0 ORDER BY facility, product, starts, source, row"},
    {"material", "used", "digits",
     "SELECT material, '', date, date + 86400, source, row, used_written, sulfur_pct_written, ash_pct_written,"
     " heat_kj_kg_written FROM material_log WHERE date >= ?1 AND date < ?2 ORDER BY material, date, source, row"},
    {"utility", "used", "digits",
     "SELECT item, '', date, date + 86400, source, row, used_written FROM utility_log WHERE date >= ?1 AND date < ?2"
     " ORDER BY item, date, source, row"},
};

struct MeasuredRow {
    std::string code, name, numbers;  // numbers: all of them, one text
    Period period;
    SourceRow source;
    int digits = 0;
};

int significant_digits(std::string_view number)
{
    int digits = 0;
    bool leading = true;
    int trailing_zeros = 0;
    for (const char sign : number) {
        if (sign < '0' || sign > '9') continue;
        leading = leading && sign == '0';
        if (leading) continue;
        ++digits;
        trailing_zeros = sign == '0' ? trailing_zeros + 1 : 0;
    }
    const bool whole = number.find('.') == std::string_view::npos;
    return whole ? digits - trailing_zeros : digits;
}

// Days of which the production log speaks, but nothing was made: what is metered then does not move.
std::set<Time> stopped_days(const CheckContext& check)
{
    std::set<Time> spoken, producing_days;
    for (const LoggedState& state : production_states(check))
        for (Time day = start_of_day(state.period.from); day < state.period.to; day = day + kDay) {
            spoken.insert(day);
            if (is_producing(state.state)) producing_days.insert(day);
        }
    for (const Time day : producing_days) spoken.erase(day);
    return spoken;
}

std::vector<MeasuredRow> read(const CheckContext& check, const Measured& ledger, const std::set<Time>& stopped)
{
    std::vector<MeasuredRow> all;
    store::Statement rows = check.rows(ledger.sql);
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        if (stopped.count(start_of_day(rows.time(2))) > 0) continue;
        MeasuredRow row{.code = rows.text(0),
                        .name = rows.text(1),
                        .numbers = {},
                        .period = {rows.time(2), rows.time(3)},
                        .source = source_at(rows, 4)};
        for (int column = 6; column < rows.columns(); ++column) {
            const int digits = significant_digits(rows.view(column));
            if (digits == 0) continue;  // blank, zero
            row.digits += digits;
            row.numbers += (row.numbers.empty() ? "" : " / ") + rows.text(column);
        }
        all.push_back(std::move(row));
    }
    return all;
}

std::uint64_t value_of(const MeasuredRow& row)
{
    return std::hash<std::string>{}(row.numbers);
}

bool same(const MeasuredRow& left, const MeasuredRow& right)
{
    return left.code == right.code && left.name == right.name && left.numbers == right.numbers;
}

void report_run(CheckContext& check, const Measured& ledger, const MeasuredRow& first, const MeasuredRow& last,
                std::int64_t records)
{
    Report report;
    if (std::string_view(ledger.who) == "material" || std::string_view(ledger.who) == "utility") {
        report.subject.material = first.code;
    } else {
        report.subject = subject_of(first.code);
    }
    report.period = Period{first.period.from, std::max(last.period.to, first.period.from + 1)};
    report.records = records;
    report.values = {{"code", first.code}, {"name", first.name}, {"numbers", first.numbers}};
    report.evidence = {check.cell(first.source, ledger.column), check.cell(last.source, ledger.column)};
    check.report(std::move(report));
}

// The rows of one code and name from `first` on; returns where they end.
std::size_t judge_series(CheckContext& check, const Measured& ledger, const std::vector<MeasuredRow>& rows,
                         std::size_t first)
{
    constexpr std::int64_t kEnough = 20;
    RepeatHabit habit(kEnough);
    std::vector<std::pair<std::size_t, std::size_t>> runs;  // [first, next)
    std::size_t end = first;
    while (end < rows.size() && rows[end].code == rows[first].code && rows[end].name == rows[first].name) {
        const std::size_t start = end;
        while (end < rows.size() && same(rows[start], rows[end])) ++end;
        runs.emplace_back(start, end);
        habit.add_run(end - start, value_of(rows[start]));
    }
    for (const auto& [start, next] : runs) {
        const std::size_t records = next - start;
        if (static_cast<double>(records) < check.number("records")) continue;
        if (rows[start].digits < check.number(ledger.digits)) continue;
        if (habit.expected_runs(records, value_of(rows[start])) > check.number("by_chance")) continue;
        report_run(check, ledger, rows[start], rows[next - 1], static_cast<std::int64_t>(records));
    }
    return end;
}

}  // namespace

void ledger_copied(CheckContext& check)
{
    const std::set<Time> stopped = stopped_days(check);
    for (const Measured& ledger : kLedgers) {
        const std::vector<MeasuredRow> rows = read(check, ledger, stopped);
        check.examined(static_cast<std::int64_t>(rows.size()));
        for (std::size_t first = 0; first < rows.size();) first = judge_series(check, ledger, rows, first);
    }
}

}  // namespace audit::checks
