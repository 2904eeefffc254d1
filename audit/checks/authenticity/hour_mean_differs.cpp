// SPDX-License-Identifier: Apache-2.0
// A submitted hourly value differs from the mean of its valid minutes, or a daily one from the mean of its valid hours,
// by more than 2 % and more than the last digit. An hour needs 45 minutes of valid values, a day 20 hours; a daily
// value of waste water may be the flow-weighted mean instead. pH is no mean.
#include <algorithm>
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value)
    {
        sum += value;
        ++count;
    }
    double value() const { return sum / count; }
};

bool differs(double submitted, double mean, double unit, double share)
{
    const double difference = std::abs(submitted - mean);
    return is_beyond(difference, share * std::abs(mean)) && is_beyond(difference, unit);
}

const std::vector<std::int64_t>& plane(const Series& series, bool converted)
{
    return converted ? series.converted : series.measured;
}

// Sums the valid finer values of each slot of the coarse series. Slots are looked up by time, so the grids may differ.
std::vector<Mean> finer_means(const Series& fine, const Series& coarse, bool converted)
{
    std::vector<Mean> means(coarse.size());
    const double unit = 1.0 / static_cast<double>(power_of_ten(fine.decimals));
    const std::vector<std::int64_t>& values = plane(fine, converted);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (fine.flags[i] != Flag::normal || values[i] == kAbsent) continue;
        const std::int64_t slot = (fine.time(i) - coarse.start) / coarse.step;
        if (fine.time(i) < coarse.start || slot >= static_cast<std::int64_t>(means.size())) continue;
        means[static_cast<std::size_t>(slot)].add(static_cast<double>(values[i]) * unit);
    }
    return means;
}

struct Level {
    Interval fine, coarse;
    double needed_seconds;  // of valid finer values in a coarse slot
    const char* zh;
    const char* en;
};

void report_stretch(CheckContext& check, const Series& coarse, const Level& level, bool converted,
                    const Stretch& stretch, const std::vector<Mean>& means)
{
    const double unit = 1.0 / static_cast<double>(power_of_ten(coarse.decimals));
    const std::vector<std::int64_t>& values = plane(coarse, converted);
    std::size_t worst = stretch.first;
    const auto off = [&](std::size_t i) {
        if (values[i] == kAbsent || means[i].count == 0) return 0.0;
        return std::abs(static_cast<double>(values[i]) * unit - means[i].value());
    };
    for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
        if (off(i) > off(worst)) worst = i;
    }
    check.report({.subject = {.outlet = coarse.key.outlet, .pollutant = coarse.key.item},
                  .period = Period{coarse.time(stretch.first), coarse.time(stretch.last + 1)},
                  .records = static_cast<std::int64_t>(stretch.count),
                  .measured = Decimal{values[worst], coarse.decimals},
                  .limit_text = Decimal::from_double(means[worst].value(), coarse.decimals + 1).to_string(),
                  .unit = coarse.unit,
                  .values = {{"level_zh", level.zh}, {"level_en", level.en}, {"worst", time_text(coarse.time(worst))}},
                  .evidence = {check.series_cell(coarse.key, coarse.time(stretch.first), converted),
                               check.series_cell(coarse.key, coarse.time(worst), converted),
                               check.series_cell(coarse.key, coarse.time(stretch.last), converted)}});
}

// Daily means of waste water weighted by the flow of the same hours; empty where there is no flow.
std::vector<Mean> weighted_means(const CheckContext& check, const Series& hours, const Series& days)
{
    const Series flow =
        check.series().load({hours.key.outlet, reference::kWaterFlow}, Period{hours.start, hours.end()});
    std::vector<Mean> sums(days.size());
    std::vector<double> weights(days.size(), 0);
    const double unit = 1.0 / static_cast<double>(power_of_ten(hours.decimals));
    for (std::size_t i = 0; i < hours.measured.size(); ++i) {
        const std::int64_t day = (hours.time(i) - days.start) / days.step;
        const std::int64_t at = flow.size() == 0 ? -1 : (hours.time(i) - flow.start) / flow.step;
        if (hours.flags[i] != Flag::normal || hours.measured[i] == kAbsent || hours.time(i) < days.start) continue;
        if (at < 0 || at >= static_cast<std::int64_t>(flow.size()) || day >= static_cast<std::int64_t>(sums.size()))
            continue;
        const std::int64_t weight = flow.measured[static_cast<std::size_t>(at)];
        if (weight == kAbsent || weight <= 0) continue;
        sums[static_cast<std::size_t>(day)].sum +=
            static_cast<double>(hours.measured[i]) * unit * static_cast<double>(weight);
        weights[static_cast<std::size_t>(day)] += static_cast<double>(weight);
    }
    for (std::size_t day = 0; day < sums.size(); ++day) {
        if (weights[day] > 0) sums[day] = {sums[day].sum / weights[day], 1};
    }
    return sums;
}

void judge(CheckContext& check, const Series& fine, const Series& coarse, const Level& level, bool converted)
{
    const std::vector<std::int64_t>& values = plane(coarse, converted);
    if (plane(fine, converted).empty() || values.empty()) return;
    const std::vector<Mean> means = finer_means(fine, coarse, converted);
    const bool weighted = level.coarse == Interval::day && !converted && coarse.key.outlet.starts_with("DW");
    const std::vector<Mean> others = weighted ? weighted_means(check, fine, coarse) : std::vector<Mean>(means.size());
    const double unit = 1.0 / static_cast<double>(power_of_ten(coarse.decimals));
    const double share = check.number("difference_pct") / 100;
    const double needed = level.needed_seconds / static_cast<double>(fine.step);
    std::int64_t compared = 0;
    const auto is_off = [&](std::size_t i) {
        if (values[i] == kAbsent || coarse.flags[i] != Flag::normal || means[i].count < needed) return false;
        ++compared;
        const double submitted = static_cast<double>(values[i]) * unit;
        if (!differs(submitted, means[i].value(), unit, share)) return false;
        return others[i].count == 0 || differs(submitted, others[i].value(), unit, share);
    };
    const std::vector<Stretch> found = stretches(coarse.size(), 1, is_off);
    check.examined(compared);
    for (const Stretch& stretch : found) report_stretch(check, coarse, level, converted, stretch, means);
}

}  // namespace

void hour_mean_differs(CheckContext& check)
{
    static constexpr Level kLevels[] = {
        {Interval::minute, Interval::hour, 45 * kMinute, "小时值与其分钟值的均值",
         "hourly value and the mean of its minutes"},
        {Interval::hour, Interval::day, 20 * kHour, "日均值与其小时值的均值", "daily value and the mean of its hours"}};
    bool any = false;
    const std::vector<store::SeriesInfo> infos = check.series().list();
    for (const store::SeriesInfo& info : infos) {
        if (info.key.statistic != Statistic::mean || info.key.item == reference::kPh) continue;
        for (const Level& level : kLevels) {
            if (info.key.interval != level.coarse || !info.span.overlaps(check.period())) continue;
            SeriesKey key = info.key;
            key.interval = level.fine;
            const Series fine = check.series().load(key, check.period());
            if (fine.size() == 0) continue;
            any = true;
            const Series coarse = check.series().load(info.key, check.period());
            judge(check, fine, coarse, level, false);
            judge(check, fine, coarse, level, true);
        }
    }
    if (!any) {
        check.not_applicable(
            {"没有同时提交分钟与小时、或小时与日数据的项目", "no item has both finer and coarser data"});
    }
}

}  // namespace audit::checks
