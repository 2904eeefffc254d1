// SPDX-License-Identifier: Apache-2.0
// The emission rate lies above the permitted one (kg/h): measured concentration (dry standard state, not the converted
// one) x flow of a valid, non-exempt automatic hour, or the rate of a manual sample (submitted, else computed).
#include <algorithm>

#include "audit/checks/hour_runs.h"
#include "audit/checks/sample_runs.h"
#include "audit/emissions/automatic.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr int kAirDecimals = 6;    // mg/m3 x m3/h is 1e-6 kg/h
constexpr int kWaterDecimals = 3;  // mg/L x m3/h is 1e-3 kg/h
constexpr int kMostDecimals = 12;

Decimal rate_of(const Decimal& concentration, const Decimal& flow, const std::string& outlet)
{
    Decimal rate = concentration * flow;
    rate.decimals += reference::medium_of(outlet) == reference::Medium::water ? kWaterDecimals : kAirDecimals;
    return rate.decimals > kMostDecimals ? rate.rounded(kMostDecimals) : rate;
}

std::function<void(Report&)> words_of(const char* source_zh, const char* source_en, const char* count_zh,
                                      const char* count_en)
{
    return [=](Report& report) {
        report.values.insert(
            {{"source_zh", source_zh}, {"source_en", source_en}, {"count_zh", count_zh}, {"count_en", count_en}});
    };
}

void judge_hours(CheckContext& check, const PermitLimit& limit)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    const hours::ItemHours* flow = emissions::flow_of(hours);
    if (!item || !flow) return;
    JudgedHours judged{limit.outlet, limit.pollutant, &hours, &*limit.rate, {}, {}, {}};
    judged.value = [&](std::size_t hour) -> std::optional<Decimal> {
        if (!is_limited(hours, *item, hour) || item->measured[hour] == kAbsent) return std::nullopt;
        if (!flow->valid[hour] || flow->measured[hour] == kAbsent) return std::nullopt;
        return rate_of(item->measured_at(hour), flow->measured_at(hour), limit.outlet);
    };
    judged.cells = [&](std::size_t hour) -> std::vector<Evidence> {
        return {check.hour_cell(limit.outlet, limit.pollutant, hours.time(hour)),
                check.hour_cell(limit.outlet, flow->item, hours.time(hour))};
    };
    judged.more = words_of("自动监测", "automatic", "小时", "hours");
    report_hours_over(check, judged);
}

std::vector<JudgedSample> samples_of(CheckContext& check, const PermitLimit& limit)
{
    store::Statement rows = check.rows(
        "SELECT sampled_at, rate_kgh, rate_kgh_written, measured, measured_written, flow_m3h, flow_m3h_written, "
        "source, row FROM manual_results WHERE outlet = ? AND pollutant = ? AND sampled_at >= ? AND sampled_at < ? "
        "ORDER BY sampled_at, source, row");
    rows.bind_all(limit.outlet, limit.pollutant, check.period().from, check.period().to);
    std::vector<JudgedSample> samples;
    while (rows.step()) {
        const std::optional<Decimal> submitted = detected(rows, 1, 2);
        const std::optional<Decimal> measured = detected(rows, 3, 4), flow = detected(rows, 5, 6);
        const SourceRow source{rows.integer(7), rows.integer(8)};
        if (submitted) {
            samples.push_back({rows.time(0), *submitted, source, "rate_kgh"});
        } else if (measured && flow) {
            samples.push_back({rows.time(0), rate_of(*measured, *flow, limit.outlet), source, "measured"});
        }
    }
    return samples;
}

void judge_samples(CheckContext& check, const PermitLimit& limit)
{
    report_samples_over(check, {limit.outlet, limit.pollutant, &*limit.rate, samples_of(check, limit),
                                words_of("手工监测", "manual", "个样品", "samples")});
}

}  // namespace

void rate_limit_exceeded(CheckContext& check)
{
    bool limited = false;
    for (const PermitLimit& limit : check.plant().limits) {
        if (!limit.rate || limit.outlet == kWholePlant) continue;
        limited = true;
        judge_hours(check, limit);
        judge_samples(check, limit);
    }
    if (!limited) {
        check.not_applicable({"许可证没有排放速率限值", "the permit limits no emission rate"});
    } else if (check.outcome().records == 0) {
        check.could_not_run({"有排放速率限值的排放口没有可用的浓度和流量数据，也没有填报排放速率",
                             "could not run: neither a concentration with its flow nor a submitted rate where the "
                             "permit limits the rate"});
    }
}

}  // namespace audit::checks
