// SPDX-License-Identifier: Apache-2.0
// An item shows the same non-zero value for hours while another parameter of the outlet moves, or its range stays under
// 0.5 % of its mean for a day. Invalid hours and hours without discharge are left out, and so are runs as long as the
// item's own resolution shows by chance (RepeatHabit). Blocks that come back elsewhere are repeated_block's business,
// values at the end of the range range_clipping's.
#include <algorithm>
#include <cmath>
#include <deque>

#include "audit/checks/as_written.h"
#include "audit/checks/chance.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"

namespace audit::checks {

namespace {

struct Points {  // the measurements of one item, hours ascending
    std::vector<std::size_t> hours;
    std::vector<std::int64_t> values;
    // One missing hour does not end a stretch.
    bool adjoins(std::size_t i) const { return hours[i] - hours[i - 1] <= 2; }
};

Points points_of(const hours::OutletHours& outlet, const hours::ItemHours& item, const HourlyValues& values)
{
    Points points;
    for (std::size_t hour = 0; hour < outlet.count; ++hour) {
        if (!is_measurement(outlet, item, hour) || !values.has(hour) || values.at(hour) == 0) continue;
        points.hours.push_back(hour);
        points.values.push_back(values.at(hour));
    }
    return points;
}

// [first, last] of points
struct Run {
    std::size_t first = 0, last = 0;
    std::size_t length() const { return last - first + 1; }
};

struct ConstantRuns {
    std::vector<Run> long_ones;
    RepeatHabit habit{48};  // two days
};

ConstantRuns constant_runs(const Points& points, std::size_t at_least)
{
    ConstantRuns runs;
    for (std::size_t first = 0; first < points.values.size();) {
        std::size_t next = first + 1;
        while (next < points.values.size() && points.values[next] == points.values[first] && points.adjoins(next))
            ++next;
        runs.habit.add_run(next - first, static_cast<std::uint64_t>(points.values[first]));
        if (next - first >= at_least) runs.long_ones.push_back({first, next - 1});
        first = next;
    }
    return runs;
}

bool is_constant(const Points& points, const Run& run)
{
    const auto first = points.values.begin() + static_cast<std::ptrdiff_t>(run.first);
    return std::all_of(first, first + static_cast<std::ptrdiff_t>(run.length()),
                       [&](std::int64_t value) { return value == *first; });
}

// The lowest and highest value of a window whose ends only move forward, each value entering and leaving once.
class Extremes {
 public:
    explicit Extremes(const std::vector<std::int64_t>& values) : values_(values) {}
    void enter(std::size_t i)
    {
        while (!low_.empty() && values_[low_.back()] >= values_[i]) low_.pop_back();
        while (!high_.empty() && values_[high_.back()] <= values_[i]) high_.pop_back();
        low_.push_back(i);
        high_.push_back(i);
        sum_ += static_cast<double>(values_[i]);
    }
    void leave(std::size_t i)
    {
        if (low_.front() == i) low_.pop_front();
        if (high_.front() == i) high_.pop_front();
        sum_ -= static_cast<double>(values_[i]);
    }
    double range() const { return static_cast<double>(values_[high_.front()] - values_[low_.front()]); }
    double sum() const { return sum_; }

