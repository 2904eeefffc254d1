// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/monitoring_records.h"

#include <algorithm>
#include <limits>

#include "audit/checks/codes.h"
#include "audit/checks/hourly_values.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

bool contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

Period period_of_row(const store::Statement& row, int starts, int ends)
{
    const Time from = row.time(starts);
    if (!row.is_null(ends) && row.time(ends) > from) return {from, row.time(ends)};
    if (from == start_of_day(from)) return {from, from + kDay};  // a bare date is the whole day
    return {from, from + (row.is_null(ends) ? kHour : kMinute)};
}

}  // namespace

bool AnalyserRecord::is_span_calibration() const
{
    return contains(kind, "量程") || contains(kind, "跨度");
}

bool AnalyserRecord::is_comparison() const
{
    return contains(kind, "校验") || contains(kind, "比对");
}

bool AnalyserRecord::is_repair() const
{
    return contains(kind, "维护") || contains(kind, "维修") || contains(kind, "更换");
}

std::vector<AnalyserRecord> analyser_records(const CheckContext& check)
{
    std::vector<AnalyserRecord> records;
    store::Statement row = check.rows(
        "SELECT source, row, outlet, item, kind, starts, ends, reference, reading, after, full_scale, result FROM "
        "cems_qa "
        "WHERE starts IS NOT NULL ORDER BY outlet, item, starts, source, row");
    while (row.step()) {
        AnalyserRecord record;
        record.source = {row.integer(0), row.integer(1)};
        record.outlet = row.text(2);
        record.item = item_at(record.outlet, row.text(3));
        record.kind = row.text(4);
        record.period = period_of_row(row, 5, 6);
        record.reference = row.optional_real(7);
        record.reading = row.optional_real(8);
        record.after = row.optional_real(9);
        record.full_scale = row.optional_real(10);
        record.result = row.text(11);
        records.push_back(std::move(record));
    }
    std::stable_sort(records.begin(), records.end(), [](const AnalyserRecord& a, const AnalyserRecord& b) {
        return std::tie(a.outlet, a.item, a.period.from) < std::tie(b.outlet, b.item, b.period.from);
    });
    return records;
}

bool ManualSample::is_detected() const
{
    return measured && *measured > 0 && Decimal::parse(measured_written).has_value();
}

std::vector<ManualSample> manual_samples(const CheckContext& check)
{
    std::vector<ManualSample> samples;
    store::Statement row = check.rows(
        "SELECT source, row, outlet, pollutant, sample, measured_written, unit, method, laboratory, cma, instrument, "
        "report, "
        "sampled_at, measured, converted, o2_pct, load_pct, cma_valid_to, reported_on, uploaded_on FROM manual_results "
        "WHERE sampled_at >= ? AND sampled_at < ? ORDER BY outlet, pollutant, sampled_at, source, row");
    row.bind_all(check.period().from, check.period().to);
    while (row.step()) {
        ManualSample sample;
        sample.source = {row.integer(0), row.integer(1)};
        std::string* const texts[] = {
            &sample.outlet, &sample.pollutant,  &sample.sample, &sample.measured_written, &sample.unit,
            &sample.method, &sample.laboratory, &sample.cma,    &sample.instrument,       &sample.report};
        for (int i = 0; i < 10; ++i) *texts[i] = row.text(2 + i);
        sample.pollutant = item_at(sample.outlet, sample.pollutant);
        sample.sampled_at = row.time(12);
        sample.measured = row.optional_real(13);
        sample.converted = row.optional_real(14);
        sample.o2_pct = row.optional_real(15);
        sample.load_pct = row.optional_real(16);
        sample.cma_valid_to = row.optional_time(17);
        sample.reported_on = row.optional_time(18);
        sample.uploaded_on = row.optional_time(19);
        samples.push_back(std::move(sample));
    }
    return samples;
}

std::vector<std::span<const ManualSample>> manual_tests(std::span<const ManualSample> samples, std::int64_t apart)
{
    std::vector<std::span<const ManualSample>> tests;
    for (std::size_t first = 0; first < samples.size();) {
        std::size_t next = first + 1;
        while (next < samples.size() && samples[next].subject() == samples[first].subject()) {
            const Time before = samples[next - 1].sampled_at;
            const Time now = samples[next].sampled_at;
            if (start_of_day(now) != start_of_day(before) && now - before > apart) break;
            ++next;
        }
        tests.push_back(samples.subspan(first, next - first));
        first = next;
    }
    return tests;
}

Period period_of(std::span<const ManualSample> samples)
{
    return {samples.front().sampled_at, samples.back().sampled_at + kMinute};
}

bool AbnormalEvent::is_outage() const
{
    return says("停运") || says("停产");
}

bool AbnormalEvent::says(std::string_view word) const
{
    return contains(condition, word) || contains(cause, word);
}

std::vector<AbnormalEvent> abnormal_events(const CheckContext& check)
{
    std::vector<AbnormalEvent> events;
    store::Statement row = check.rows(
        "SELECT source, row, facility, condition, cause, starts, ends FROM abnormal_log WHERE starts IS NOT NULL "
        "ORDER BY facility, starts, source, row");
    while (row.step()) {
        events.push_back({{row.integer(0), row.integer(1)},
                          code_of(check.plant(), row.text(2)),
                          row.text(3),
                          row.text(4),
                          period_of_row(row, 5, 6)});
    }
    std::stable_sort(events.begin(), events.end(), [](const AbnormalEvent& a, const AbnormalEvent& b) {
        return std::tie(a.facility, a.period.from) < std::tie(b.facility, b.period.from);
    });
    return events;
}

