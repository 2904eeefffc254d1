// SPDX-License-Identifier: Apache-2.0
// The values of a file, a day or a laboratory stand a factor of 1000 from the same item's other values; for flows also
// 24 (a day's amount for an hour's) or 3.6 (litres a second for cubic metres an hour). Levels are medians, so single
// values do not matter. A small factor is believed only where the item's own days lie close together.
#include <algorithm>
#include <cmath>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/checks/statistics.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

// The factor that explains a ratio of two levels; empty when none does.
std::optional<double> factor_of(const CheckContext& check, double ratio, bool is_flow, bool steady)
{
    const double size = std::max(ratio, 1 / ratio);
    const double wide = check.number("tolerance");
    if (size >= 1000 / wide && size <= 1000 * wide) return 1000;
    if (!is_flow || !steady) return std::nullopt;
    constexpr double kNarrow = 1.1;
    for (const double factor : {24.0, 3.6}) {
        if (size >= factor / kNarrow && size <= factor * kNarrow) return factor;
    }
    return std::nullopt;
}

std::string factor_text(double factor)
{
    return Decimal::from_double(factor, 1).trimmed().to_string();
}

// The lower of the two middle values of an even count. Requires at least one value.
double lower_median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Day {
    std::size_t first = 0, last = 0;
    double level = 0;
};

std::vector<Day> day_levels(const hours::OutletHours& outlet, const hours::ItemHours& item, const HourlyValues& values)
{
    std::vector<Day> days;
    std::vector<double> of_day;
    const auto close_day = [&] {
        constexpr std::size_t kEnough = 4;
        if (of_day.size() >= kEnough) {
            days.back().level = median(of_day);
        } else if (!of_day.empty()) {
            days.pop_back();
        }
        of_day.clear();
    };
    for (std::size_t hour = 0; hour < outlet.count; ++hour) {
        if (outlet.time(hour) == start_of_day(outlet.time(hour))) close_day();
        if (!is_measurement(outlet, item, hour) || !values.has(hour) || values.at(hour) <= 0) continue;
        if (of_day.empty()) days.push_back({hour, hour, 0});
        days.back().last = hour;
        of_day.push_back(values.number(hour));
    }
    close_day();
    return days;
}

void report_days(CheckContext& check, const hours::OutletHours& outlet, const hours::ItemHours& item,
                 const HourlyValues& values, const Day& first, const Day& last, double usual, double factor)
{
    constexpr int kDecimals = 2;
    check.report({.subject = {.outlet = outlet.outlet, .pollutant = item.item},
                  .period = hours_period(outlet, first.first, last.last),
                  .records = static_cast<std::int64_t>(last.last - first.first + 1),
                  .measured = Decimal::from_double(first.level, std::max(kDecimals, values.decimals)),
                  .limit_text = Decimal::from_double(usual, std::max(kDecimals, values.decimals)).to_string(),
                  .unit = item.unit,
                  .values = {{"factor", factor_text(factor)},
                             {"whose_zh", "该时段的自动监测数据"},
                             {"whose_en", "the automatic data of these days"}},
                  .evidence = hour_evidence(check, outlet, item.item, {first.first, last.last}, values.converted)});
}

// Files cover days, so a file in another unit shows as its days do.
void judge_days(CheckContext& check, const hours::OutletHours& outlet, const hours::ItemHours& item)
{
    const HourlyValues values = values_of(item);
    const std::vector<Day> days = day_levels(outlet, item, values);
    check.examined(static_cast<std::int64_t>(days.size()));
    constexpr std::size_t kEnough = 4;
    if (days.size() < kEnough) return;
    std::vector<double> levels;
    for (const Day& day : days) levels.push_back(day.level);
    const double spread = robust_deviation(levels);
    const double usual = lower_median(levels);
    const bool is_flow = item.item == reference::kGasFlow || item.item == reference::kWaterFlow;
    constexpr double kSteady = 0.15;
    std::optional<double> factor;
    const auto slips = [&](std::size_t i) {
        const auto found = factor_of(check, days[i].level / usual, is_flow, spread <= kSteady * usual);
        if (found) factor = found;
        return found.has_value();
    };
    for (const Stretch& stretch : stretches(days.size(), 0, slips)) {
        slips(stretch.first);
        report_days(check, outlet, item, values, days[stretch.first], days[stretch.last], usual, *factor);
    }
}

using Samples = std::vector<const ManualSample*>;

double level_of(const Samples& samples)
{
    std::vector<double> values;
    for (const ManualSample* sample : samples) values.push_back(*sample->measured);
    return lower_median(std::move(values));
}

// Groups of one outlet and pollutant (laboratories or days) against the level of all samples. Returns how many slipped.
int judge_groups(CheckContext& check, const std::map<std::string, Samples>& groups, const Samples& all,
                 const Text& kind)
{
    const double usual = level_of(all);
    int found = 0;
    for (const auto& [name, samples] : groups) {
        const auto factor = factor_of(check, level_of(samples) / usual, false, false);
        if (!factor || groups.size() < 2) continue;
        ++found;
        const ManualSample& first = *samples.front();
        check.report({.subject = first.subject(),
                      .period = Period{first.sampled_at, samples.back()->sampled_at + kMinute},
                      .records = static_cast<std::int64_t>(samples.size()),
                      .measured_text = first.measured_written,
                      .limit_text = Decimal::from_double(usual, 3).trimmed().to_string(),
                      .unit = first.unit,
                      .values = {{"factor", factor_text(*factor)},
                                 {"whose_zh", kind.zh + "“" + name + "”的手工监测结果"},
                                 {"whose_en", "the manual results of the " + kind.en + " “" + name + "”"}},
                      .evidence = {check.cell(first.source, "measured")}});
    }
    return found;
}

void judge_samples(CheckContext& check)
{
    std::map<Subject, Samples> by_subject;
    const std::vector<ManualSample> samples = manual_samples(check);
    for (const ManualSample& sample : samples) {
        if (!sample.is_detected()) continue;
        check.examined(1);
        by_subject[sample.subject()].push_back(&sample);
    }
    for (const auto& [subject, all] : by_subject) {
        std::map<std::string, Samples> laboratories;
        std::map<std::string, Samples> days;
        for (const ManualSample* sample : all) {
            laboratories[sample->laboratory].push_back(sample);
            days[date_text(sample->sampled_at)].push_back(sample);
        }
        if (judge_groups(check, laboratories, all, {"监测机构", "laboratory"}) > 0) continue;
        constexpr std::size_t kEnoughDays = 3;
        if (days.size() >= kEnoughDays) judge_groups(check, days, all, {"监测日", "day"});
    }
}

}  // namespace

void unit_slip(CheckContext& check)
{
    for (const std::string& name : check.monitored_outlets()) {
        const hours::OutletHours& outlet = check.hours(name);
        for (const auto& [item_name, item] : outlet.all) {
            const bool flow = item_name == reference::kGasFlow || item_name == reference::kWaterFlow;
            if (flow || is_pollutant(item_name)) judge_days(check, outlet, item);
        }
    }
    judge_samples(check);
}

}  // namespace audit::checks
