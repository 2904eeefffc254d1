// SPDX-License-Identifier: Apache-2.0
// The last digits of an item's hourly values are not uniform: chi-square with p < 0.0001 over at least 500 values. The
// instrument's resolution (1, 2 or 5 units of a decimal place) is found first, per submitted file, and digits are those
// of multiples of it. A value that stands for several hours (analysers of water measure every other hour) is one
// measurement. Only values that spread over many multiples have uniform last digits by nature, so narrow series are not
// judged; nor are zeros, hours computed from minutes, and files whose decimals are unknown.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/statistics.h"

namespace audit::checks {

namespace {

struct FileValues {
    int decimals = 0;
    std::int64_t hours = 0;
    std::vector<std::pair<std::int64_t, std::int8_t>> values;  // scaled, decimals; one for a run of equal ones
};

// Valid values of the period by file, scaled as written.
std::map<SourceId, FileValues> values_by_file(const CheckContext& check, const hours::OutletHours& outlet,
                                              const hours::ItemHours& item)
{
    std::map<SourceId, FileValues> files;
    check.series().visit({outlet.outlet, item.item}, [&](SourceId source, const store::SeriesRecord& record) {
        const auto hour = outlet.index(record.time);
        if (!hour || !is_measurement(outlet, item, *hour)) return;
        if (record.measured == kAbsent || record.measured == 0 || record.measured_decimals < 0) return;
        FileValues& file = files[source];
        file.decimals = std::max<int>(file.decimals, record.measured_decimals);
        ++file.hours;
        const std::pair value{record.measured, record.measured_decimals};
        if (file.values.empty() || file.values.back() != value) file.values.push_back(value);
    });
    return files;
}

// All values of a file at its most decimals; a workbook drops zeros at the end, which are digits all the same.
std::vector<std::int64_t> at_common_decimals(const FileValues& file)
{
    std::vector<std::int64_t> values;
    values.reserve(file.values.size());
    for (const auto& [scaled, decimals] : file.values) {
        values.push_back(std::abs(scaled) * power_of_ten(file.decimals - decimals));
    }
    return values;
}

// The coarsest step that (nearly) all values are multiples of: 1, 2, 5, 10, ..., or what a conversion of units left
// (0.01 m³/s are 36 m³/h), which divides them all.
std::int64_t resolution_of(const std::vector<std::int64_t>& values)
{
    constexpr double kNearlyAll = 0.98;
    std::int64_t found = 1;
    for (std::int64_t power = 1; power <= 1'000'000; power *= 10) {
        bool any = false;
        for (const std::int64_t step : {power, 2 * power, 5 * power}) {
            const auto multiples =
                std::count_if(values.begin(), values.end(), [&](std::int64_t value) { return value % step == 0; });
            if (static_cast<double>(multiples) < kNearlyAll * static_cast<double>(values.size())) continue;
            found = step;
            any = true;
        }
        if (!any) break;
    }
    std::int64_t common = 0;
    for (const std::int64_t value : values) common = std::gcd(common, value);
    return std::max(found, common);
}

struct Digits {
    std::array<std::int64_t, 10> counts{};
    std::int64_t total = 0, hours = 0;
};

void add_file(const FileValues& file, double least_spread, Digits& digits)
{
    std::vector<std::int64_t> values = at_common_decimals(file);
    const std::int64_t resolution = resolution_of(values);
    std::erase_if(values, [&](std::int64_t value) { return value % resolution != 0; });
    std::vector<double> multiples;
    multiples.reserve(values.size());
    for (const std::int64_t value : values) {
        const std::int64_t steps = value / resolution;  // without a remainder, as the others are gone
        multiples.push_back(static_cast<double>(steps));
    }
    if (multiples.empty() || robust_deviation(multiples) < least_spread) return;
    for (const std::int64_t value : values) ++digits.counts[static_cast<std::size_t>(value / resolution % 10)];
    digits.total += static_cast<std::int64_t>(values.size());
    digits.hours += file.hours;
}

void judge(CheckContext& check, const hours::OutletHours& outlet, const hours::ItemHours& item)
{
    Digits digits;
    for (const auto& [source, file] : values_by_file(check, outlet, item)) {
        add_file(file, check.number("minimum_spread"), digits);
    }
    check.examined(digits.hours);
    if (static_cast<double>(digits.hours) < check.number("minimum_values")) return;
    const double statistic = chi_square_uniform(digits.counts);
    const double p = chi_square_tail(statistic, 9);
    if (p >= check.number("p")) return;
    const auto most = std::max_element(digits.counts.begin(), digits.counts.end());
    std::string counts;
    for (const std::int64_t count : digits.counts) counts += (counts.empty() ? "" : "、") + std::to_string(count);
    const double share = 100.0 * static_cast<double>(*most) / static_cast<double>(digits.total);
    std::size_t first = 0;
    while (first + 1 < outlet.count && !is_measurement(outlet, item, first)) ++first;
    check.report({.subject = {.outlet = outlet.outlet, .pollutant = item.item},
                  .period = check.period(),
                  .records = digits.hours,
                  .measured = Decimal::from_double(statistic, 1),
                  .values = {{"counts", counts},
                             {"digit", std::to_string(most - digits.counts.begin())},
                             {"share", Decimal::from_double(share, 1).to_string()},
                             {"p_value", p_text(p)}},
                  .evidence = hour_evidence(check, outlet, item.item, {first})});
}

}  // namespace

void digits_uneven(CheckContext& check)
{
    for (const std::string& name : check.monitored_outlets()) {
        const hours::OutletHours& outlet = check.hours(name);
        for (const auto& [item_name, item] : outlet.all) {
            if (!item.from_minutes) judge(check, outlet, item);
        }
    }
}

}  // namespace audit::checks
