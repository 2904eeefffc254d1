// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/years.h"

#include <algorithm>

namespace audit::checks {

namespace {

struct PermitYear {
    Period period;
    std::size_t number = 0;  // from 0
};

std::vector<PermitYear> permit_years(const PermitLimit& limit, const std::optional<Permit>& permit)
{
    std::vector<PermitYear> years;
    if (!permit || !permit->valid_from) return years;
    const Time start = start_of_day(*permit->valid_from);
    for (std::size_t number = 0; number < limit.years.size(); ++number)
        if (limit.years[number])
            years.push_back(
                {{add_years(start, static_cast<int>(number)), add_years(start, static_cast<int>(number) + 1)}, number});
    return years;
}

CapYear year_of(const PermitLimit& limit, const Period& period, std::size_t number, Text name)
{
    return {period, *limit.years[number], "year" + std::to_string(number + 1), std::move(name)};
}

// The year with the largest cap among the permit years that share the time; the first cap when there are none.
std::optional<std::size_t> largest_cap(const PermitLimit& limit, const std::vector<PermitYear>& years,
                                       const Period& shared)
{
    std::optional<std::size_t> found;
    for (const PermitYear& year : years) {
        if (!year.period.overlaps(shared)) continue;
        if (!found || limit.years[*found]->upper < limit.years[year.number]->upper) found = year.number;
    }
    if (!found && years.empty())
        for (std::size_t number = 0; number < limit.years.size() && !found; ++number)
            if (limit.years[number]) found = number;
    return found;
}

std::string permit_year_words(const Period& period)
{
    return date_text(period.from) + "—" + date_text(period.to - kDay);
}

bool any_twelve_months(const PermitLimit& limit)
{
    return limit.standard.find("12个月") != std::string::npos || limit.standard.find("十二个月") != std::string::npos;
}

}  // namespace

std::vector<CapYear> cap_years(const PermitLimit& limit, const std::optional<Permit>& permit, const Period& period)
{
    std::vector<CapYear> found;
    const std::vector<PermitYear> years = permit_years(limit, permit);
    for (Time start = start_of_year(period.from); start < period.to; start = add_years(start, 1)) {
        const Period calendar{start, add_years(start, 1)};
        const std::string number = std::to_string(date_of(start).year);
        if (const auto year = largest_cap(limit, years, calendar))
            found.push_back(year_of(limit, calendar, *year, {number + "年", "calendar year " + number}));
    }
    for (const PermitYear& year : years) {
        if (!year.period.overlaps(period)) continue;
        const std::string words = permit_year_words(year.period);
        found.push_back(
            year_of(limit, year.period, year.number, {"许可年度（" + words + "）", "permit year (" + words + ")"}));
    }
    if (any_twelve_months(limit)) {
        for (Time start = start_of_month(period.from); add_years(start, 1) <= period.to; start = add_months(start, 1)) {
            const Period months{start, add_years(start, 1)};
            const std::string words = permit_year_words(months);
            if (const auto year = largest_cap(limit, years, months))
                found.push_back(
                    year_of(limit, months, *year, {"连续12个月（" + words + "）", "twelve months (" + words + ")"}));
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CapYear& left, const CapYear& right) { return left.period < right.period; });
    return found;
}

void judge_yearly_caps(CheckContext& check, const std::function<void(const PermitLimit& limit)>& judge)
{
    bool capped = false;
    for (const PermitLimit& limit : check.plant().limits) {
        if (std::none_of(limit.years.begin(), limit.years.end(), [](const auto& year) { return year.has_value(); }))
            continue;
        capped = true;
        judge(limit);
    }
    if (!capped) check.not_applicable({"许可证没有年许可排放量", "the permit caps no yearly amount"});
}

}  // namespace audit::checks
