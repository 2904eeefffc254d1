// SPDX-License-Identifier: Apache-2.0
// Numbers of an execution report that cannot be right by themselves: minimum, mean and maximum out of order, more valid
// values than the period has hours (days), negative or zero amounts of what was measured in operation, a number some
// thousand times its neighbours', the same numbers as another period to the last digit.
#include <algorithm>
#include <map>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"
#include "audit/checks/rounding.h"
#include "audit/checks/statistics.h"
#include "audit/checks/totals.h"

namespace audit::checks {

namespace {

struct ReportNumber {
    std::string kind, outlet, pollutant, item;
    Period period;
    std::optional<double> value;
    std::string written;  // of everything that is compared for copies
    std::string unit;
    SourceRow source;
    const char* column = "";
};

int digits_of(const std::string& written)
{
    bool leading = true;
    int digits = 0;
    for (const char sign : written) {
        if (sign < '0' || sign > '9') continue;
        leading = leading && sign == '0';
        if (!leading) ++digits;
    }
    return digits;
}

class Plausibility {
 public:
    explicit Plausibility(CheckContext& check) : check_(check) {}

    void judge_concentrations()
    {
        store::Statement rows = check_.rows(
            "SELECT kind, starts, ends, outlet, pollutant, valid, minimum, mean, maximum, COALESCE(minimum_written, "
            "'') ||"
            " '/' || COALESCE(mean_written, '') || '/' || COALESCE(maximum_written, ''), source, row"
            " FROM report_concentrations WHERE ends >= ?1 AND starts < ?2 ORDER BY outlet, pollutant, kind, starts, "
            "source, row");
        rows.bind_all(check_.period().from, check_.period().to);
        std::vector<ReportNumber> numbers;
        while (rows.step()) {
            check_.examined(1);
            ReportNumber number{.kind = report_kind(rows.view(0)),
                                .outlet = rows.text(3),
                                .pollutant = rows.text(4),
                                .item = "",
                                .period = {rows.time(1), start_of_day(rows.time(2)) + kDay},
                                .value = rows.optional_real(7),
                                .written = rows.text(9),
                                .unit = "",
                                .source = source_at(rows, 10),
                                .column = "mean"};
            judge_order(number, rows.optional_real(6), rows.optional_real(7), rows.optional_real(8));
            if (!rows.is_null(5)) judge_count(number, rows.real(5));
            judge_sign(number, rows.optional_real(5), rows.optional_real(6), rows.optional_real(7));
            numbers.push_back(std::move(number));
        }
        judge_series(numbers);
    }

    // in_operation: what the data and ledgers say instead of a zero; empty where they say nothing.
    template <typename InOperation>
    void judge_amounts(const char* sql, const char* column, InOperation in_operation)
    {
        store::Statement rows = check_.rows(sql);
        rows.bind_all(check_.period().from, check_.period().to);
        std::vector<ReportNumber> numbers;
        while (rows.step()) {
            check_.examined(1);
            numbers.push_back({.kind = report_kind(rows.view(0)),
                               .outlet = rows.text(3),
                               .pollutant = rows.text(4),
                               .item = rows.text(5),
                               .period = {rows.time(1), start_of_day(rows.time(2)) + kDay},
                               .value = rows.real(6),
                               .written = rows.text(7),
                               .unit = rows.text(8),
                               .source = source_at(rows, 9),
                               .column = column});
            if (rows.real(6) < 0) report(numbers.back(), "为负值 " + rows.text(7), "is negative: " + rows.text(7));
            if (rows.real(6) == 0) judge_zero(numbers.back(), in_operation(numbers.back()));
        }
        judge_series(numbers);
    }

 private:
    void judge_zero(const ReportNumber& number, std::optional<double> known)
    {
        const Decimal written = Decimal::parse(number.written).value_or(Decimal{});
        if (!known || *known <= rounding_of(written)) return;
        const std::string amount = Decimal::from_double(*known, written.decimals + 3).trimmed().to_string();
        report(number, "填报为零，而同期监测数据或台账为 " + amount + " " + number.unit,
               "is zero, while the data or ledgers of that time say " + amount + " " + number.unit);
    }

    void judge_order(const ReportNumber& number, std::optional<double> low, std::optional<double> mean,
                     std::optional<double> high)
    {
        const bool wrong =
            (low && mean && *low > *mean) || (mean && high && *mean > *high) || (low && high && *low > *high);
        if (wrong)
            report(number, "最小值/平均值/最大值 " + number.written + " 大小顺序颠倒",
                   "minimum/mean/maximum " + number.written + " are out of order");
    }

    void judge_count(const ReportNumber& number, double valid)
    {
        const bool daily = check_.cell(number.source, "valid").column.find("日均") != std::string::npos;
        const double most = static_cast<double>(number.period.seconds()) / static_cast<double>(daily ? kDay : kHour);
        if (valid <= most) return;
        const std::string stated = Decimal::from_double(valid, 0).to_string();
        const std::string possible = Decimal::from_double(most, 0).to_string();
        report(number, "有效监测数据数量 " + stated + " 多于报告期的" + (daily ? "日数 " : "小时数 ") + possible,
               stated + " valid values in a period of " + possible + (daily ? " days" : " hours"));
    }

