// SPDX-License-Identifier: Apache-2.0
#include "reports/number_text.h"

#include "audit/model/decimal.h"

namespace reports {

using audit::Language;
using audit::Period;
using audit::Time;

std::string plain_number(double value, int decimals)
{
    return audit::Decimal::from_double(value, decimals).trimmed().to_string();
}

std::string fixed_number(double value, int decimals)
{
    return audit::Decimal::from_double(value, decimals).to_string();
}

std::string grouped_number(std::int64_t value)
{
    std::string digits = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string percent(double share, int decimals)
{
    return fixed_number(share * 100, decimals) + "%";
}

std::string days_text(const Period& period, Language language)
{
    const std::string first = date_text(period.from);
    const std::string last = date_text(audit::start_of_day(period.to - 1));
    if (first == last || period.empty()) return first;
    return first + (language == Language::zh ? " 至 " : " to ") + last;
}

std::string span_text(const std::optional<Period>& period, Language language)
{
    if (!period) return {};
    const bool whole_days = period->from == start_of_day(period->from) && period->to == start_of_day(period->to);
    if (whole_days || period->empty()) {
        return period->empty() ? time_text(period->from) : days_text(*period, language);
    }
    const std::string from = time_text(period->from);
    const std::string to = time_text(period->to);
    const std::string dash = language == Language::zh ? "—" : "–";
    return from + dash + (from.substr(0, 10) == to.substr(0, 10) ? to.substr(11) : to);
}

std::string china_time(const std::string& utc)
{
    const auto time = audit::parse_time(std::string_view(utc).substr(0, 16));
    return time ? time_text(*time + 8 * audit::kHour) : std::string();
}

}  // namespace reports
