// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/working_days.h"

#include <nlohmann/json.hpp>

#include <set>

#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::checks {

namespace {

struct Calendar {
    std::set<Time> holidays, worked_weekends;
};

Time day_of(const nlohmann::json& text)
{
    const std::optional<Time> day = parse_time(text.get<std::string>());
    if (!day)
        throw Error("data/working_days.json: \"" + text.get<std::string>() + "\" is not a day", ErrorKind::internal);
    return *day;
}

Calendar read_calendar()
{
    Calendar calendar;
    const nlohmann::json data = nlohmann::json::parse(reference::read_resource("data/working_days.json"));
    for (const auto& [year, days] : data.at("years").items()) {
        for (const nlohmann::json& holiday : days.at("holidays")) {
            const Time last = day_of(holiday.at("to"));
            for (Time day = day_of(holiday.at("from")); day <= last; day = day + kDay) calendar.holidays.insert(day);
        }
        for (const nlohmann::json& day : days.at("worked")) calendar.worked_weekends.insert(day_of(day));
    }
    return calendar;
}

}  // namespace

bool is_working_day(Time day)
{
    static const Calendar calendar = read_calendar();
    const Time start = start_of_day(day);
    constexpr int kFriday = 5;
    if (calendar.worked_weekends.count(start) > 0) return true;
    return weekday(start) <= kFriday && calendar.holidays.count(start) == 0;
}

Time working_days_after(Time time, int n)
{
    Time day = start_of_day(time);
    while (n > 0) {
        day = day + kDay;
        if (is_working_day(day)) --n;
    }
    return day;
}

}  // namespace audit::checks
