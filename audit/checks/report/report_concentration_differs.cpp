// SPDX-License-Identifier: Apache-2.0
// What an execution report states about a pollutant's concentrations differs from the data: minimum, mean, maximum and
// count of valid values by more than a share and the last digit, the count of exceedances at all. Values are those that
// limits judge, of valid hours in operation; days where the report's header says 日均值. A report may count the hours
// of start-up and shutdown or leave them out: a number that fits either way is right.
#include <algorithm>
#include <cmath>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"

namespace audit::checks {

namespace {

struct DataStatistics {
    std::int64_t count = 0, exceedances = 0;
    Decimal minimum, maximum;
    double sum = 0;

    void add(const Decimal& value, const std::optional<LimitValue>& limit)
    {
        minimum = count == 0 ? value : std::min(minimum, value);
        maximum = count == 0 ? value : std::max(maximum, value);
        sum += value.to_double();
        ++count;
        if (limit && limit->exceeded_rounded(value)) ++exceedances;
    }
    double mean() const { return sum / static_cast<double>(count); }
};

struct ReportRow {
    std::string outlet, pollutant;
    Period period;
    SourceRow source;
    bool daily = false;
};

enum class Starts { left_out, counted };  // hours of start-up and shutdown

DataStatistics statistics_of(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                             const ReportRow& row, Starts starts)
{
    DataStatistics statistics;
    const PermitLimit* limit = check.plant().find_limit(row.outlet, row.pollutant);
    if (row.daily) {
        const std::optional<LimitValue> bound = !limit ? std::nullopt : limit->daily ? limit->daily : limit->hourly;
        for (const hours::DailyMean& day : hours.daily_means(row.pollutant, row.outlet.starts_with("DW")))
            if (day.judged && row.period.contains(day.day)) statistics.add(day.mean, bound);
        return statistics;
    }
    const std::optional<LimitValue> bound = limit ? limit->hourly : std::nullopt;
    for (std::size_t i = 0; i < hours.count; ++i) {
        const bool counts = item.valid[i] && item.judged[i] != kAbsent && hours.operating[i] &&
                            (starts == Starts::counted || !hours.starting_or_stopping[i]);
        if (counts && row.period.contains(hours.time(i))) statistics.add(item.judged_at(i), bound);
    }
    return statistics;
}

struct Stated {
    const char* column;
    const char* zh;
    const char* en;
};

// The data's number with a digit more than the report wrote, where it has one.
Decimal shown(const Decimal& data, int written_decimals)
{
    const Decimal value = data.rounded(std::min(data.decimals, written_decimals + 1)).trimmed();
    return value.decimals < written_decimals ? value.rounded(written_decimals) : value;
}

class Comparison {
 public:
    Comparison(CheckContext& check, const ReportRow& row, std::vector<DataStatistics> data)
        : check_(check), row_(row), data_(std::move(data))
    {
    }

    // A number that the report may round: a share of the data's value or the report's last digit are allowed.
    template <typename Get>
    void number(const store::Statement& rows, int column, const Stated& stated, Get get)
    {
        if (rows.is_null(column)) return;
        const Decimal of_data = get(data_.front());
        const Decimal written =
            Decimal::parse(rows.view(column + 1)).value_or(Decimal::from_double(rows.real(column), of_data.decimals));
        const double last_digit = std::pow(10.0, -written.decimals);
        const bool fits = std::any_of(data_.begin(), data_.end(), [&](const DataStatistics& data) {
            const double value = get(data).to_double();
            constexpr double kBinary = 1e-9;
            const double allowed = std::max(std::abs(value) * check_.number("allowed_pct") / 100, last_digit);
            return std::abs(written.to_double() - value) <= allowed + kBinary;
        });
        if (!fits) add(stated, written, shown(of_data, written.decimals));
    }

