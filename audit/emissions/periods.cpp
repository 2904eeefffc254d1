// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/periods.h"

#include <algorithm>
#include <array>

namespace audit::emissions {

namespace {

constexpr std::array<std::string_view, 5> kSpans = {"month", "quarter", "year", "permit-year", "rolling"};
constexpr int kMonthsOfQuarter = 3;
constexpr int kMonthsOfYear = 12;

std::string span_name(const Period& period)
{
    return date_text(period.from) + "~" + date_text(period.to - kDay);
}

std::string name_of(Span span, const Period& period)
{
    const std::string day = date_text(period.from);
    if (span == Span::month) return day.substr(0, 7);
    if (span == Span::quarter)
        return day.substr(0, 4) + "Q" + std::to_string((date_of(period.from).month - 1) / kMonthsOfQuarter + 1);
    if (span == Span::year) return day.substr(0, 4);
    return span_name(period);
}

NamedPeriod named(Span span, const Period& period, const Period& account)
{
    return {period, {std::max(period.from, account.from), std::min(period.to, account.to)}, name_of(span, period)};
}

std::vector<NamedPeriod> calendar_periods(const Period& account, Span span)
{
    Time start = start_of_month(account.from);
    int months = 1;
    if (span == Span::quarter) {
        start = start_of_quarter(account.from);
        months = kMonthsOfQuarter;
    } else if (span == Span::year) {
        start = start_of_year(account.from);
        months = kMonthsOfYear;
    }
    std::vector<NamedPeriod> periods;
    for (; start < account.to; start = add_months(start, months))
        periods.push_back(named(span, {start, add_months(start, months)}, account));
    return periods;
}

std::vector<NamedPeriod> permit_years(const Period& account, const std::optional<Time>& valid_from)
{
    std::vector<NamedPeriod> periods;
    if (!valid_from) return periods;
    const Time first = start_of_day(*valid_from);
    for (int year = 0; add_years(first, year) < account.to; ++year) {
        const Period period{add_years(first, year), add_years(first, year + 1)};
        if (period.overlaps(account)) periods.push_back(named(Span::permit_year, period, account));
    }
    return periods;
}

std::vector<NamedPeriod> twelve_months(const Period& account)
{
    std::vector<NamedPeriod> periods;
    const Time first = start_of_month(account.from);
    for (Time start = first; start == first || add_months(start, kMonthsOfYear) <= account.to;
         start = add_months(start, 1))
        periods.push_back(named(Span::rolling, {start, add_months(start, kMonthsOfYear)}, account));
    return periods;
}

// Adds the days of the month that lie within the period.
void add_days(const DetailedMonth& month, const Period& within, MethodAmount& sum)
{
    for (std::size_t day = 0; day < month.days.size(); ++day) {
        if (!within.contains(month.month + static_cast<std::int64_t>(day) * kDay)) continue;
        sum.tonnes += month.days[day];
        sum.hours += month.day_hours[day];
        sum.filled_hours += month.day_filled[day];
    }
}

// Months [first, last) are those of one outlet and pollutant.
PeriodAmounts amounts_within(const std::vector<DetailedMonth>& months, std::size_t first, std::size_t last,
                             const NamedPeriod& period)
{
    PeriodAmounts amounts{months[first].outlet, months[first].pollutant, period, {}};
    for (std::size_t i = first; i < last; ++i) {
        const DetailedMonth& month = months[i];
        if (!period.period.overlaps({month.month, add_months(month.month, 1)})) continue;
        const auto same = [&](const MethodAmount& amount) {
            return amount.method == month.method && amount.counts == month.is_account;
        };
        auto found = std::find_if(amounts.methods.begin(), amounts.methods.end(), same);
        if (found == amounts.methods.end())
            found = amounts.methods.insert(found, MethodAmount{month.method, month.is_account, 0, 0, 0});
        add_days(month, period.period, *found);
    }
    return amounts;
}

}  // namespace

std::string_view to_text(Span span)
{
    return kSpans.at(static_cast<std::size_t>(span));
}

std::optional<Span> parse_span(std::string_view text)
{
    const auto* const found = std::find(kSpans.begin(), kSpans.end(), text);
    if (found == kSpans.end()) return std::nullopt;
    return static_cast<Span>(found - kSpans.begin());
}

std::vector<NamedPeriod> periods_of(const Period& account, Span span, const std::optional<Time>& valid_from)
{
    if (account.empty()) return {};
    if (span == Span::permit_year) return permit_years(account, valid_from);
    if (span == Span::rolling) return twelve_months(account);
    return calendar_periods(account, span);
}

const MethodAmount* PeriodAmounts::account() const
{
    for (const MethodAmount& amount : methods)
        if (amount.counts) return &amount;
    return nullptr;
}

const MethodAmount* PeriodAmounts::by(Method method) const
{
    for (const MethodAmount& amount : methods)
        if (amount.method == method) return &amount;
    return nullptr;
}

std::vector<PeriodAmounts> amounts_by(const DetailedAccount& account, Span span, const std::optional<Time>& valid_from)
{
    const std::vector<NamedPeriod> periods = periods_of(account.period, span, valid_from);
    std::vector<PeriodAmounts> all;
    const std::vector<DetailedMonth>& months = account.months;
    for (std::size_t first = 0, last = 0; first < months.size(); first = last) {
        while (last < months.size() && months[last].outlet == months[first].outlet &&
               months[last].pollutant == months[first].pollutant)
            ++last;
        for (const NamedPeriod& period : periods) {
            PeriodAmounts amounts = amounts_within(months, first, last, period);
            if (!amounts.methods.empty()) all.push_back(std::move(amounts));
        }
    }
    return all;
}

}  // namespace audit::emissions
