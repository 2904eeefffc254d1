// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/operation.h"

#include <algorithm>

#include "audit/emissions/amounts.h"

namespace audit::emissions {

namespace {

constexpr double kHoursOfYear = 8760;

// Spreads hours evenly over the part of the row's span that lies on each day.
void spread(const Period& span, double hours, const DailyAmounts& days, std::vector<double>& by_day)
{
    for (Time day = std::max(start_of_day(span.from), days.first_day); day < span.to; day = day + kDay) {
        if (day >= days.day(by_day.size())) break;
        const std::int64_t part = std::min(span.to, day + kDay) - std::max(span.from, day);
        by_day[days.index(day)] += hours * static_cast<double>(part) / static_cast<double>(span.seconds());
    }
}

std::vector<double> measured_hours(const hours::OutletHours& outlet, const DailyAmounts& days)
{
    std::vector<double> by_day(days.tonnes.size());
    for (std::size_t hour = 0; hour < outlet.count; ++hour)
        if (outlet.operating[hour]) by_day[days.index(outlet.time(hour))] += 1;
    return by_day;
}

}  // namespace

bool is_running(std::string_view state)
{
    for (const std::string_view stopped : {"停产", "停运", "停用", "停止", "未运行"})
        if (state.find(stopped) != std::string_view::npos) return false;
    return true;
}

RunningHours::RunningHours(const store::CaseFile& case_file, const Period& period)
{
    const DailyAmounts days(period);
    store::Statement rows = case_file.database().prepare(
        "SELECT facility, starts, coalesce(ends, starts + 86400), state, max(hours) "
        "FROM production_log WHERE starts < ? AND coalesce(ends, starts + 86400) > ? "
        "GROUP BY facility, starts, ends, state");  // a row a product: the same running told several times
    rows.bind_all(period.to, period.from);
    while (rows.step()) {
        Period span{rows.time(1), rows.time(2)};
        if (span.empty()) span.to = span.from + kDay;  // one date written as both ends is that day
        std::vector<double>& by_day = by_facility_[rows.text(0)];
        by_day.resize(days.tonnes.size());
        if (!is_running(rows.view(3))) continue;
        const double whole = static_cast<double>(span.seconds()) / kHour;
        spread(span, std::min(whole, rows.optional_real(4).value_or(whole)), days, by_day);
    }
    for (auto& [facility, by_day] : by_facility_)
        for (double& hours : by_day) hours = std::min(hours, 24.0);
}

std::optional<std::vector<double>> RunningHours::of(const std::vector<std::string>& facilities) const
{
    std::optional<std::vector<double>> longest;
    for (const auto& [facility, by_day] : by_facility_) {
        if (!facilities.empty() && std::find(facilities.begin(), facilities.end(), facility) == facilities.end())
            continue;
        if (!longest) longest.emplace(by_day.size());
        for (std::size_t day = 0; day < by_day.size(); ++day) (*longest)[day] = std::max((*longest)[day], by_day[day]);
    }
    return longest;
}

std::optional<std::vector<double>> operating_hours(const Plant& plant, const RunningHours& running,
                                                   const hours::OutletHours* measured, const std::string& outlet,
                                                   const Period& period)
{
    const DailyAmounts days(period);
    if (measured && measured->count > 0) return measured_hours(*measured, days);
    if (auto logged = running.of(plant.facilities_of(outlet))) return logged;
    if (!plant.permit || !plant.permit->annual_production_hours) return std::nullopt;
    return std::vector<double>(days.tonnes.size(), 24 * *plant.permit->annual_production_hours / kHoursOfYear);
}

}  // namespace audit::emissions
