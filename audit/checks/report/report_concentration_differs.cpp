// SPDX-License-Identifier: Apache-2.0
// What an execution report states about a pollutant's concentrations differs from the data: minimum, mean, maximum and
// count of valid values by more than a share and the last digit, the count of exceedances at all. Values are those that
// limits judge, of the hours they judge; days where the report's header says 日均值.
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

DataStatistics statistics_of(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                             const ReportRow& row)
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
        // Hours that limits leave alone (start-up, shutdown, standing still) are in no report either.
        if (row.period.contains(hours.time(i)) && item.judged[i] != kAbsent && hours.judged(item, i))
            statistics.add(item.judged_at(i), bound);
    }
    return statistics;
}

class Comparison {
 public:
    Comparison(CheckContext& check, const ReportRow& row) : check_(check), row_(row) {}

    // Minimum, mean, maximum, valid count: a share of the data's value or the last digit of the report are allowed.
    void number(const store::Statement& rows, int column, const char* id, double data, int decimals, const char* zh,
                const char* en)
    {
        if (rows.is_null(column)) return;
        const Decimal written =
            Decimal::parse(rows.view(column + 1)).value_or(Decimal::from_double(rows.real(column), decimals));
        const double last_digit = std::pow(10.0, -written.decimals);
        const double allowed = std::max(std::abs(data) * check_.number("allowed_pct") / 100, last_digit);
        constexpr double kBinary = 1e-9;
        if (std::abs(written.to_double() - data) <= allowed + kBinary) return;
        add(id, written, Decimal::from_double(data, std::max(decimals, written.decimals)), zh, en);
    }

    void exceedances(const store::Statement& rows, int column, std::int64_t data)
    {
        if (rows.is_null(column) || static_cast<std::int64_t>(rows.real(column)) == data) return;
        add("exceedances", Decimal{static_cast<std::int64_t>(rows.real(column)), 0}, Decimal{data, 0}, "超标数据数量",
            "count of exceedances");
    }

    void finish(std::int64_t records)
    {
        if (report_.evidence.empty()) return;
        report_.period = row_.period;
        report_.records = records;
        check_.report(std::move(report_));
    }

    Report& report() { return report_; }

 private:
    void add(const char* id, const Decimal& written, const Decimal& data, const char* zh, const char* en)
    {
        if (!report_.measured) {
            report_.measured = written;
            report_.limit = data;
        }
        std::string& all_zh = report_.values["what_zh"];
        std::string& all_en = report_.values["what_en"];
        all_zh += (all_zh.empty() ? "" : "；") + std::string(zh) + " " + written.to_string() + "（数据 " +
                  data.to_string() + "）";
        all_en += (all_en.empty() ? "" : "; ") + std::string(en) + " " + written.to_string() + " (data " +
                  data.to_string() + ")";
        report_.evidence.push_back(check_.cell(row_.source, id));
    }

    CheckContext& check_;
    const ReportRow& row_;
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
        const DataStatistics data = statistics_of(check, hours, *item, row);
        if (data.count == 0) continue;
        check.examined(1);
        Comparison comparison(check, row);
        comparison.report().subject.outlet = row.outlet;
        comparison.report().subject.pollutant = row.pollutant;
        comparison.report().subject.report = report_name(report_kind(rows.view(0)), row.period.from);
        comparison.number(rows, 5, "valid", static_cast<double>(data.count), 0, "有效监测数据数量",
                          "count of valid values");
        comparison.number(rows, 7, "minimum", data.minimum.to_double(), data.minimum.decimals, "最小值", "minimum");
        comparison.number(rows, 11, "mean", data.mean(), data.minimum.decimals, "平均值", "mean");
        comparison.number(rows, 9, "maximum", data.maximum.to_double(), data.maximum.decimals, "最大值", "maximum");
        comparison.exceedances(rows, 13, data.exceedances);
        comparison.finish(data.count);
    }
}

}  // namespace audit::checks
