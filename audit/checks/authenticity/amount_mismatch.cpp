// SPDX-License-Identifier: Apache-2.0
// The amounts that HJ 212 sends (-Cou) differ over a day by more than 5 % from concentration x flow (HJ 212-2017 D:
// air mg/m³ x m³/h x 1e-6 kg, water mg/L x m³/h x 1e-3 kg), or for the flow itself from flow x time. A day is compared
// over the hours that have all of them, and needs 20 of them.
#include <cmath>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

struct DayAmounts {
    Time day;
    Time first;  // the slot of its first amount
    int hours = 0;
    double sent = 0, computed = 0;

    double difference() const { return std::abs(sent - computed); }
    // The greater relative difference; written without a division, as nothing may be computed.
    bool is_worse_than(const DayAmounts& other) const
    {
        return difference() * std::abs(other.computed) > other.difference() * std::abs(computed);
    }
};

class AmountSeries {
 public:
    AmountSeries(const CheckContext& check, const hours::OutletHours& outlet, const SeriesKey& key)
        : outlet_(outlet), amounts_(check.series().load(key, check.period())), item_(outlet.item(key.item))
    {
        const bool water = !key.outlet.starts_with("DA");
        const char* flow = water ? reference::kWaterFlow : reference::kGasFlow;
        is_flow_ = key.item == flow;
        flow_ = outlet.item(flow);
        factor_ = water ? 1e-3 : 1e-6;
    }

    bool comparable() const { return item_ != nullptr && flow_ != nullptr && amounts_.size() > 0; }

    std::vector<DayAmounts> days() const
    {
        std::vector<DayAmounts> days;
        const double unit = 1.0 / static_cast<double>(power_of_ten(amounts_.decimals));
        for (std::size_t i = 0; i < amounts_.size(); ++i) {
            if (amounts_.measured[i] == kAbsent) continue;
            const Time time = amounts_.time(i);
            const auto computed = amount_at(time);
            if (!computed) continue;
            const Time day = start_of_day(time);
            if (days.empty() || days.back().day != day) days.push_back({day, time});
            ++days.back().hours;
            days.back().sent += static_cast<double>(amounts_.measured[i]) * unit;
            days.back().computed += *computed;
        }
        return days;
    }

    const std::string& unit() const { return amounts_.unit; }

 private:
    // Of one slot of the amounts' grid: the hour's rate times the slot's share of an hour; a day's is summed.
    std::optional<double> amount_at(Time time) const
    {
        if (amounts_.step == kDay) return amount_of_day(time);
        const auto hour = outlet_.index(start_of_hour(time));
        if (!hour) return std::nullopt;
        const auto rate = rate_at(*hour);
        if (!rate) return std::nullopt;
        return *rate * static_cast<double>(amounts_.step) / kHour;
    }

    std::optional<double> amount_of_day(Time day) const
    {
        double sum = 0;
        for (std::int64_t hour = 0; hour < kDay / kHour; ++hour) {
            const auto index = outlet_.index(day + hour * kHour);
            const auto rate = index ? rate_at(*index) : std::nullopt;
            if (!rate) return std::nullopt;
            sum += *rate;
        }
        return sum;
    }

    std::optional<double> rate_at(std::size_t hour) const
    {
        if (!item_->valid[hour] || !flow_->valid[hour]) return std::nullopt;
        const double flow = flow_->measured_at(hour).to_double();
        return is_flow_ ? flow : item_->measured_at(hour).to_double() * flow * factor_;
    }

    const hours::OutletHours& outlet_;
    Series amounts_;
    const hours::ItemHours* item_;
    const hours::ItemHours* flow_ = nullptr;
    bool is_flow_ = false;
    double factor_ = 0;
};

void judge(CheckContext& check, const SeriesKey& key, const AmountSeries& series)
{
    const std::vector<DayAmounts> days = series.days();
    check.examined(static_cast<std::int64_t>(days.size()));
    const double share = check.number("difference_pct") / 100;
    const int needed = key.interval == Interval::day ? 1 : static_cast<int>(check.number("minimum_values"));
    const auto is_off = [&](std::size_t i) {
        const DayAmounts& day = days[i];
        return day.hours >= needed && is_beyond(day.difference(), share * std::abs(day.computed));
    };
    for (const Stretch& stretch : stretches(days.size(), 0, is_off)) {
        std::size_t worst = stretch.first;
        for (std::size_t i = stretch.first; i <= stretch.last; ++i)
            if (days[i].is_worse_than(days[worst])) worst = i;
        std::vector<Evidence> evidence;
        for (const std::size_t i : std::set{stretch.first, worst, stretch.last})
            evidence.push_back(check.series_cell(key, days[i].first));
        constexpr int kDecimals = 3;
        check.report({.subject = {.outlet = key.outlet, .pollutant = key.item},
                      .period = Period{days[stretch.first].day, days[stretch.last].day + kDay},
                      .records = static_cast<std::int64_t>(stretch.count),
                      .measured = Decimal::from_double(days[worst].sent, kDecimals),
                      .limit_text = Decimal::from_double(days[worst].computed, kDecimals).to_string(),
                      .unit = series.unit(),
                      .values = {{"worst_day", date_text(days[worst].day)}},
                      .evidence = std::move(evidence)});
    }
}

}  // namespace

void amount_mismatch(CheckContext& check)
{
    bool any = false;
    for (const store::SeriesInfo& info : check.series().list()) {
        if (info.key.statistic != Statistic::amount || info.key.interval == Interval::instant) continue;
        any = true;
        const AmountSeries series(check, check.hours(info.key.outlet), info.key);
        if (series.comparable()) judge(check, info.key, series);
    }
    if (!any) check.not_applicable({"资料中没有排放量（-Cou）报文数据", "the submission holds no amounts (-Cou)"});
}

}  // namespace audit::checks
