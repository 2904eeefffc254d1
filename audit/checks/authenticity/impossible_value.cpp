// SPDX-License-Identifier: Apache-2.0
// A valid hour or a manual result that nature does not allow: a negative concentration (measured or converted), O2 over
// 21 %, humidity over 100 %, pH outside 0 to 14, a temperature outside the plausible range of its medium.
#include <algorithm>
#include <limits>

#include "audit/checks/as_written.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Possible {
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();
    bool holds(double value) const { return value >= lowest && value <= highest; }
    double end_for(double value) const { return value < lowest ? lowest : highest; }
};

Possible possible_values(const CheckContext& check, const std::string& item)
{
    if (item == reference::kOxygen) return {0, check.number("maximum_o2_pct")};
    if (item == reference::kGasHumidity) return {0, check.number("maximum_humidity_pct")};
    if (item == reference::kPh) return {0, check.number("maximum_ph")};
    if (item == reference::kGasTemperature) return {check.number("minimum_gas_c"), check.number("maximum_gas_c")};
    if (item == "水温") return {check.number("minimum_water_c"), check.number("maximum_water_c")};
    if (is_pollutant(item)) return {.lowest = 0};
    return {};
}

void report_hours(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                  const std::vector<std::int64_t>& values, const Possible& possible, const Stretch& stretch,
                  bool converted)
{
    const double scale = static_cast<double>(power_of_ten(item.decimals));
    std::size_t worst = stretch.first;
    const auto beyond = [&](std::size_t hour) {
        if (!item.valid[hour] || values[hour] == kAbsent) return 0.0;
        const double value = static_cast<double>(values[hour]) / scale;
        return std::max(possible.lowest - value, value - possible.highest);
    };
    for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
        if (beyond(hour) > beyond(worst)) worst = hour;
    }
    const Decimal value{values[worst], item.decimals};
    std::vector<Evidence> evidence =
        hour_evidence(check, hours, item.item, {stretch.first, worst, stretch.last}, converted);
    check.report({.subject = {.outlet = hours.outlet, .pollutant = item.item},
                  .period = hours_period(hours, stretch.first, stretch.last),
                  .records = static_cast<std::int64_t>(stretch.count),
                  .measured = as_written(value, evidence),
                  .limit_text = Decimal::from_double(possible.end_for(value.to_double()), 0).to_string(),
                  .unit = item.unit,
                  .values = {{"what_zh", converted ? "自动监测折算值" : "自动监测数据"},
                             {"what_en", converted ? "converted automatic value" : "automatic value"}},
                  .evidence = std::move(evidence)});
}

void judge_hours(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
                 const std::vector<std::int64_t>& values, const Possible& possible, bool converted)
{
    if (values.empty()) return;
    const double scale = static_cast<double>(power_of_ten(item.decimals));
    const auto impossible = [&](std::size_t hour) {
        return is_measurement(hours, item, hour) && values[hour] != kAbsent &&
               !possible.holds(static_cast<double>(values[hour]) / scale);
    };
    for (const Stretch& stretch : stretches(hours.count, 1, impossible)) {
        report_hours(check, hours, item, values, possible, stretch, converted);
    }
    check.examined(static_cast<std::int64_t>(values.size()));
}

void judge_sample(CheckContext& check, const ManualSample& sample)
{
    const auto judge = [&](const std::string& item, const std::optional<double>& value, const char* column,
                           const std::string& unit) {
        if (!value) return;
        check.examined(1);
        const Possible possible = possible_values(check, item);
        if (possible.holds(*value)) return;
        const Evidence cell = check.cell(sample.source, column);
        check.report({.subject = sample.subject(),
                      .period = Period{sample.sampled_at, sample.sampled_at + kMinute},
                      .measured_text = cell.value,
                      .limit_text = Decimal::from_double(possible.end_for(*value), 0).to_string(),
                      .unit = unit,
                      .values = {{"what_zh", "手工监测结果（" + cell.column + "）"},
                                 {"what_en", "manual result (" + cell.column + ")"}},
                      .evidence = {cell}});
    };
    judge(sample.pollutant, sample.measured, "measured", sample.unit);
    if (is_pollutant(sample.pollutant)) judge(sample.pollutant, sample.converted, "converted", sample.unit);
    judge(reference::kOxygen, sample.o2_pct, "o2_pct", "%");
}

}  // namespace

void impossible_value(CheckContext& check)
{
    for (const std::string& outlet : check.monitored_outlets()) {
        const hours::OutletHours& hours = check.hours(outlet);
        for (const auto& [name, item] : hours.all) {
            const Possible possible = possible_values(check, name);
            judge_hours(check, hours, item, item.measured, possible, false);
            if (is_pollutant(name)) judge_hours(check, hours, item, item.converted, possible, true);
        }
    }
    for (const ManualSample& sample : manual_samples(check)) judge_sample(check, sample);
}

}  // namespace audit::checks
