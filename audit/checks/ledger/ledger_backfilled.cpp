// SPDX-License-Identifier: Apache-2.0
// Ledger rows that were not written when things happened: more than some days after the event ended, or the rows of
// many different days written within one minute. Rows of such a burst are not reported a second time as late.
#include <algorithm>
#include <set>

#include "audit/checks/ledger_rows.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

// A ledger that says when a row was written: whom it is about, and when the event ended.
struct Ledger {
    const char* table;
    const char* code;
    const char* starts;
    const char* ended;
};

constexpr Ledger kLedgers[] = {
    {"production_log", "facility", "starts", kRowEnd}, {"treatment_log", "treatment", "starts", kRowEnd},
    {"abnormal_log", "facility", "starts", kRowEnd},   {"material_log", "material", "date", "date + 86400"},
    {"waste_log", "waste_code", "date", "date"},
};

struct WrittenRow {
    std::string code;
    Time starts, ended, recorded;
    SourceRow source;
    bool in_burst = false;

    std::int64_t late() const { return recorded - ended; }
};

std::vector<WrittenRow> read(const CheckContext& check, const Ledger& ledger)
{
    std::vector<WrittenRow> all;
    store::Statement rows =
        check.rows(std::string("SELECT ") + ledger.code + ", " + ledger.starts + ", " + ledger.ended +
                   " AS ended, recorded_at, source, row FROM " + ledger.table + " WHERE " + ledger.starts +
                   " >= ?1 AND " + ledger.starts + " < ?2 AND recorded_at IS NOT NULL ORDER BY 1, 2, source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) all.push_back({rows.text(0), rows.time(1), rows.time(2), rows.time(3), source_at(rows, 4)});
    return all;
}

Subject subject_for(const Ledger& ledger, const std::string& code)
{
    const std::string_view kind = ledger.code;
    Subject subject;
    if (kind == "material") {
        subject.material = code;
    } else if (kind == "waste_code") {
        subject.waste_code = code;
    } else {
        subject = subject_of(code);
    }
    return subject;
}

class Backfill {
 public:
    Backfill(CheckContext& check, const Ledger& ledger)
        : check_(check), ledger_(ledger), table_(*reference::find_table(ledger.table)), rows_(read(check, ledger))
    {
        check.examined(static_cast<std::int64_t>(rows_.size()));
    }

    void report_bursts()
    {
        std::map<std::int64_t, std::vector<WrittenRow*>> by_minute;
        for (WrittenRow& row : rows_) {
            const bool dated_only = row.recorded == start_of_day(row.recorded);  // of no minute
            if (!dated_only) by_minute[row.recorded.seconds / kMinute].push_back(&row);
        }
        for (auto& [minute, rows] : by_minute) {
            std::set<Time> days;
            for (const WrittenRow* row : rows) days.insert(start_of_day(row->starts));
            if (static_cast<double>(days.size()) < check_.number("burst_days")) continue;
            for (WrittenRow* row : rows) row->in_burst = true;
            std::stable_sort(rows.begin(), rows.end(),
                             [](const WrittenRow* a, const WrittenRow* b) { return a->starts < b->starts; });
            Report report = begin(*rows.front(), *rows.back(), static_cast<std::int64_t>(rows.size()));
            report.subject.report = table_.name.zh;
            report.measured = Decimal{static_cast<std::int64_t>(days.size()), 0};
            report.limit = Decimal::parse(check_.text("burst_days"));
            report.unit = 'd';
            const std::string when = time_text({minute * kMinute});
            report.values["how_zh"] =
                report.measured->to_string() + " 个不同日期的记录均在 " + when + " 同一分钟内写入";
            report.values["how_en"] =
                "rows of " + report.measured->to_string() + " different days were written in one minute, " + when;
            check_.report(std::move(report));
        }
    }

    void report_late()
    {
        const auto is_late = [&](const WrittenRow& row) {
            return !row.in_burst && static_cast<double>(row.late()) > check_.number("late_days") * kDay;
        };
        for (std::size_t first = 0; first < rows_.size(); ++first) {
            if (!is_late(rows_[first])) continue;
            std::size_t last = first, worst = first;
            while (last + 1 < rows_.size() && rows_[last + 1].code == rows_[first].code && is_late(rows_[last + 1])) {
                ++last;
                if (rows_[last].late() > rows_[worst].late()) worst = last;
            }
            report_late_run(first, last, worst);
            first = last;
        }
    }

 private:
    void report_late_run(std::size_t first, std::size_t last, std::size_t worst)
    {
        Report report = begin(rows_[first], rows_[last], static_cast<std::int64_t>(last - first + 1));
        report.subject = subject_for(ledger_, rows_[first].code);
        report.measured = Decimal::from_double(static_cast<double>(rows_[worst].late()) / kDay, 1);
        report.limit = Decimal::parse(check_.text("late_days"));
        report.unit = 'd';
        const std::string records = std::to_string(report.records);
        report.values["how_zh"] = rows_[first].code + " 的 " + records + " 条记录在事后才写入，最长滞后 " +
                                  report.measured->to_string() + " 天";
        report.values["how_en"] = records + " rows of " + rows_[first].code + " were written up to " +
                                  report.measured->to_string() + " days after the event";
        if (worst != first && worst != last)
            report.evidence.insert(report.evidence.begin() + 1, check_.cell(rows_[worst].source, "recorded_at"));
        check_.report(std::move(report));
    }

    Report begin(const WrittenRow& first, const WrittenRow& last, std::int64_t records) const
    {
        Report report;
        report.period = Period{first.starts, std::max(last.ended, first.starts + 1)};
        report.records = records;
        report.values["table_zh"] = table_.name.zh;
        report.values["table_en"] = table_.name.en;
        report.evidence.push_back(check_.cell(first.source, "recorded_at"));
        if (last.source != first.source) report.evidence.push_back(check_.cell(last.source, "recorded_at"));
        return report;
    }

    CheckContext& check_;
    const Ledger& ledger_;
    const reference::Table& table_;
    std::vector<WrittenRow> rows_;
};

}  // namespace

void ledger_backfilled(CheckContext& check)
{
    for (const Ledger& ledger : kLedgers) {
        Backfill backfill(check, ledger);
        backfill.report_bursts();
        backfill.report_late();
    }
}

}  // namespace audit::checks
