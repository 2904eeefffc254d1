// SPDX-License-Identifier: Apache-2.0
// The mean of a manual test and the automatic mean of the same hours differ by more than the accuracy limits of HJ
// 75-2017 (air) or HJ 355-2019 (water). Comparisons recorded by the enterprise itself are comparison_failed's business.
#include <vector>

#include "audit/checks/accuracy.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

struct Comparison {
    std::vector<double> manual, automatic;
    const ManualSample* sample = nullptr;  // the first one compared
    std::size_t hour = 0;
};

Comparison compare(const hours::OutletHours& hours, const hours::ItemHours& item, std::span<const ManualSample> test)
{
    Comparison comparison;
    std::optional<std::size_t> last_hour;
    for (const ManualSample& sample : test) {
        const auto hour = hours.index(start_of_hour(sample.sampled_at));
        const bool dated_only = sample.sampled_at == start_of_day(sample.sampled_at);
        if (!hour || dated_only || !sample.is_detected() || !is_measurement(hours, item, *hour)) continue;
        if (item.measured[*hour] == kAbsent) continue;
        comparison.manual.push_back(*sample.measured);
        if (hour != last_hour) comparison.automatic.push_back(item.measured_at(*hour).to_double());
        last_hour = hour;
        if (comparison.sample == nullptr) {
            comparison.sample = &sample;
            comparison.hour = *hour;
        }
    }
    return comparison;
}

double mean_of(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

void judge(CheckContext& check, const hours::OutletHours& hours, const hours::ItemHours& item,
           std::span<const ManualSample> test)
{
    const Comparison comparison = compare(hours, item, test);
    if (comparison.sample == nullptr) return;
    check.examined(static_cast<std::int64_t>(comparison.manual.size()));
    const double manual = mean_of(comparison.manual);
    const double automatic = mean_of(comparison.automatic);
    const auto accuracy =
        accuracy_of(item.item, !hours.outlet.starts_with("DA"), std::span(&manual, 1), std::span(&automatic, 1));
    if (!accuracy || !accuracy->exceeded()) return;
    std::vector<Evidence> evidence = hour_evidence(check, hours, item.item, {comparison.hour});
    evidence.insert(evidence.begin(), check.cell(comparison.sample->source, "measured"));
    constexpr int kDecimals = 2;
    check.report({.subject = comparison.sample->subject(),
                  .period = period_of(test),
                  .records = static_cast<std::int64_t>(comparison.manual.size()),
                  .measured = Decimal::from_double(accuracy->deviation, kDecimals),
                  .limit = Decimal::from_double(accuracy->limit, kDecimals).trimmed(),
                  .unit = accuracy->relative ? "%" : item.unit,
                  .values = {{"manual", Decimal::from_double(manual, kDecimals).to_string()},
                             {"automatic", Decimal::from_double(automatic, kDecimals).to_string()},
                             {"item_unit", item.unit},
                             {"error_zh", accuracy->word_zh()},
                             {"error_en", accuracy->word_en()}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void manual_automatic_differ(CheckContext& check)
{
    const std::vector<ManualSample> samples = manual_samples(check);
    constexpr std::int64_t kOneTest = 2 * kHour;
    for (std::size_t first = 0; first < samples.size();) {
        std::size_t next = first + 1;
        while (next < samples.size() && samples[next].subject() == samples[first].subject() &&
               samples[next].sampled_at - samples[next - 1].sampled_at <= kOneTest) {
            ++next;
        }
        const hours::OutletHours& hours = check.hours(samples[first].outlet);
        const hours::ItemHours* item = hours.item(samples[first].pollutant);
        if (item != nullptr) judge(check, hours, *item, std::span(samples).subspan(first, next - first));
        first = next;
    }
    if (check.outcome().records == 0) {
        check.not_applicable({"没有手工监测与自动监测同时段的可比数据（手工采样时间需精确到小时）",
                              "no manual result falls into an hour that automatic monitoring measured as well (samples "
                              "need their hour)"});
    }
}

}  // namespace audit::checks
