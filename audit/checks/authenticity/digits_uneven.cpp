// SPDX-License-Identifier: Apache-2.0
// The last digits of an item's hourly values are not uniform: chi-square with p < 0.0001 over at least 500 values. The
// instrument's resolution (1, 2 or 5 units of a decimal place) is found first, per submitted file, and digits are those
// of multiples of it. Whole ppm that were converted to mg/m³ and rounded (2.86, 5.71, 8.57 ...) stand on a step that is
// no whole number: where such a step explains the values, the digits are those of the ppm. A value that stands for
// several hours (analysers of water measure every other hour) is one measurement. Only values that spread over many
// multiples have uniform last digits by nature, so narrow series are not judged; nor are zeros, hours computed from
// minutes, and files whose decimals are unknown.
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

// Whether (nearly) all values lie so close to a multiple of the step.
bool explains(double step, double distance, const std::vector<std::int64_t>& values)
{
    constexpr std::size_t kOneIn = 33;
    std::size_t left = values.size() / kOneIn;
    for (const std::int64_t value : values) {
        const auto number = static_cast<double>(value);
        if (std::abs(number - step * std::round(number / step)) <= distance) continue;
        if (left-- == 0) return false;
    }
    return true;
}

// The step that fits the multiples best of which the values are near.
double refined(double step, const std::vector<std::int64_t>& values)
{
    double above = 0;
    double below = 0;
    for (const std::int64_t value : values) {
        const double multiple = std::round(static_cast<double>(value) / step);
        above += multiple * static_cast<double>(value);
        below += multiple * multiple;
    }
    return below > 0 ? above / below : step;
}

// How far neighbouring values mostly lie apart, and the greatest of them.
std::pair<double, double> usual_distance(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::map<std::int64_t, std::size_t> distances;
    for (std::size_t i = 1; i < values.size(); ++i) ++distances[values[i] - values[i - 1]];
    const auto by_count = [](const auto& left, const auto& right) { return left.second < right.second; };
    const auto usual = std::max_element(distances.begin(), distances.end(), by_count);
    return {usual == distances.end() ? 0 : static_cast<double>(usual->first), static_cast<double>(values.back())};
}

// The step that is no whole number, in units of the last decimal, of values converted from a coarser unit and rounded;
// 1 where there is none. It is looked for about the usual distance of neighbouring values, so finely that the greatest
// value is off by a quarter at the most, and then made exact. A step near 1 would explain nearly everything and is
// none.
double converted_step(const std::vector<std::int64_t>& values)
{
    constexpr double kLeast = 1.15;
    constexpr double kMostSteps = 5000;
    constexpr double kNear = 0.65;
    constexpr double kRounded = 0.499;  // a half belongs to two multiples of 7/6 and the like, and proves none
    const auto [usual, highest] = usual_distance(values);
    if (usual <= 0 || highest > kMostSteps * usual) return 1;
    for (double step = std::max(kLeast, usual - 1); step <= usual + 1; step += step / (4 * highest)) {
        if (!explains(step, kNear, values)) continue;
        const double exact = refined(step, values);
        if (exact >= kLeast && explains(exact, kRounded, values)) return exact;
    }
    return 1;
}

struct Digits {
    std::array<std::int64_t, 10> counts{};
    std::int64_t total = 0, hours = 0;

    void add(const std::vector<std::int64_t>& numbers)
    {
        for (const std::int64_t number : numbers) ++counts[static_cast<std::size_t>(number % 10)];
        total += static_cast<std::int64_t>(numbers.size());
    }
    double p() const { return chi_square_tail(chi_square_uniform(counts), 9); }
};

bool spreads(const std::vector<std::int64_t>& numbers, double least)
{
    const std::vector<double> values(numbers.begin(), numbers.end());
    return !values.empty() && robust_deviation(values) >= least;
}

void add_file(const FileValues& file, double least_spread, Digits& digits)
{
    std::vector<std::int64_t> steps = at_common_decimals(file);
    const std::int64_t resolution = resolution_of(steps);
    std::erase_if(steps, [&](std::int64_t value) { return value % resolution != 0; });
    for (std::int64_t& value : steps) value /= resolution;
    Digits own;
    own.add(steps);
    constexpr double kDoubtful = 0.01;  // looking for a step takes time, and even digits need no explanation
    if (spreads(steps, least_spread) && own.p() < kDoubtful) {
        const double step = converted_step(steps);
        for (std::int64_t& value : steps) value = std::llround(static_cast<double>(value) / step);
    }
    if (!spreads(steps, least_spread)) return;
    digits.add(steps);
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
    const double p = digits.p();
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
                  .measured = Decimal::from_double(chi_square_uniform(digits.counts), 1),
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
