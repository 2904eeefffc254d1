// SPDX-License-Identifier: Apache-2.0
// The emission rate lies above the permitted one (kg/h): measured concentration (dry standard state, not the converted
// one) x flow of a valid, non-exempt automatic hour, or the rate of a manual sample (submitted, else computed).
#include <algorithm>

#include "audit/checks/hour_runs.h"
#include "audit/emissions/automatic.h"

namespace audit::checks {

namespace {

constexpr int kAirDecimals = 6;    // mg/m3 x m3/h is 1e-6 kg/h
constexpr int kWaterDecimals = 3;  // mg/L x m3/h is 1e-3 kg/h
constexpr int kMostDecimals = 12;

Decimal rate_of(const Decimal& concentration, const Decimal& flow, bool water)
{
    Decimal rate = concentration * flow;
    rate.decimals += water ? kWaterDecimals : kAirDecimals;
    return rate.decimals > kMostDecimals ? rate.rounded(kMostDecimals) : rate;
}

void judge_hours(CheckContext& check, const PermitLimit& limit)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    const hours::ItemHours* flow = emissions::flow_of(hours);
    if (!item || !flow) return;
    const bool water = limit.outlet.starts_with("DW");
    JudgedHours judged{limit.outlet, limit.pollutant, &hours, &*limit.rate, {}, {}, {}};
    judged.value = [&](std::size_t hour) -> std::optional<Decimal> {
        if (item->measured[hour] == kAbsent || !hours.judged(*item, hour)) return std::nullopt;
        if (!flow->valid[hour] || flow->measured[hour] == kAbsent) return std::nullopt;
        return rate_of(item->measured_at(hour), flow->measured_at(hour), water).rounded(limit.rate->upper.decimals + 4);
    };
    judged.cells = [&](std::size_t hour) -> std::vector<Evidence> {
        return {check.hour_cell(limit.outlet, limit.pollutant, hours.time(hour)),
                check.hour_cell(limit.outlet, flow->item, hours.time(hour))};
    };
    judged.more = [](Report& report, std::size_t) {
        report.values["source_zh"] = "自动监测";
        report.values["source_en"] = "automatic";
        report.values["count_zh"] = "小时";
        report.values["count_en"] = "hours";
    };
    report_hours_over(check, judged);
}

struct Sample {
    Time time;
    Decimal rate;
    SourceRow source;
    std::string column;
    Verdict verdict = Verdict::within;
};

std::vector<Sample> samples_of(CheckContext& check, const PermitLimit& limit)
{
    store::Statement rows = check.rows(
        "SELECT sampled_at, rate_kgh, rate_kgh_written, measured, measured_written, flow_m3h, flow_m3h_written, "
        "source, "
        "row FROM manual_results WHERE outlet = ? AND pollutant = ? AND sampled_at >= ? AND sampled_at < ? "
        "ORDER BY sampled_at, source, row");
    rows.bind_all(limit.outlet, limit.pollutant, check.period().from, check.period().to);
    const std::string comparison = check.text("comparison");
    std::vector<Sample> samples;
    while (rows.step()) {
        Sample sample{rows.time(0), {}, {rows.integer(7), rows.integer(8)}, "rate_kgh"};
        const std::optional<Decimal> submitted = detected(rows, 1, 2);
        const std::optional<Decimal> measured = detected(rows, 3, 4), flow = detected(rows, 5, 6);
        if (!submitted && !(measured && flow)) continue;
        check.examined(1);
        if (submitted) {
            sample.rate = *submitted;
        } else {
            sample.rate = rate_of(*measured, *flow, limit.outlet.starts_with("DW")).trimmed();
            sample.column = "measured";
        }
        sample.verdict = compare(*limit.rate, limit.pollutant, sample.rate, comparison);
        samples.push_back(std::move(sample));
    }
    return samples;
}

void judge_samples(CheckContext& check, const PermitLimit& limit)
{
    const std::vector<Sample> samples = samples_of(check, limit);
    for (const Verdict verdict : kReported) {
        std::vector<Sample> over;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(over),
                     [&](const Sample& sample) { return sample.verdict == verdict; });
        for (std::size_t first = 0; first < over.size();) {
            std::size_t last = first, worst = first;
            while (last + 1 < over.size() && over[last + 1].time - over[last].time <= 2 * kHour) {
                ++last;
                if (over[worst].rate < over[last].rate) worst = last;
            }
            Report report;
            report.subject.outlet = limit.outlet;
            report.subject.pollutant = limit.pollutant;
            report.period = Period{over[first].time, over[last].time + kHour};
            report.records = static_cast<std::int64_t>(last - first + 1);
            for (std::size_t place = first; place <= last; ++place)
                report.evidence.push_back(check.cell(over[place].source, over[place].column));
            describe(report, *limit.rate, over[worst].rate, verdict);
            report.values["source_zh"] = "手工监测";
            report.values["source_en"] = "manual";
            report.values["count_zh"] = "个样品";
            report.values["count_en"] = "samples";
            check.report(std::move(report));
            first = last + 1;
        }
    }
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
    if (!limited) check.not_applicable({"许可证没有排放速率限值", "the permit limits no emission rate"});
}

}  // namespace audit::checks
