// SPDX-License-Identifier: Apache-2.0
// In a quarter more than 10 % of an outlet's hours of operation are tagged as calibration, maintenance or fault of one
// item's monitoring. Whether a tag hides an exceedance is exceedance_behind_tag's business.
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"

namespace audit::checks {

namespace {

bool is_tagged(Flag flag)
{
    return flag == Flag::calibration || flag == Flag::maintenance || flag == Flag::fault;
}

void judge_quarter(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                   const Period& quarter)
{
    std::int64_t operating = 0;
    std::int64_t tagged = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    const HourRange range = hours_within(hours, quarter);
    for (std::size_t hour = range.first; hour < range.last; ++hour) {
        if (!hours.operating[hour]) continue;
        ++operating;
        if (!is_tagged(item.flags[hour])) continue;
        if (tagged++ == 0) first = hour;
        last = hour;
    }
    check.examined(operating);
    if (static_cast<double>(operating) < check.number("minimum_hours")) return;
    const double percent = 100.0 * static_cast<double>(tagged) / static_cast<double>(operating);
    if (percent <= check.number("maximum_pct")) return;
    std::vector<Evidence> evidence;
    for (const std::size_t hour : {first, last}) {
        const auto cell = check.series().flag_cell({hours.outlet, item.item}, hours.time(hour));
        if (cell) evidence.push_back({cell->source, cell->column, cell->value});
    }
    check.report({.subject = {.outlet = hours.outlet, .pollutant = item.item},
                  .period = quarter,
                  .records = tagged,
                  .measured = Decimal::from_double(percent, 1),
                  .limit = Decimal::from_double(check.number("maximum_pct"), 2).trimmed(),
                  .unit = "%",
                  .values = {{"operating", std::to_string(operating)}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void abnormal_tags_frequent(CheckContext& check)
{
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (const auto& [name, item] : hours.all) {
            for (const Period& quarter : quarters_of(check.period())) judge_quarter(check, hours, item, quarter);
        }
    }
}

}  // namespace audit::checks
