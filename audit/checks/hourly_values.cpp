// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/hourly_values.h"

#include <algorithm>

#include "audit/reference/pollutants.h"

namespace audit::checks {

HourlyValues values_of(const hours::ItemHours& item)
{
    const auto has_any = [](const std::vector<std::int64_t>& values) {
        return std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value != kAbsent; });
    };
    HourlyValues values{&item.measured, item.decimals, false};
    if (!has_any(item.measured) && !item.converted.empty()) values = {&item.converted, item.decimals, true};
    values.unit_ = 1.0 / static_cast<double>(power_of_ten(item.decimals));
    return values;
}

std::string english_name(const std::string& item)
{
    const reference::Pollutant* known = reference::find_pollutant(item);
    return known == nullptr || known->name_en.empty() ? item : known->name_en;
}

bool is_pollutant(std::string_view item)
{
    const reference::Pollutant* known = reference::find_pollutant(item);
    return known == nullptr || !known->is_parameter;
}

std::vector<Evidence> hour_evidence(const CheckContext& check, const hours::OutletHours& hours, const std::string& item,
                                    std::initializer_list<std::size_t> at, bool converted)
{
    std::vector<Evidence> evidence;
    std::vector<std::size_t> done;
    for (const std::size_t hour : at) {
        if (std::find(done.begin(), done.end(), hour) != done.end()) continue;
        done.push_back(hour);
        Evidence cell = check.hour_cell(hours.outlet, item, hours.time(hour), converted);
        if (cell.source.source != 0) evidence.push_back(std::move(cell));
    }
    return evidence;
}

std::vector<Period> quarters_of(const Period& period)
{
    std::vector<Period> quarters;
    for (Time start = start_of_quarter(period.from); start < period.to; start = add_months(start, 3)) {
        quarters.push_back({std::max(start, period.from), std::min(add_months(start, 3), period.to)});
    }
    return quarters;
}

HourRange hours_within(const hours::OutletHours& hours, const Period& period)
{
    const auto index = [&](Time time) {
        const std::int64_t hour = (time - hours.start + kHour - 1) / kHour;
        return static_cast<std::size_t>(std::clamp<std::int64_t>(hour, 0, static_cast<std::int64_t>(hours.count)));
    };
    if (period.to <= hours.start) return {};
    return {period.from <= hours.start ? 0 : index(period.from), index(period.to)};
}

HourRange hours_touched(const hours::OutletHours& hours, const Period& period)
{
    return hours_within(hours, {start_of_hour(period.from), period.to});
}

std::vector<std::string> names_in(std::string_view text)
{
    std::vector<std::string> names;
    std::string name;
    const auto end_name = [&] {
        if (!name.empty()) names.push_back(name);
        name.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ideographic_comma = text.substr(i, 3) == "、";
        if (text[i] == ',' || text[i] == ' ' || ideographic_comma) {
            end_name();
            if (ideographic_comma) i += 2;
        } else {
            name += text[i];
        }
    }
    end_name();
    return names;
}

}  // namespace audit::checks
