// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/report_due.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/working_days.h"
#include "audit/reference/resources.h"

namespace audit::checks {

namespace {

bool holds(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

// Chinese numerals up to 99 as digits: 三十一 -> 31, 十五 -> 15; everything else unchanged.
std::string with_digits(std::string_view text)
{
    static constexpr const char* kNumerals[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::size_t kBytes = 3;  // of one numeral in UTF-8
    std::string result;
    std::optional<int> value;
    const auto flush = [&] {
        if (value) result += std::to_string(*value);
        value.reset();
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view sign = text.substr(i, kBytes);
        const auto* numeral = std::find(std::begin(kNumerals), std::end(kNumerals), sign);
        if (sign == "十") {
            value = value.value_or(1) * 10;
            i += kBytes;
        } else if (numeral != std::end(kNumerals)) {
            value = value.value_or(0) + static_cast<int>(numeral - std::begin(kNumerals));
            i += kBytes;
        } else {
            flush();
            result += text[i++];
        }
    }
    flush();
    return result;
}

// The number that ends right before `at`; empty when there is none.
std::optional<int> number_before(std::string_view text, std::size_t at)
{
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    constexpr std::size_t kMostDigits = 4;
    if (begin == at || at - begin > kMostDigits) return std::nullopt;
    return std::stoi(std::string(text.substr(begin, at - begin)));
}

Time last_day_of_month(Time month)
{
    return add_months(start_of_month(month), 1) - kDay;
}

// The first day of that month and day (0: the month's last) that does not lie before `not_before`.
std::optional<Time> next_such_day(int month, int day, Time not_before)
{
    if (month < 1 || month > 12 || day > 31) return std::nullopt;
    const int year = date_of(not_before).year;
    for (int ahead = 0; ahead <= 1; ++ahead) {
        const Time first = midnight({year + ahead, month, 1});
        const Time found =
            day == 0 ? last_day_of_month(first) : std::min(first + (day - 1) * kDay, last_day_of_month(first));
        if (found >= not_before) return found;
    }
    return std::nullopt;
}

// 1月15日, 7月底: the nearest of all such days after the reported period.
std::optional<Time> calendar_day(std::string_view text, Time end)
{
    constexpr std::string_view kMonth = "月";
    std::optional<Time> nearest;
    for (std::size_t at = text.find(kMonth); at != std::string_view::npos; at = text.find(kMonth, at + 1)) {
        const std::optional<int> month = number_before(text, at);
        if (!month) continue;
        const std::string_view rest = text.substr(at + kMonth.size());
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        std::optional<int> day = number_before(rest, digits);
        if (!day && (rest.starts_with("底") || rest.starts_with("末") || rest.starts_with("份底"))) day = 0;
        if (!day) continue;
        const std::optional<Time> found = next_such_day(*month, *day, end);
        if (found && (!nearest || *found < *nearest)) nearest = found;
    }
    return nearest;
}

// 结束后15日内, 15个工作日内, 次月15日前, 一个月内.
std::optional<Time> days_after(std::string_view text, Time end)
{
    if (const std::size_t at = text.find("个工作日"); at != std::string_view::npos)
        if (const std::optional<int> days = number_before(text, at)) return working_days_after(end - kDay, *days);
    if (const std::size_t at = text.find("个月"); at != std::string_view::npos)
        if (const std::optional<int> months = number_before(text, at)) return add_months(end, *months) - kDay;
    for (const char* word : {"日", "天", "号"}) {
        const std::size_t at = text.find(word);
        if (at == std::string_view::npos) continue;
        // The 15th of the next month and 15 days after the end are the same day: a unit ends with its month.
        if (const std::optional<int> days = number_before(text, at)) return end + (*days - 1) * kDay;
    }
    if (holds(text, "月底") || holds(text, "月末")) return last_day_of_month(end);
    return std::nullopt;
}

std::optional<Time> ministry_day(int year, std::string_view industry)
{
    static const nlohmann::json data = nlohmann::json::parse(reference::read_resource("data/report_deadlines.json"));
    const auto found = data.at("annual").find(std::to_string(year));
    if (found == data.at("annual").end()) return std::nullopt;
    for (const nlohmann::json& rule : *found)
        if (industry.starts_with(rule.at("industry").get<std::string>()))
            return parse_time(rule.at("due").get<std::string>());
    return std::nullopt;
}

// Held for long enough that a report is due (permits: 3 months of a year, 1 of a quarter, 10 days of a month).
bool held_long_enough(const Plant& plant, std::string_view kind, const Period& unit)
{
    if (!plant.permit || !plant.permit->valid_from) return true;
    Time since = *plant.permit->valid_from;
    if (plant.permit->issued_on) since = std::min(since, *plant.permit->issued_on);
    if (since <= unit.from) return true;
    constexpr int kMonthsOfYear = 3;
    constexpr int kDaysOfMonth = 10;
    if (kind == "月报") return since + kDaysOfMonth * kDay <= unit.to;
    return add_months(since, kind == "季报" ? 1 : kMonthsOfYear) <= unit.to;
}

}  // namespace

std::string report_kind(std::string_view written)
{
    if (holds(written, "半年")) return "半年报";
    if (holds(written, "年")) return "年报";
    if (holds(written, "季")) return "季报";
    if (holds(written, "月")) return "月报";
    return {};
}

Period report_unit(std::string_view kind, Time time)
{
    const auto unit = [](Time start, int months) { return Period{start, add_months(start, months)}; };
    constexpr int kYear = 12;
    if (kind == "月报") return unit(start_of_month(time), 1);
    if (kind == "季报") return unit(start_of_quarter(time), 3);
    if (kind == "半年报") return unit(start_of_half_year(time), 6);
    return unit(start_of_year(time), kYear);
}

std::optional<Time> due_day(std::string_view words, const Period& reported)
{
    const std::string text = with_digits(words);
    if (const std::optional<Time> day = calendar_day(text, reported.to)) return day;
    return days_after(text, reported.to);
}

std::optional<Time> due_day(std::string_view kind, std::string_view words, const Period& reported,
                            std::string_view industry)
{
    std::optional<Time> due = due_day(words, reported);
    if (due && kind == "年报")
        if (const std::optional<Time> moved = ministry_day(date_of(reported.from).year, industry))
            due = std::max(*due, *moved);
    return due;
}

std::vector<AskedReport> asked_reports(const CheckContext& check)
{
    const Plant& plant = check.plant();
    const std::string industry = plant.permit ? plant.permit->industry : "";
    std::vector<AskedReport> asked;
    for (const ReportRequirement& plan : plant.reports) {
        const std::string kind = report_kind(plan.kind);
        if (kind.empty()) continue;
        for (Period unit = report_unit(kind, check.period().from); unit.to <= check.period().to;
             unit = report_unit(kind, unit.to)) {
            if (!held_long_enough(plant, kind, unit)) continue;
            asked.push_back({kind, unit, due_day(kind, plan.due, unit, industry), plan.source});
        }
    }
    std::stable_sort(asked.begin(), asked.end(), [](const AskedReport& a, const AskedReport& b) {
        return std::tie(a.kind, a.period) < std::tie(b.kind, b.period);
    });
    return asked;
}

std::vector<SubmittedReport> submitted_reports(const CheckContext& check)
{
    std::vector<SubmittedReport> reports;
    store::Statement rows = check.rows(
        "SELECT kind, starts, ends, submitted_on, source, row FROM reports"
        " WHERE submitted_on IS NOT NULL ORDER BY kind, starts, submitted_on, source, row");
    while (rows.step()) {
        const std::string kind = report_kind(rows.view(0));
        const Time middle{(rows.integer(1) + rows.integer(2)) / 2};
        reports.push_back({kind, report_unit(kind, middle), rows.time(3), source_at(rows, 4)});
    }
    return reports;
}

}  // namespace audit::checks
