// SPDX-License-Identifier: Apache-2.0
// Manual samples that cannot have been taken as recorded: with the same instrument at two outlets at one time, or
// during an outage of the outlet, or (air) of every facility that feeds it, by the abnormal log or the production
// ledger. Times without an hour are not compared.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

bool has_hour(const ManualSample& sample)
{
    return sample.sampled_at != start_of_day(sample.sampled_at);
}

void report_pair(CheckContext& check, const ManualSample& first, const ManualSample& second)
{
    check.report({.subject = second.subject(),
                  .period = Period{first.sampled_at, second.sampled_at + kMinute},
                  .records = 2,
                  .values = {{"what_zh", "与 " + first.outlet + "（" + time_text(first.sampled_at) +
                                             "）使用同一台仪器 " + second.instrument + " 同时采样"},
                             {"what_en", "used the instrument " + second.instrument + " at the time it sampled at " +
                                             first.outlet + " (" + time_text(first.sampled_at) + ")"}},
                  .evidence = {check.cell(second.source, "sampled_at"), check.cell(second.source, "instrument"),
                               check.cell(first.source, "sampled_at"), check.cell(first.source, "instrument")}});
}

// The samples of each instrument in order of time, each against the one before it at another outlet.
void find_overlaps(CheckContext& check, const std::vector<ManualSample>& samples)
{
    std::map<std::string, std::vector<const ManualSample*>> by_instrument;
    for (const ManualSample& sample : samples) {
        if (!sample.instrument.empty() && has_hour(sample)) by_instrument[sample.instrument].push_back(&sample);
    }
    const auto apart = static_cast<std::int64_t>(check.number("minutes") * kMinute);
    for (auto& [instrument, rows] : by_instrument) {
        std::stable_sort(rows.begin(), rows.end(),
                         [](const ManualSample* a, const ManualSample* b) { return a->sampled_at < b->sampled_at; });
        Time reported_until;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const bool elsewhere = rows[i]->outlet != rows[i - 1]->outlet;
            if (!elsewhere || rows[i]->sampled_at - rows[i - 1]->sampled_at >= apart) continue;
            if (rows[i]->sampled_at < reported_until) continue;  // one finding for one visit
            report_pair(check, *rows[i - 1], *rows[i]);
            reported_until = rows[i]->sampled_at + kHour;
        }
    }
}

// What the books say stood still.
struct Outage {
    std::string code, condition;
    Period period;
    SourceRow source;
    const char* column;  // of the condition
};

class Outages {
 public:
    explicit Outages(const CheckContext& check) : plant_(check.plant())
    {
        for (const AbnormalEvent& event : abnormal_events(check))
            if (event.is_outage()) by_code_[event.facility].push_back(outage_of(event));
        for (const LoggedState& state : production_states(check))
            if (state.state.find("停产") != std::string::npos || state.state.find("停运") != std::string::npos)
                by_code_[state.code].push_back({state.code, state.state, state.period, state.source, "state"});
    }

    // The outage that covers the time, of the outlet or of all that feeds it; nullptr when there is none.
    const Outage* at(const std::string& outlet, Time time) const
    {
        if (const Outage* own = of(outlet, time)) return own;
        if (!outlet.starts_with("DA")) return nullptr;
        const Outage* found = nullptr;
        for (const std::string& facility : ProductionLog::feeding(plant_, outlet)) {
            found = of(facility, time);
            if (found == nullptr) return nullptr;
        }
        return found;
    }

 private:
    static Outage outage_of(const AbnormalEvent& event)
    {
        return {event.facility, event.condition, event.period, event.source, "condition"};
    }

    const Outage* of(const std::string& code, Time time) const
    {
        const auto known = by_code_.find(code);
        if (known == by_code_.end()) return nullptr;
        const auto found = std::find_if(known->second.begin(), known->second.end(),
                                        [&](const Outage& outage) { return outage.period.contains(time); });
        return found == known->second.end() ? nullptr : &*found;
    }

    const Plant& plant_;
    std::map<std::string, std::vector<Outage>> by_code_;
};

void find_outages(CheckContext& check, const std::vector<ManualSample>& samples)
{
    const Outages outages(check);
    for (const auto& test : manual_tests(samples, 0)) {
        const ManualSample* first = nullptr;
        const Outage* during = nullptr;
        std::int64_t records = 0;
        for (const ManualSample& sample : test) {
            const Outage* outage = has_hour(sample) ? outages.at(sample.outlet, sample.sampled_at) : nullptr;
            if (outage == nullptr) continue;
            ++records;
            if (first == nullptr) {
                first = &sample;
                during = outage;
            }
        }
        if (first == nullptr) continue;
        const std::string span = time_text(during->period.from) + "～" + time_text(during->period.to);
        check.report(
            {.subject = first->subject(),
             .period = period_of(test),
             .records = records,
             .values = {{"what_zh", "采样时 " + during->code + " 登记为" + during->condition + "（" + span + "）"},
                        {"what_en",
                         "was sampled while " + during->code + " is logged as out of operation (" + span + ")"}},
             .evidence = {check.cell(first->source, "sampled_at"), check.cell(during->source, "starts"),
                          check.cell(during->source, during->column)}});
    }
}

}  // namespace

void impossible_sampling(CheckContext& check)
{
    const std::vector<ManualSample> samples = manual_samples(check);
    check.examined(static_cast<std::int64_t>(samples.size()));
    find_overlaps(check, samples);
    find_outages(check, samples);
}

}  // namespace audit::checks
