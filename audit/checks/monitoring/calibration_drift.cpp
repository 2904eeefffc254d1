// SPDX-License-Identifier: Apache-2.0
// A zero or span calibration whose drift, abs(reading - reference) / full scale (pH: in pH units), lies over the limit
// of HJ 75-2017 or HJ 355-2019, or one recorded as failed that was not followed by repair and a passed re-test.
#include <cmath>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/accuracy_limits.h"

namespace audit::checks {

namespace {

struct Drift {
    double value = 0;
    reference::DriftLimit limit;
};

std::optional<Drift> drift_of(const AnalyserRecord& record)
{
    if (!record.reading || !record.reference) return std::nullopt;
    const bool water = !record.outlet.starts_with("DA");
    Drift drift{std::abs(*record.reading - *record.reference),
                reference::drift_limit(record.item, water, record.is_span_calibration())};
    if (!drift.limit.relative) return drift;
    if (!record.full_scale || *record.full_scale <= 0) return std::nullopt;
    drift.value = 100 * drift.value / *record.full_scale;
    return drift;
}

void report_record(CheckContext& check, const AnalyserRecord& record, const std::optional<Drift>& drift)
{
    std::vector<Evidence> evidence;
    for (const char* column : {"reading", "reference", "full_scale", "result"}) {
        evidence.push_back(check.cell(record.source, column));
    }
    Report report{.subject = {.outlet = record.outlet, .pollutant = record.item},
                  .period = record.period,
                  .values = {{"kind", record.kind}},
                  .evidence = std::move(evidence)};
    if (drift && is_beyond(drift->value, drift->limit.limit)) {
        constexpr int kDecimals = 2;
        report.measured = Decimal::from_double(drift->value, kDecimals);
        report.limit = Decimal::from_double(drift->limit.limit, kDecimals).trimmed();
        report.unit = drift->limit.relative ? "%F.S." : "";
        const bool lost = is_beyond(drift->value, drift->limit.out_of_control);
        report.values["what_zh"] = "漂移 " + report.measured->to_string() + report.unit + "，超过限值 " +
                                   report.limit->to_string() + report.unit + (lost ? "，已达到失控判据" : "");
        report.values["what_en"] = "drift " + report.measured->to_string() + report.unit + " over the limit of " +
                                   report.limit->to_string() + report.unit + (lost ? ", out of control" : "");
    } else {
        report.values["what_zh"] = "结果不合格，其后未见维修和复测合格的记录";
        report.values["what_en"] = "recorded as failed, without repair and a passed re-test after it";
    }
    check.report(std::move(report));
}

// Failed, then repaired and passed again within the days allowed; on the same day the adjustment itself is the repair.
bool was_put_right(const std::vector<AnalyserRecord>& records, std::size_t failed, std::int64_t within)
{
    const AnalyserRecord& record = records[failed];
    bool repaired = false;
    for (std::size_t i = failed + 1; i < records.size(); ++i) {
        const AnalyserRecord& later = records[i];
        if (later.outlet != record.outlet || later.item != record.item) return false;
        if (later.period.from - record.period.to > within) return false;
        repaired = repaired || later.is_repair() || later.period.from - record.period.to <= kDay;
        const bool same_kind = later.is_zero_calibration() == record.is_zero_calibration();
        if (later.is_calibration() && same_kind && !later.failed() && repaired) return true;
    }
    return false;
}

}  // namespace

void calibration_drift(CheckContext& check)
{
    const std::vector<AnalyserRecord> records = analyser_records(check);
    const auto within = static_cast<std::int64_t>(check.number("retest_days") * kDay);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const AnalyserRecord& record = records[i];
        if (!record.is_calibration() || !check.period().contains(record.period.from)) continue;
        check.examined(1);
        const std::optional<Drift> drift = drift_of(record);
        const bool drifted = drift && is_beyond(drift->value, drift->limit.limit);
        if (drifted || (record.failed() && !was_put_right(records, i, within))) report_record(check, record, drift);
    }
}

}  // namespace audit::checks
