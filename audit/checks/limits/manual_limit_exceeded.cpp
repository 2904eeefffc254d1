// SPDX-License-Identifier: Apache-2.0
// A sample of manual monitoring lies above the permitted concentration (pH: outside its range). Judged is the converted
// value where the permit gives a baseline O2: the submitted one, else computed from the sample's O2. Results under the
// detection limit are never over. Samples taken within adjoining hours are one finding.
#include <algorithm>
#include <map>

#include "audit/checks/comparison.h"

namespace audit::checks {

namespace {

struct Sample {
    Time time;
    Decimal value;
    SourceRow source;
    std::string column;
    Verdict verdict = Verdict::within;
};

const LimitValue* concentration_limit(const PermitLimit& limit)
{
    if (limit.hourly) return &*limit.hourly;
    return limit.daily ? &*limit.daily : nullptr;
}

// C = C' x (21 - baseline) / (21 - measured O2); empty where the O2 leaves nothing to divide by.
std::optional<Decimal> converted(const Decimal& measured, const Decimal& oxygen, const Decimal& baseline)
{
    constexpr Decimal kAir{21, 0};
    const Decimal left = kAir - oxygen;
    if (left.mantissa <= 0) return std::nullopt;
    return quotient(measured * (kAir - baseline), left, std::min(measured.decimals + 2, 9));
}

std::vector<Sample> samples_of(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    store::Statement rows = check.rows(
        "SELECT sampled_at, measured, measured_written, converted, converted_written, o2_pct, o2_pct_written, unit, "
        "source, row "
        "FROM manual_results WHERE outlet = ? AND pollutant = ? AND sampled_at >= ? AND sampled_at < ? "
        "ORDER BY sampled_at, source, row");
    rows.bind_all(limit.outlet, limit.pollutant, check.period().from, check.period().to);
    const std::string comparison = check.text("comparison");
    std::vector<Sample> samples;
    while (rows.step()) {
        const std::string unit = rows.text(7);
        if (!unit.empty() && !value.unit.empty() && unit != value.unit) continue;
        check.examined(1);
        const std::optional<Decimal> measured = detected(rows, 1, 2);
        if (!measured) continue;
        Sample sample{rows.time(0), *measured, {rows.integer(8), rows.integer(9)}, "measured"};
        if (limit.baseline_o2_pct) {
            const std::optional<Decimal> submitted = detected(rows, 3, 4);
            const std::optional<Decimal> oxygen = detected(rows, 5, 6);
            if (submitted) {
                sample.value = *submitted;
                sample.column = "converted";
            } else if (oxygen) {
                sample.value = converted(*measured, *oxygen, *limit.baseline_o2_pct).value_or(*measured);
            }
        }
        sample.verdict = compare(value, limit.pollutant, sample.value, comparison);
        samples.push_back(std::move(sample));
    }
    return samples;
}

// Times of day are unknown where only a date was written: the sample stands for its day, else for its hour.
Time end_of(const Sample& sample)
{
    return sample.time + (sample.time == start_of_day(sample.time) ? kDay : kHour);
}

void judge(CheckContext& check, const PermitLimit& limit, const LimitValue& value)
{
    const std::vector<Sample> samples = samples_of(check, limit, value);
    for (const Verdict verdict : kReported) {
        std::vector<Sample> over;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(over),
                     [&](const Sample& sample) { return sample.verdict == verdict; });
        for (std::size_t first = 0; first < over.size();) {
            std::size_t last = first, worst = first;
            while (last + 1 < over.size() && start_of_hour(over[last + 1].time) <= end_of(over[last]) + kHour) {
                ++last;
                if (distance_beyond(value, over[worst].value) < distance_beyond(value, over[last].value)) worst = last;
            }
            Report report;
            report.subject.outlet = limit.outlet;
            report.subject.pollutant = limit.pollutant;
            report.period = Period{over[first].time, end_of(over[last])};
            report.records = static_cast<std::int64_t>(last - first + 1);
            for (std::size_t place = first; place <= last; ++place)
                report.evidence.push_back(check.cell(over[place].source, over[place].column));
            describe(report, value, over[worst].value, verdict);
            check.report(std::move(report));
            first = last + 1;
        }
    }
}

}  // namespace

void manual_limit_exceeded(CheckContext& check)
{
    bool limited = false;
    for (const PermitLimit& limit : check.plant().limits) {
        const LimitValue* value = concentration_limit(limit);
        if (!value || limit.outlet == kWholePlant) continue;
        limited = true;
        judge(check, limit, *value);
    }
    if (!limited) check.not_applicable({"许可证没有浓度限值", "the permit limits no concentration"});
}

}  // namespace audit::checks
