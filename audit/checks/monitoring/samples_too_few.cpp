// SPDX-License-Identifier: Apache-2.0
// A manual test (the samples of one day, or of neighbouring hours) holds fewer samples than the "at least n" of the
// plan. Missing tests are manual_test_missing's business; tests that stand in for automatic monitoring are not judged.
#include <map>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

// The number after 至少 (at least); empty when the plan names none.
std::optional<int> required_samples(const std::string& sampling)
{
    const std::string word = "至少";
    std::size_t at = sampling.find(word);
    if (at == std::string::npos) return std::nullopt;
    int number = 0;
    for (at += word.size(); at < sampling.size(); ++at) {
        const char c = sampling[at];
        if (c == ' ' && number == 0) continue;
        if (c < '0' || c > '9' || number > 1000) break;
        number = number * 10 + (c - '0');
    }
    if (number == 0) return std::nullopt;
    return number;
}

struct Required {
    int samples = 0;
    SourceRow source;
};

std::map<Subject, Required> requirements(const CheckContext& check)
{
    std::map<Subject, Required> required;
    for (const MonitoringRequirement& row : check.plant().monitoring) {
        const std::optional<int> samples = required_samples(row.sampling);
        if (row.automatic || !samples) continue;
        required[{.outlet = row.outlet, .pollutant = item_at(row.outlet, row.pollutant)}] = {*samples, row.source};
    }
    return required;
}

std::int64_t distinct_samples(std::span<const ManualSample> test)
{
    std::set<std::pair<Time, std::string>> distinct;
    for (const ManualSample& sample : test) distinct.emplace(sample.sampled_at, sample.sample);
    return static_cast<std::int64_t>(distinct.size());
}

}  // namespace

void samples_too_few(CheckContext& check)
{
    const auto required = requirements(check);
    if (required.empty()) {
        return check.not_applicable({"自行监测要求未规定样品个数", "the plan names no number of samples"});
    }
    const std::vector<ManualSample> samples = manual_samples(check);
    constexpr std::int64_t kApart = 4 * kHour;
    for (const auto& test : manual_tests(samples, kApart)) {
        const auto found = required.find(test.front().subject());
        if (found == required.end()) continue;
        check.examined(1);
        const std::int64_t count = distinct_samples(test);
        if (count >= found->second.samples) continue;
        check.report({.subject = found->first,
                      .period = period_of(test),
                      .records = count,
                      .measured = Decimal{count, 0},
                      .limit = Decimal{found->second.samples, 0},
                      .unit = "个",
                      .values = {{"day", date_text(test.front().sampled_at)}},
                      .evidence = {check.cell(test.front().source, "sampled_at"),
                                   check.cell(found->second.source, "sampling")}});
    }
}

}  // namespace audit::checks
