// SPDX-License-Identifier: Apache-2.0
// The ledger rows that the checks of monitoring and authenticity read again and again, as plain values: what was done
// to the analysers, manual samples, abnormal events, and what production was at each hour of an outlet.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

// A row of cems_qa.
struct AnalyserRecord {
    SourceRow source;
    std::string outlet, item, kind, result;
    Period period;  // where no end was given one hour; of a bare date the day
    std::optional<double> reference, reading, after, full_scale;

    bool is_zero_calibration() const { return kind.find("零点") != std::string::npos; }
    bool is_span_calibration() const;
    bool is_calibration() const { return is_zero_calibration() || is_span_calibration(); }
    bool is_comparison() const;  // 校验, 比对
    bool is_repair() const;      // 维护, 故障维修, 更换
    bool failed() const { return result == "不合格"; }
};
// By outlet, item, start; those before and after the audit period included.
std::vector<AnalyserRecord> analyser_records(const CheckContext& check);

// A row of manual_results.
struct ManualSample {
    SourceRow source;
    std::string outlet, pollutant, sample, measured_written, unit, method, laboratory, cma, instrument, report;
    Time sampled_at;
    std::optional<double> measured, converted, o2_pct, load_pct;
    std::optional<Time> cma_valid_to, reported_on, uploaded_on;

    bool is_detected() const;  // a number above the detection limit
    Subject subject() const { return {.outlet = outlet, .pollutant = pollutant}; }
};
// Of the audit period, by outlet, pollutant, time.
std::vector<ManualSample> manual_samples(const CheckContext& check);

// Neighbours of one outlet and pollutant that are one test: on one day, or at most that far apart.
std::vector<std::span<const ManualSample>> manual_tests(std::span<const ManualSample> samples, std::int64_t apart);

// From the first sample to a minute after the last.
Period period_of(std::span<const ManualSample> samples);

// A row of abnormal_log.
struct AbnormalEvent {
    SourceRow source;
    std::string facility, condition, cause;
    Period period;

    bool is_outage() const;  // 停运, 停产
    bool says(std::string_view word) const;
};
// By facility, start.
std::vector<AbnormalEvent> abnormal_events(const CheckContext& check);

// What production_log says about the facilities that feed an outlet, for each hour of the outlet's grid.
enum class Production : std::uint8_t { unknown, running, stopped, mixed };
struct ProductionHours {
    std::vector<float> load_pct;  // mean of the facilities that ran, not a number where nothing is known
    std::vector<Production> state;
    std::vector<std::int32_t> record;  // index into ProductionLog::records of one that says so, -1 for none

    bool knows_load(std::size_t hour) const { return load_pct[hour] == load_pct[hour]; }
};
class ProductionLog {
 public:
    explicit ProductionLog(const CheckContext& check);
    struct Record {
        SourceRow source;
        std::string facility, state;
        Period period;
        std::optional<double> hours, load_pct;
        Production production() const;
    };
    const std::vector<Record>& records() const { return records_; }
    std::span<const Record> records_of(const std::string& facility) const;
    // The facilities that feed the outlet; the only one of the plant where no treatment names any.
    static std::vector<std::string> feeding(const Plant& plant, const std::string& outlet);
    // The load submitted with the automatic data, where there is one, takes the place of the ledger's.
    ProductionHours hours_of(const Plant& plant, const hours::OutletHours& hours) const;

 private:
    std::vector<Record> records_;                                    // by facility, start
    std::map<std::string, std::pair<std::size_t, std::size_t>> of_;  // facility -> [first, last) of records_
};

// The outlet's own name of an item: "流量" of a plan is 废水流量 in the data of a water outlet.
std::string item_at(const std::string& outlet, const std::string& item);

// Required automatic pollutants of the plan, once each, items as item_at() gives them; where the plan has none at all
// for an outlet, nothing.
struct RequiredItem {
    std::string outlet, item;
    const MonitoringRequirement* requirement;
};
std::vector<RequiredItem> required_automatic(const Plant& plant);

}  // namespace audit::checks