Production ProductionLog::Record::production() const
{
    const double span = static_cast<double>(period.seconds()) / kHour;
    if (contains(state, "停产") || contains(state, "停运")) return Production::stopped;
    if (contains(state, "停机") || contains(state, "启动") || contains(state, "异常")) return Production::mixed;
    if (hours && *hours <= 0) return Production::stopped;
    if (hours && *hours < 0.95 * span) return Production::mixed;
    return state.empty() && !hours ? Production::unknown : Production::running;
}

ProductionLog::ProductionLog(const CheckContext& check)
{
    store::Statement row = check.rows(
        "SELECT source, row, facility, state, starts, ends, hours, load_pct FROM production_log WHERE starts IS NOT "
        "NULL "
        "ORDER BY facility, starts, source, row");
    while (row.step()) {
        // A bare date is the whole day (the contract of the table).
        const Time from = row.time(4);
        const Time to = row.is_null(5) || row.time(5) <= from ? from + kDay : row.time(5);
        records_.push_back({{row.integer(0), row.integer(1)},
                            row.text(2),
                            row.text(3),
                            {from, to},
                            row.optional_real(6),
                            row.optional_real(7)});
    }
    for (std::size_t i = 0; i < records_.size(); ++i) {
        auto [entry, is_new] = of_.try_emplace(records_[i].facility, i, i);
        entry->second.second = i + 1;
    }
}

std::span<const ProductionLog::Record> ProductionLog::records_of(const std::string& facility) const
{
    const auto found = of_.find(facility);
    if (found == of_.end()) return {};
    return std::span(records_).subspan(found->second.first, found->second.second - found->second.first);
}

std::vector<std::string> ProductionLog::feeding(const Plant& plant, const std::string& outlet)
{
    std::vector<std::string> facilities = plant.facilities_of(outlet);
    if (facilities.empty() && plant.facilities.size() == 1) facilities.push_back(plant.facilities.front().facility);
    return facilities;
}

namespace {

// Adds up what the records of one facility after the other say about each hour.
class HourlyProduction {
 public:
    HourlyProduction(const hours::OutletHours& hours, ProductionHours& result)
        : hours_(hours), result_(result), sums_(hours.count, 0), loads_(hours.count, 0), known_(hours.count, 0)
    {
    }

    void add(const ProductionLog::Record& record, std::int32_t number)
    {
        const HourRange range = hours_within(hours_, record.period);
        const Production production = record.production();
        for (std::size_t hour = range.first; hour < range.last && hours_.time(hour) < record.period.to; ++hour) {
            add_state(hour, production, number);
            if (!record.load_pct || production != Production::running) continue;
            sums_[hour] += static_cast<float>(*record.load_pct);
            ++loads_[hour];
        }
    }

    void finish(std::size_t facilities)
    {
        for (std::size_t hour = 0; hour < hours_.count; ++hour) {
            if (loads_[hour] > 0) result_.load_pct[hour] = sums_[hour] / static_cast<float>(loads_[hour]);
            const bool all_known = known_[hour] >= facilities;
            if (result_.state[hour] == Production::stopped && !all_known) result_.state[hour] = Production::unknown;
        }
    }

 private:
    // One facility that runs makes the outlet run; all must stand still for it to be stopped.
    void add_state(std::size_t hour, Production production, std::int32_t number)
    {
        Production& state = result_.state[hour];
        if (++known_[hour] == 1 || production == Production::running) {
            if (state == Production::running) return;
            state = production;
            result_.record[hour] = number;
        } else if (state != Production::running && state != production) {
            state = Production::mixed;
        }
    }

    const hours::OutletHours& hours_;
    ProductionHours& result_;
    std::vector<float> sums_;
    std::vector<std::uint16_t> loads_, known_;
};

}  // namespace

ProductionHours ProductionLog::hours_of(const Plant& plant, const hours::OutletHours& hours) const
{
    constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    ProductionHours result{std::vector<float>(hours.count, kUnknown),
                           std::vector<Production>(hours.count, Production::unknown),
                           std::vector<std::int32_t>(hours.count, -1)};
    HourlyProduction production(hours, result);
    std::vector<std::string> facilities = feeding(plant, hours.outlet);
    // Where the permit lists none at all, the only one of the ledger.
    if (facilities.empty() && plant.facilities.empty() && of_.size() == 1) facilities.push_back(of_.begin()->first);
    for (const std::string& facility : facilities) {
        for (const Record& record : records_of(facility)) {
            production.add(record, static_cast<std::int32_t>(&record - records_.data()));
        }
    }
    production.finish(facilities.size());
    if (const hours::ItemHours* load = hours.item("生产负荷")) {
        for (std::size_t hour = 0; hour < hours.count; ++hour) {
            if (load->valid[hour]) result.load_pct[hour] = static_cast<float>(load->measured_at(hour).to_double());
        }
    }
    return result;
}

std::string item_at(const std::string& outlet, const std::string& item)
{
    const bool water = outlet.starts_with("DW") || outlet.starts_with("YS");
    if (item == "流量") return water ? reference::kWaterFlow : reference::kGasFlow;
    if (water && item == reference::kGasFlow) return reference::kWaterFlow;
    if (!water && item == reference::kWaterFlow) return reference::kGasFlow;
    return item;
}

std::vector<RequiredItem> required_automatic(const Plant& plant)
{
    std::vector<RequiredItem> required;
    for (const MonitoringRequirement& requirement : plant.monitoring) {
        if (!requirement.automatic) continue;
        const std::string item = item_at(requirement.outlet, requirement.pollutant);
        const bool known = std::any_of(required.begin(), required.end(), [&](const RequiredItem& other) {
            return other.outlet == requirement.outlet && other.item == item;
        });
        if (!known) required.push_back({requirement.outlet, item, &requirement});
    }
    return required;
}

}  // namespace audit::checks
