// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/manual.h"

#include <algorithm>

namespace audit::emissions {

namespace {

// A mean that may have nothing to be the mean of.
struct Mean {
    long double sum = 0;
    std::size_t count = 0;
    void add(double value)
    {
        sum += static_cast<long double>(value);
        ++count;
    }
    std::optional<double> value() const
    {
        if (count == 0) return std::nullopt;
        return static_cast<double>(sum / static_cast<long double>(count));
    }
};

// Tonnes an hour of operation by the results that were sampled within the time.
std::optional<double> hourly_tonnes(const std::vector<ManualResult>& results, const Period& within,
                                    std::optional<double> flow_m3h, bool water)
{
    Mean concentration, flow, rate;
    for (const ManualResult& result : results) {
        if (!within.contains(result.sampled_at)) continue;
        concentration.add(result.concentration);
        if (result.flow_m3h) flow.add(*result.flow_m3h);
        if (result.rate_kgh) rate.add(*result.rate_kgh);
    }
    if (!concentration.value()) return std::nullopt;
    const std::optional<double> volume = flow.value() ? flow.value() : flow_m3h;
    if (volume) return *concentration.value() * *volume * (water ? 1e-6 : 1e-9);
    if (rate.value()) return *rate.value() * 1e-3;
    return std::nullopt;
}

}  // namespace

std::map<std::pair<std::string, std::string>, std::vector<ManualResult>> manual_results(
    const store::CaseFile& case_file, const Period& period)
{
    std::map<std::pair<std::string, std::string>, std::vector<ManualResult>> results;
    store::Statement rows = case_file.database().prepare(
        "SELECT outlet, pollutant, sampled_at, coalesce(measured, detection_limit / 2), flow_m3h, rate_kgh "
        "FROM manual_results WHERE sampled_at >= ? AND sampled_at < ? "
        "AND coalesce(unit, '') IN ('', 'mg/m³', 'mg/L') ORDER BY sampled_at, id");
    rows.bind_all(period.from, period.to);
    while (rows.step()) {
        if (rows.is_null(3)) continue;
        results[{rows.text(0), rows.text(1)}].push_back(
            {rows.time(2), rows.real(3), rows.optional_real(4), rows.optional_real(5)});
    }
    return results;
}

std::optional<DailyAmounts> manual_amounts(const std::vector<ManualResult>& results, const std::vector<double>& hours,
                                           std::optional<double> flow_m3h, bool water, const Period& period)
{
    const std::optional<double> of_period = hourly_tonnes(results, period, flow_m3h, water);
    if (!of_period) return std::nullopt;
    DailyAmounts daily(period);
    daily.hours = hours;
    std::optional<Time> quarter;
    double rate = 0;
    for (std::size_t day = 0; day < daily.tonnes.size(); ++day) {
        const Time start = start_of_quarter(daily.day(day));
        if (quarter != start) {
            quarter = start;
            rate = hourly_tonnes(results, {start, add_months(start, 3)}, flow_m3h, water).value_or(*of_period);
        }
        daily.tonnes[day] = rate * hours[day];
    }
    return daily;
}

}  // namespace audit::emissions