    // A count that must be right.
    void exceedances(const store::Statement& rows, int column)
    {
        if (rows.is_null(column)) return;
        const auto counted = static_cast<std::int64_t>(rows.real(column));
        const bool fits = std::any_of(data_.begin(), data_.end(),
                                      [&](const DataStatistics& data) { return data.exceedances == counted; });
        if (!fits)
            add({"exceedances", "超标数据数量", "count of exceedances"}, Decimal{counted, 0},
                Decimal{data_.front().exceedances, 0});
    }

    void finish()
    {
        if (report_.evidence.empty()) return;
        report_.period = row_.period;
        report_.records = data_.front().count;
        check_.report(std::move(report_));
    }

    Report& report() { return report_; }

 private:
    void add(const Stated& stated, const Decimal& written, const Decimal& data)
    {
        if (!report_.measured) {
            report_.measured = written;
            report_.limit = data;
        }
        std::string& all_zh = report_.values["what_zh"];
        std::string& all_en = report_.values["what_en"];
        all_zh += (all_zh.empty() ? "" : "；") + std::string(stated.zh) + " " + written.to_string() + "（数据 " +
                  data.to_string() + "）";
        all_en += (all_en.empty() ? "" : "; ") + std::string(stated.en) + " " + written.to_string() + " (data " +
                  data.to_string() + ")";
        report_.evidence.push_back(check_.cell(row_.source, stated.column));
    }

    CheckContext& check_;
    const ReportRow& row_;
    std::vector<DataStatistics> data_;  // by the ways of counting, the usual one first
    Report report_;
};

}  // namespace

void report_concentration_differs(CheckContext& check)
{
    store::Statement rows = check.rows(
        "SELECT kind, starts, ends, outlet, pollutant, valid, valid_written, minimum, minimum_written, maximum,"
        " maximum_written, mean, mean_written, exceedances, source, row FROM report_concentrations"
        " WHERE starts >= ?1 AND ends < ?2 ORDER BY outlet, pollutant, starts, kind, source, row");
    rows.bind_all(check.period().from, check.period().to);
    const std::vector<std::string> monitored = check.monitored_outlets();
    while (rows.step()) {
        ReportRow row{.outlet = rows.text(3),
                      .pollutant = rows.text(4),
                      .period = {rows.time(1), start_of_day(rows.time(2)) + kDay},
                      .source = source_at(rows, 14)};
        if (std::find(monitored.begin(), monitored.end(), row.outlet) == monitored.end()) continue;
        const hours::OutletHours& hours = check.hours(row.outlet);
        const hours::ItemHours* item = hours.item(row.pollutant);
        if (item == nullptr) continue;
        row.daily = check.cell(row.source, "valid").column.find("日均") != std::string::npos;
        std::vector<DataStatistics> data;
        for (const Starts starts : {Starts::left_out, Starts::counted})
            data.push_back(statistics_of(check, hours, *item, row, starts));
        if (data.front().count == 0) continue;
        check.examined(1);
        const int decimals = data.front().minimum.decimals;
        Comparison comparison(check, row, std::move(data));
        comparison.report().subject.outlet = row.outlet;
        comparison.report().subject.pollutant = row.pollutant;
        comparison.report().subject.report = report_name(report_kind(rows.view(0)), row.period.from);
        comparison.number(rows, 5, {"valid", "有效监测数据数量", "count of valid values"},
                          [](const DataStatistics& of) {
                              return Decimal{of.count, 0};
                          });
        comparison.number(rows, 7, {"minimum", "最小值", "minimum"},
                          [](const DataStatistics& of) { return of.minimum; });
        comparison.number(rows, 11, {"mean", "平均值", "mean"},
                          [&](const DataStatistics& of) { return Decimal::from_double(of.mean(), decimals + 1); });
        comparison.number(rows, 9, {"maximum", "最大值", "maximum"},
                          [](const DataStatistics& of) { return of.maximum; });
        comparison.exceedances(rows, 13);
        comparison.finish();
    }
}

}  // namespace audit::checks