    void judge_sign(const ReportNumber& number, std::optional<double> valid, std::optional<double> low,
                    std::optional<double> mean)
    {
        const bool graded = number.pollutant == "林格曼黑度";  // grade 0 is an ordinary result
        const bool zero = mean && *mean == 0 && valid.value_or(0) > 0 && !graded;
        if ((low && *low < 0) || (mean && *mean < 0) || zero)
            report(number, "最小值/平均值/最大值 " + number.written + " 含负值，或有有效数据而均值为零",
                   "minimum/mean/maximum " + number.written + " are negative, or zero though values were measured");
    }

    // Against the other periods of the same thing and kind of report; rows come sorted by thing, kind, start.
    void judge_series(const std::vector<ReportNumber>& numbers)
    {
        const auto same_thing = [](const ReportNumber& a, const ReportNumber& b) {
            return a.kind == b.kind && a.outlet == b.outlet && a.pollutant == b.pollutant && a.item == b.item &&
                   a.unit == b.unit;
        };
        const auto same_group = [](const ReportNumber& a, const ReportNumber& b) {
            return a.kind == b.kind && a.outlet == b.outlet && a.pollutant == b.pollutant && a.item == b.item;
        };
        std::size_t first = 0;
        std::size_t end = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (i == end) {
                first = i;
                while (end < numbers.size() && same_group(numbers[first], numbers[end])) ++end;
            }
            std::vector<double> others;
            const ReportNumber* copy = nullptr;
            for (std::size_t j = first; j < end; ++j) {
                if (i == j || !same_thing(numbers[i], numbers[j]) || numbers[i].period == numbers[j].period) continue;
                if (numbers[j].value) others.push_back(*numbers[j].value);
                if (j < i && numbers[j].written == numbers[i].written) copy = &numbers[j];
            }
            judge_magnitude(numbers[i], others);
            if (copy != nullptr && digits_of(numbers[i].written) >= static_cast<int>(check_.number("digits")))
                report(numbers[i],
                       "数值 " + numbers[i].written + " 与 " + report_name(copy->kind, copy->period.from) + " 逐位相同",
                       "the numbers " + numbers[i].written + " are those of " +
                           report_name(copy->kind, copy->period.from) + " to the last digit");
        }
    }

    void judge_magnitude(const ReportNumber& number, std::vector<double>& others)
    {
        constexpr std::size_t kLeastNeighbours = 2;
        if (!number.value || *number.value <= 0 || others.size() < kLeastNeighbours) return;
        const double middle = median(others);
        const double factor = check_.number("factor");
        if (middle <= 0 || (*number.value<middle * factor&& * number.value * factor> middle)) return;
        const std::string times = Decimal::from_double(*number.value / middle, 4).trimmed().to_string();
        report(number, "数值为其他报告期的 " + times + " 倍，疑似单位错误",
               "is " + times + " times that of other periods, as if the unit had slipped");
    }

    void report(const ReportNumber& number, const std::string& zh, const std::string& en)
    {
        Report report;
        report.subject.outlet = number.outlet;
        report.subject.pollutant = number.pollutant;
        report.subject.material = number.item;
        report.subject.report = report_name(number.kind, number.period.from);
        report.period = number.period;
        const std::string what = number.item.empty() ? number.outlet + " " + number.pollutant : number.item;
        report.values = {{"what", what}, {"fault_zh", zh}, {"fault_en", en}};
        report.evidence = {check_.cell(number.source, number.column)};
        check_.report(std::move(report));
    }

    CheckContext& check_;
};

}  // namespace

void report_implausible(CheckContext& check)
{
    Plausibility plausibility(check);
    plausibility.judge_concentrations();
    plausibility.judge_amounts(
        "SELECT kind, starts, ends, outlet, pollutant, '', emitted_t, emitted_t_written, 't', source, row FROM"
        " report_emissions WHERE ends >= ?1 AND starts < ?2 AND emitted_t IS NOT NULL"
        " ORDER BY outlet, pollutant, kind, starts, source, row",
        "emitted_t", [&](const ReportNumber& number) {
            return check.account().tonnes(number.outlet, number.pollutant, number.period);
        });
    const LedgerTotals ledgers(check);
    plausibility.judge_amounts(
        "SELECT kind, starts, ends, '', '', item, quantity, quantity_written, quantity_unit, source, row FROM"
        " report_production WHERE ends >= ?1 AND starts < ?2 AND quantity IS NOT NULL"
        " ORDER BY item, kind, starts, source, row",
        "quantity", [&](const ReportNumber& number) -> std::optional<double> {
            const DailyTotals* ledger = ledgers.find(number.item);
            if (ledger == nullptr || ledger->unit != number.unit) return std::nullopt;
            return ledger->within(number.period);
        });
}

}  // namespace audit::checks