 private:
    const std::vector<std::int64_t>& values_;
    std::deque<std::size_t> low_, high_;
    double sum_ = 0;
};

// Longest windows whose range is under `share` of their mean.
std::vector<Run> narrow_runs(const Points& points, std::size_t at_least, double share)
{
    std::vector<Run> runs;
    Extremes window(points.values);
    std::size_t first = 0;
    for (std::size_t i = 0; i < points.values.size(); ++i) {
        if (i > 0 && !points.adjoins(i)) {
            for (; first < i; ++first) window.leave(first);
        }
        window.enter(i);
        const auto too_wide = [&] {
            const double mean = std::abs(window.sum()) / static_cast<double>(i - first + 1);
            return first < i && window.range() >= share * mean;
        };
        while (too_wide()) window.leave(first++);
        if (i - first + 1 < at_least) continue;
        if (!runs.empty() && runs.back().last + 1 >= first) {
            runs.back().last = i;
        } else {
            runs.push_back({first, i});
        }
    }
    return runs;
}

// Another item of the outlet takes at least two values in the same hours.
bool another_moves(const hours::OutletHours& outlet, const std::string& item, std::size_t first, std::size_t last)
{
    for (const auto& [name, other] : outlet.all) {
        if (name == item) continue;
        const HourlyValues values = values_of(other);
        std::optional<std::int64_t> seen;
        for (std::size_t hour = first; hour <= last; ++hour) {
            if (!other.valid[hour] || !values.has(hour)) continue;
            if (seen && *seen != values.at(hour)) return true;
            seen = values.at(hour);
        }
    }
    return false;
}

void report_run(CheckContext& check, const hours::OutletHours& outlet, const hours::ItemHours& item,
                const HourlyValues& values, const Points& points, const Run& run)
{
    const auto [low, high] = std::minmax_element(points.values.begin() + static_cast<std::ptrdiff_t>(run.first),
                                                 points.values.begin() + static_cast<std::ptrdiff_t>(run.last) + 1);
    const std::size_t first = points.hours[run.first];
    const std::size_t last = points.hours[run.last];
    const Decimal lowest{*low, values.decimals};
    const Decimal highest{*high, values.decimals};
    const bool constant = *low == *high;
    const std::string span = lowest.to_string() + "～" + highest.to_string();
    std::vector<Evidence> evidence = hour_evidence(
        check, outlet, item.item, {first, points.hours[(run.first + run.last) / 2], last}, values.converted);
    const std::string value = as_written(lowest, evidence).to_string();
    check.report({.subject = {.outlet = outlet.outlet, .pollutant = item.item},
                  .period = hours_period(outlet, first, last),
                  .records = static_cast<std::int64_t>(run.length()),
                  .measured_text = constant ? value : span,
                  .unit = item.unit,
                  .values = {{"value", constant ? value : span},
                             {"how_zh", constant ? "始终为同一数值" : "几乎不变"},
                             {"how_en", constant ? "stays at the same value" : "hardly changes"}},
                  .evidence = std::move(evidence)});
}

void judge_item(CheckContext& check, const hours::OutletHours& outlet, const hours::ItemHours& item)
{
    const HourlyValues values = values_of(item);
    const Points points = points_of(outlet, item, values);
    check.examined(static_cast<std::int64_t>(points.values.size()));
    const auto narrow_hours = static_cast<std::size_t>(check.number("narrow_hours"));
    const std::vector<Run> narrow = narrow_runs(points, narrow_hours, check.number("narrow_pct") / 100);
    const ConstantRuns constant = constant_runs(points, static_cast<std::size_t>(check.number("constant_hours")));
    const auto is_chance = [&](const Run& run) {
        const auto value = static_cast<std::uint64_t>(points.values[run.first]);
        return constant.habit.expected_runs(run.length(), value) > check.number("by_chance");
    };
    for (const Run& run : narrow) {
        if (!is_constant(points, run) || !is_chance(run)) report_run(check, outlet, item, values, points, run);
    }
    std::size_t next = 0;
    for (const Run& run : constant.long_ones) {
        while (next < narrow.size() && narrow[next].last < run.first) ++next;
        const bool reported = next < narrow.size() && narrow[next].first <= run.first && run.last <= narrow[next].last;
        if (reported || is_chance(run)) continue;
        if (!another_moves(outlet, item.item, points.hours[run.first], points.hours[run.last])) continue;
        report_run(check, outlet, item, values, points, run);
    }
}

}  // namespace

void flatline(CheckContext& check)
{
    const std::vector<std::string> left_out = names_in(check.text("left_out"));
    for (const std::string& name : check.monitored_outlets()) {
        const hours::OutletHours& outlet = check.hours(name);
        for (const auto& [item_name, item] : outlet.all) {
            if (std::find(left_out.begin(), left_out.end(), item_name) == left_out.end()) {
                judge_item(check, outlet, item);
            }
        }
    }
}

}  // namespace audit::checks
