// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/sample_runs.h"

#include <algorithm>

#include "audit/checks/runs_over.h"
#include "audit/checks/spans.h"

namespace audit::checks {

namespace {

// C = C' x (21 - baseline) / (21 - measured O2); empty where the O2 leaves hardly anything to divide by.
std::optional<Decimal> converted(const Decimal& measured, const Decimal& oxygen, const Decimal& baseline)
{
    constexpr Decimal kAir{21, 0};
    constexpr Decimal kUnjudged{20, 0};
    if (oxygen > kUnjudged) return std::nullopt;
    return quotient(measured * (kAir - baseline), kAir - oxygen, std::min(measured.decimals + 2, 9));
}

}  // namespace

void report_samples_over(CheckContext& check, const JudgedSamples& judged)
{
    check.examined(static_cast<std::int64_t>(judged.samples.size()));
    const auto adjoins = [](const JudgedSample& before, const JudgedSample& sample) {
        return start_of_hour(sample.time) <= period_of_record(before.time).to + kHour;
    };
    for (const RunOver<JudgedSample>& run :
         runs_over(judged.samples, *judged.limit, judged.pollutant, check.text("comparison"), adjoins)) {
        Report report;
        report.subject.outlet = judged.outlet;
        report.subject.pollutant = judged.pollutant;
        report.period = Period{run.first->time, period_of_record(run.last->time).to};
        report.records = run.count;
        for (const JudgedSample* sample : run.outer())
            report.evidence.push_back(check.cell(sample->source, sample->column));
        describe(report, *judged.limit, as_written(*judged.limit, run.worst->value, report.evidence), run.verdict);
        if (judged.more) judged.more(report);
        check.report(std::move(report));
    }
}

std::vector<JudgedSample> concentration_samples(CheckContext& check, const std::string& outlet,
                                                const std::string& pollutant, const LimitValue& limit,
                                                const Period& within)
{
    store::Statement rows = check.rows(
        "SELECT sampled_at, measured, measured_written, converted, converted_written, o2_pct, o2_pct_written, unit, "
        "source, row FROM manual_results WHERE outlet = ? AND pollutant = ? AND sampled_at >= ? AND sampled_at < ? "
        "ORDER BY sampled_at, source, row");
    rows.bind_all(outlet, pollutant, std::max(within.from, check.period().from),
                  std::min(within.to, check.period().to));
    const std::optional<Decimal> baseline = check.plant().baseline_o2(outlet, pollutant);
    std::vector<JudgedSample> samples;
    while (rows.step()) {
        if (!is_comparable(limit, rows.view(7))) continue;
        const std::optional<Decimal> measured = detected(rows, 1, 2);
        if (!measured) continue;
        JudgedSample sample{rows.time(0), *measured, {rows.integer(8), rows.integer(9)}, "measured"};
        if (baseline) {
            const std::optional<Decimal> submitted = detected(rows, 3, 4), oxygen = detected(rows, 5, 6);
            const std::optional<Decimal> judged =
                submitted ? submitted : (oxygen ? converted(*measured, *oxygen, *baseline) : std::nullopt);
            if (!judged) continue;
            sample.value = *judged;
            if (submitted) sample.column = "converted";
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

}  // namespace audit::checks
